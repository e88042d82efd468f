package dev.oneline.runtime.eventlog.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who of the backends that share a log should own which shard: their consumer group decides. Each of them subscribes to the
 * topics of the shards that it could own; the one that a shard's topic is assigned to is its owner, until the group assigns
 * it to another, which it does when the owner leaves or is silent for longer than its session. Nothing is read here: the
 * assignment is all that is wanted.
 *
 * <p>The group says who <em>should</em> write. Who <em>can</em> is the transactional id's business, see {@link ShardWriter}:
 * one who was paused learns late that it owns nothing any more. So whoever is about to take the transactional id asks the
 * group first ({@link #claim}), and doesn't trust what it remembers.
 */
final class Owners implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Owners.class);

    private static final Duration POLL = Duration.ofMillis(50);
    private static final long RETRY_MS = 1_000;
    private static final long LOOK_AGAIN_MS = 200;
    private static final Duration LEAVE_LIMIT = Duration.ofSeconds(2);

    /** A group that is new waits 3 s for more members, one whose members are dead for their sessions' end. */
    private static final long ANSWER_LIMIT_MS = 20_000;

    /** Each shard asks one question at a time. */
    private static final int MAX_QUESTIONS = 4_096;

    private final Clients clients;
    private final String group;
    private final @Nullable String member;
    private final Set<TopicPartition> wanted = ConcurrentHashMap.newKeySet();

    /** Of those wanted: the group has said whose they are. */
    private final Set<TopicPartition> answered = ConcurrentHashMap.newKeySet();

    private final Set<TopicPartition> mine = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<Question> questions = new ArrayBlockingQueue<>(MAX_QUESTIONS);
    private final MeterRegistry meters;
    private final Gauge owned;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Object news = new Object();
    private @Nullable Thread thread;

    private record Question(TopicPartition partition, CompletableFuture<Boolean> answer) {}

    Owners(Clients clients, KafkaConfig config, MeterRegistry meters) {
        this.clients = clients;
        this.group = config.prefix() + ".owners";
        this.member = config.member();
        this.meters = meters;
        this.owned =
                Gauge.builder("oneline.eventlog.shards.owned", mine, Set::size).register(meters);
    }

    /**
     * Whether the group, asked now, says that the shard is ours. From the first claim on this process is a member. Blocks.
     *
     * @throws KafkaException when the group can't be asked
     */
    boolean claim(TopicPartition partition) {
        wanted.add(partition);
        belong();
        awaitAnswer(partition);
        return mine.contains(partition) && confirmed(partition);
    }

    /** As far as this process has heard. */
    boolean holds(TopicPartition partition) {
        return mine.contains(partition);
    }

    @Override
    public void close() {
        closing.countDown();
        meters.remove(owned);
        Thread member;
        synchronized (this) {
            member = thread;
        }
        if (member != null) {
            try {
                member.join(LEAVE_LIMIT.plus(LEAVE_LIMIT));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized void belong() {
        if (thread == null && closing.getCount() > 0) {
            thread = Thread.ofPlatform().daemon().name("log-owners").start(this::run);
        }
    }

    private void awaitAnswer(TopicPartition partition) {
        long giveUpAtNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ANSWER_LIMIT_MS);
        try {
            synchronized (news) {
                while (!answered.contains(partition)) {
                    if (System.nanoTime() > giveUpAtNs || closing.getCount() == 0) {
                        throw new TimeoutException("the group " + group + " doesn't say who owns " + partition.topic());
                    }
                    news.wait(LOOK_AGAIN_MS);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    private boolean confirmed(TopicPartition partition) {
        var question = new Question(partition, new CompletableFuture<>());
        if (!questions.offer(question)) {
            throw new TimeoutException("too many ask who owns what");
        }
        try {
            return question.answer().get(Clients.CALL_LIMIT_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException cause ? cause : new KafkaException(e.getCause());
        } catch (java.util.concurrent.TimeoutException e) {
            throw new TimeoutException("the group " + group + " doesn't answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    private void run() {
        var name = member;
        while (closing.getCount() > 0) {
            try (var membership = new Membership(clients.member(group, name))) {
                membership.live();
            } catch (FencedInstanceIdException e) {
                LOG.error(
                        "another backend came under this one's name and has its place: stands by from now on member={}",
                        name);
                name = null;
            } catch (KafkaException e) {
                LOG.warn("left the group of owners and joins it again cause=\"{}\"", e.toString());
                pause();
            }
            mine.clear();
            answered.clear();
            var unanswered = new ArrayList<Question>();
            questions.drainTo(unanswered);
            unanswered.forEach(question -> question.answer().complete(false));
        }
    }

    private void pause() {
        try {
            if (closing.await(RETRY_MS, TimeUnit.MILLISECONDS)) {
                LOG.debug("closed meanwhile");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One membership, from joining to leaving. The thread's alone. */
    private final class Membership implements ConsumerRebalanceListener, AutoCloseable {
        private final Consumer<byte[], byte[]> consumer;

        Membership(Consumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
        }

        void live() {
            while (closing.getCount() > 0) {
                var topics = wanted.stream().map(TopicPartition::topic).collect(Collectors.toSet());
                if (!topics.equals(consumer.subscription())) {
                    consumer.subscribe(topics, this);
                }
                consumer.poll(POLL);
                var asked = new ArrayList<Question>();
                questions.drainTo(asked);
                asked.forEach(this::answer);
            }
        }

        /** Only a member of the group as it is now may commit: the brokers see to that. */
        private void answer(Question question) {
            var partition = question.partition();
            if (!mine.contains(partition)) {
                question.answer().complete(false);
                return;
            }
            try {
                long endOffset = Objects.requireNonNull(
                        consumer.endOffsets(Set.of(partition)).get(partition));
                consumer.commitSync(Map.of(partition, new OffsetAndMetadata(endOffset)));
                question.answer().complete(true);
            } catch (RebalanceInProgressException e) {
                // Not decided yet: in a moment it is.
                if (!questions.offer(question)) {
                    question.answer().completeExceptionally(e);
                }
            } catch (CommitFailedException e) {
                onPartitionsLost(List.of(partition));
                question.answer().complete(false);
            } catch (FencedInstanceIdException e) {
                question.answer().complete(false);
                throw e;
            } catch (KafkaException e) {
                question.answer().completeExceptionally(e);
            }
        }

        /** Called after each assignment, also when there is nothing new in it. */
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> fresh) {
            consumer.pause(fresh);
            // So that it doesn't ask where it was.
            fresh.forEach(partition -> consumer.seek(partition, 0));
            fresh.forEach(partition -> LOG.info("shard assigned topic={}", partition.topic()));
            mine.addAll(fresh);
            synchronized (news) {
                var subscription = consumer.subscription();
                wanted.stream()
                        .filter(partition -> subscription.contains(partition.topic()))
                        .forEach(answered::add);
                news.notifyAll();
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> gone) {
            gone.forEach(partition -> LOG.info("shard given up topic={}", partition.topic()));
            mine.removeAll(gone);
        }

        /** They are another's already. */
        @Override
        public void onPartitionsLost(Collection<TopicPartition> gone) {
            gone.forEach(
                    partition -> LOG.warn("shard lost: this backend was silent too long topic={}", partition.topic()));
            mine.removeAll(gone);
        }

        /** Whoever stops on purpose says so, that the others needn't wait. Who only failed comes back. */
        @Override
        public void close() {
            boolean stops = closing.getCount() == 0;
            consumer.close(CloseOptions.timeout(stops ? LEAVE_LIMIT : Duration.ZERO)
                    .withGroupMembershipOperation(
                            stops
                                    ? CloseOptions.GroupMembershipOperation.LEAVE_GROUP
                                    : CloseOptions.GroupMembershipOperation.REMAIN_IN_GROUP));
        }
    }
}
