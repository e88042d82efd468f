package dev.oneline.runtime.eventlog.kafka;

import dev.oneline.runtime.eventlog.ShardId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** A shard's topics: what they are called, what they promise, and that they do. Calls block. */
final class Topics {
    /** Copies when there are as many brokers; two of them must have an entry before it counts. */
    private static final int COPIES = 3;

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /** What a topic of events must be, whoever made it: nothing on it may ever go, and a record's time counts. */
    private static final Map<String, String> EVENTS_PROMISE = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG, "delete",
            TopicConfig.RETENTION_MS_CONFIG, "-1",
            TopicConfig.RETENTION_BYTES_CONFIG, "-1",
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime",
            TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, String.valueOf(Long.MAX_VALUE));

    private static final Map<String, String> SNAPSHOTS_PROMISE = Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, "compact");

    /** Compaction leaves the last segment alone: a small one keeps what lies there unneeded small, too. */
    private static final int SNAPSHOTS_SEGMENT_BYTES = 2 * Clients.MAX_RECORD_BYTES;

    private final Admin admin;
    private final String prefix;
    private final int brokers;
    private final Set<String> checked = ConcurrentHashMap.newKeySet();

    /** @param brokers how many there are */
    Topics(Admin admin, String prefix, int brokers) {
        this.admin = admin;
        this.prefix = prefix;
        this.brokers = brokers;
    }

    TopicPartition events(ShardId shard) {
        return partition("events", shard);
    }

    TopicPartition snapshots(ShardId shard) {
        return partition("snapshots", shard);
    }

    /** Whose name a writer writes under. */
    String transactionalId(ShardId shard) {
        return partition("owner", shard).topic();
    }

    boolean exists(TopicPartition partition) {
        String topic = partition.topic();
        if (checked.contains(topic)) {
            return true;
        }
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try {
            // Kafka describes the configuration of a topic that isn't there, too.
            await(admin.describeTopics(List.of(topic)).allTopicNames());
            await(admin.describeConfigs(List.of(resource)).all()).values().forEach(found -> require(topic, found));
        } catch (UnknownTopicOrPartitionException e) {
            return false;
        }
        checked.add(topic);
        return true;
    }

    void create(ShardId shard) {
        create(
                events(shard),
                EVENTS_PROMISE,
                Map.of(
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(2 * Clients.MAX_RECORD_BYTES),
                        // By size only: the records' time says nothing of when they came.
                        TopicConfig.SEGMENT_MS_CONFIG, String.valueOf(Long.MAX_VALUE)));
        create(
                snapshots(shard),
                SNAPSHOTS_PROMISE,
                Map.of(
                        TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(2 * Clients.MAX_RECORD_BYTES),
                        TopicConfig.SEGMENT_BYTES_CONFIG, String.valueOf(SNAPSHOTS_SEGMENT_BYTES)));
    }

    private void create(TopicPartition partition, Map<String, String> promise, Map<String, String> more) {
        if (exists(partition)) {
            return;
        }
        int copies = Math.min(COPIES, brokers);
        var config = new HashMap<String, String>(promise);
        config.putAll(more);
        config.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, copies == COPIES ? "2" : "1");
        var topic = new NewTopic(partition.topic(), 1, (short) copies).configs(config);
        try {
            await(admin.createTopics(List.of(topic)).all());
        } catch (TopicExistsException e) {
            // Another owner was quicker, with the same intent.
        }
    }

    private static void require(String topic, Config found) {
        var promise = topic.contains(".snapshots.") ? SNAPSHOTS_PROMISE : EVENTS_PROMISE;
        var broken = promise.entrySet().stream()
                .filter(due -> found.get(due.getKey()) == null
                        || !due.getValue().equals(found.get(due.getKey()).value()))
                .map(due -> due.getKey() + "=" + due.getValue())
                .sorted()
                .toList();
        if (!broken.isEmpty()) {
            throw new KafkaException("the topic " + topic + " must have " + String.join(", ", broken));
        }
    }

    private TopicPartition partition(String kind, ShardId shard) {
        for (var part : List.of(shard.tenant(), shard.name())) {
            if (!NAME.matcher(part).matches()) {
                throw new IllegalArgumentException("no name for a topic: " + part);
            }
        }
        return new TopicPartition(prefix + "." + kind + "." + shard.tenant() + "." + shard.name(), 0);
    }

    /** Waits for an answer; what it fails with is thrown as it is. */
    static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(Clients.CALL_LIMIT_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException("Kafka doesn't answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }
}
