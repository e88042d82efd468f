package dev.oneline.runtime.eventlog.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Makes Kafka's clients, each setting with its reason. */
final class Clients {
    /**
     * The longest that one call may take. An append is four of them at most (where does the log end; become the owner;
     * where does it end now; write), and a shard waits 35 s for it. A broker that restarts is back within it.
     */
    static final int CALL_LIMIT_MS = 8_000;

    /** One request; several tries fit into a call. */
    private static final int REQUEST_LIMIT_MS = 3_000;

    /** The largest entry or snapshot: a tenant's configuration with some ten thousand agents fits. */
    static final int MAX_RECORD_BYTES = 16 * 1024 * 1024;

    /**
     * After this the broker ends the transaction of an owner that died within it. Nobody waits so long: the next owner
     * ends it when it takes over. Longer than a call, so that a slow append isn't cut off.
     */
    private static final int TRANSACTION_LIMIT_MS = 10_000;

    /** A turn's events in one request, mostly; the memory is taken only while they are under way. */
    private static final int BATCH_BYTES = 256 * 1024;

    /** Two of the largest records under way, and no more: beyond it an append waits, and fails with its call's limit. */
    private static final long PRODUCER_BUFFER_BYTES = 2L * MAX_RECORD_BYTES;

    /** Some pages of a replay. One larger record comes alone all the same. */
    private static final int FETCH_BYTES = 4 * 1024 * 1024;

    private static final int POLL_RECORDS = 2_000;

    private static final int HEARTBEATS_PER_SESSION = 4;

    private final KafkaConfig config;

    Clients(KafkaConfig config) {
        this.config = config;
    }

    Admin admin() {
        var settings = common();
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, CALL_LIMIT_MS);
        return Admin.create(settings);
    }

    /** Who takes the same id later fences this one. */
    Producer<byte[], byte[]> producer(String transactionalId) {
        var settings = common();
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_LIMIT_MS);
        // Durable: on every replica that is in sync, of which the topic wants a number.
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, CALL_LIMIT_MS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, CALL_LIMIT_MS);
        // The shard's loop has gathered what there is: waiting for more would only add to every answer.
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, PRODUCER_BUFFER_BYTES);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_RECORD_BYTES);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Belongs to no group and keeps no position: it is told where to read. */
    Consumer<byte[], byte[]> consumer() {
        var settings = common();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // A place that isn't there is damage, and no reason to begin elsewhere.
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, CALL_LIMIT_MS);
        // Only what is known to be there is fetched. A fetch that waits at the end of one topic would hold up the next.
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 0);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * One that belongs to the group of owners. Classic, not the newer protocol of groups: there the brokers say how long a
     * silent member is waited for, 45 s, and a caller doesn't wait so long.
     *
     * @param member null: nobody whom the group has seen before
     */
    Consumer<byte[], byte[]> member(String group, @Nullable String member) {
        var settings = common();
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic");
        if (member != null) {
            // Who is killed and comes back within the session takes its place: nobody waits for the dead one.
            settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, member);
        }
        // Spreads shards evenly, and moves none that needn't move.
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, config.sessionMs());
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, config.sessionMs() / HEARTBEATS_PER_SESSION);
        // A question takes two calls; who asks while the brokers are away has left nothing.
        settings.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, 3 * CALL_LIMIT_MS);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, CALL_LIMIT_MS);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> common() {
        var settings = new HashMap<String, Object>();
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, config.brokers());
        settings.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_LIMIT_MS);
        settings.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, 1_000);
        settings.put(CommonClientConfigs.SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS_CONFIG, REQUEST_LIMIT_MS);
        // A broker that is back is found soon.
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MS_CONFIG, 50);
        settings.put(CommonClientConfigs.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500);
        // "The last transaction is still being ended" takes a millisecond or two, not the usual hundred.
        settings.put(CommonClientConfigs.RETRY_BACKOFF_MS_CONFIG, 2);
        settings.put(CommonClientConfigs.RETRY_BACKOFF_MAX_MS_CONFIG, 200);
        // Neither JMX beans nor figures that are sent to the broker: ours are in /metrics.
        settings.put(CommonClientConfigs.METRIC_REPORTER_CLASSES_CONFIG, "");
        settings.put(CommonClientConfigs.ENABLE_METRICS_PUSH_CONFIG, false);
        return settings;
    }
}
