package dev.oneline.runtime.eventlog.kafka;

import dev.oneline.runtime.eventlog.LogEntry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * Log entries as Kafka's records: the payload is the value, to the letter; the rest is in headers, as text. The record's
 * timestamp counts the entries, so that Kafka's index by time finds an entry by its number. It counts from far in the
 * future: the markers that end transactions carry the brokers' time, and must come before all of them.
 */
final class Records {
    /** The year 33658. */
    private static final long FIRST_TIMESTAMP = 1_000_000_000_000_000L;

    private static final String AT_MS = "at-ms";
    private static final String TYPE = "type";
    private static final String VERSION = "version";

    private Records() {}

    static ProducerRecord<byte[], byte[]> of(TopicPartition partition, LogEntry entry) {
        List<Header> headers = List.of(
                header(AT_MS, String.valueOf(entry.atMs())),
                header(TYPE, entry.type()),
                header(VERSION, String.valueOf(entry.version())));
        return new ProducerRecord<>(
                partition.topic(),
                partition.partition(),
                timestamp(entry.seq()),
                null,
                bytes(entry.payload()),
                headers);
    }

    static long timestamp(long seq) {
        return FIRST_TIMESTAMP + seq;
    }

    static long seq(ConsumerRecord<byte[], byte[]> stored) {
        return stored.timestamp() - FIRST_TIMESTAMP;
    }

    static LogEntry entry(ConsumerRecord<byte[], byte[]> stored) {
        return new LogEntry(
                seq(stored),
                Long.parseLong(header(stored, AT_MS)),
                header(stored, TYPE),
                Integer.parseInt(header(stored, VERSION)),
                new String(stored.value(), StandardCharsets.UTF_8));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Header header(String key, String value) {
        return new RecordHeader(key, bytes(value));
    }

    private static String header(ConsumerRecord<byte[], byte[]> stored, String key) {
        var header = stored.headers().lastHeader(key);
        if (header == null) {
            throw new KafkaException("no log entry of ours at offset " + stored.offset() + " of " + stored.topic());
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
