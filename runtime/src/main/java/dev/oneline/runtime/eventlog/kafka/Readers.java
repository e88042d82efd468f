package dev.oneline.runtime.eventlog.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A few consumers that everyone who reads takes turns with. Calls block, {@link Clients#CALL_LIMIT_MS} at most. */
final class Readers implements AutoCloseable {
    /** Rebuilt shards, followers of the log and explanations; beyond them a reader waits. */
    private static final int READERS = 4;

    /** From the end of a topic backwards: the last record, and the marker that ended its transaction. */
    private static final int FIRST_LOOK_BACK = 2;

    private static final int LOOK_BACK_GROWTH = 8;

    /** For one answer; what doesn't come is asked for again, until the call's limit. */
    private static final Duration POLL = Duration.ofMillis(100);

    private final Clients clients;
    private final Semaphore free = new Semaphore(READERS, true);
    private final ConcurrentLinkedDeque<Consumer<byte[], byte[]>> idle = new ConcurrentLinkedDeque<>();
    private volatile boolean closed;

    Readers(Clients clients) {
        this.clients = clients;
    }

    /** One consumer, at one topic. What it reads is committed, in order, and ends where it ended when the reading began. */
    static final class Reading {
        private final Consumer<byte[], byte[]> consumer;
        private final TopicPartition partition;
        private final long endOffset;
        private final long giveUpAtNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Clients.CALL_LIMIT_MS);

        private Reading(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
            this.consumer = consumer;
            this.partition = partition;
            consumer.assign(List.of(partition));
            this.endOffset = Objects.requireNonNull(
                    consumer.endOffsets(Set.of(partition)).get(partition));
        }

        /** Before it everything is seen by every reader. */
        long endOffset() {
            return endOffset;
        }

        /** The first offset whose record may have this timestamp or a later one; the end's when there is none. */
        long offsetOf(long timestamp) {
            var found = consumer.offsetsForTimes(Map.of(partition, timestamp)).get(partition);
            return found == null ? endOffset : found.offset();
        }

        /** Goes on until the end, or until it is told that this was enough. */
        void forEach(long fromOffset, Predicate<ConsumerRecord<byte[], byte[]>> wantsMore) {
            if (fromOffset >= endOffset) {
                return;
            }
            consumer.seek(partition, fromOffset);
            while (consumer.position(partition) < endOffset) {
                for (var stored : consumer.poll(POLL)) {
                    if (stored.offset() >= endOffset || !wantsMore.test(stored)) {
                        return;
                    }
                }
                if (System.nanoTime() > giveUpAtNs) {
                    throw new TimeoutException("Kafka doesn't send what it has of " + partition.topic());
                }
            }
        }

        /** The last record that fits; null when none does. */
        @Nullable
        ConsumerRecord<byte[], byte[]> last(Predicate<ConsumerRecord<byte[], byte[]>> fits) {
            var last = new Last();
            long from = endOffset;
            for (long back = FIRST_LOOK_BACK; last.stored == null && from > 0; back *= LOOK_BACK_GROWTH) {
                from = Math.max(0, endOffset - back);
                forEach(from, stored -> {
                    if (fits.test(stored)) {
                        last.stored = stored;
                    }
                    return true;
                });
            }
            return last.stored;
        }

        private static final class Last {
            private @Nullable ConsumerRecord<byte[], byte[]> stored;
        }
    }

    <T> T read(TopicPartition partition, Function<Reading, T> reading) {
        boolean mine = false;
        try {
            mine = free.tryAcquire(Clients.CALL_LIMIT_MS, TimeUnit.MILLISECONDS);
            if (!mine) {
                throw new TimeoutException("too many read the log");
            }
            return withConsumer(partition, reading);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        } finally {
            if (mine) {
                free.release();
            }
        }
    }

    private <T> T withConsumer(TopicPartition partition, Function<Reading, T> reading) {
        var kept = idle.pollFirst();
        var consumer = kept == null ? clients.consumer() : kept;
        boolean sound = false;
        try {
            T result = reading.apply(new Reading(consumer, partition));
            sound = true;
            return result;
        } finally {
            if (sound && !closed) {
                idle.addFirst(consumer);
            } else {
                consumer.close(CloseOptions.timeout(Duration.ZERO));
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        for (var consumer = idle.pollFirst(); consumer != null; consumer = idle.pollFirst()) {
            consumer.close(CloseOptions.timeout(Duration.ZERO));
        }
    }
}
