package dev.oneline.runtime.eventlog.kafka;

import dev.oneline.contract.json.Json;
import dev.oneline.runtime.eventlog.Snapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Finds snapshots in a shard's compacted topic: each is the record of its number, packed; the index names those that are
 * kept. Calls block.
 */
final class SnapshotReader {
    static final byte[] INDEX_KEY = Records.bytes("index");

    /** Of one snapshot, unpacked. */
    private static final int MAX_PAYLOAD_BYTES = 1024 * 1024 * 1024;

    /** A save in between may have put another in the place of the one that we were about to read. */
    private static final int TRIES = 3;

    private final Topics topics;
    private final Readers readers;

    SnapshotReader(Topics topics, Readers readers) {
        this.topics = topics;
        this.readers = readers;
    }

    SnapshotIndex index(TopicPartition partition) {
        return topics.exists(partition) ? readers.read(partition, SnapshotReader::index) : SnapshotIndex.EMPTY;
    }

    Optional<Snapshot> find(TopicPartition partition, Function<SnapshotIndex, Optional<SnapshotIndex.Kept>> choice) {
        if (!topics.exists(partition)) {
            return Optional.empty();
        }
        for (int tried = 0; tried < TRIES; tried++) {
            var chosen = readers.read(partition, reading -> choice.apply(index(reading)));
            if (chosen.isEmpty()) {
                return Optional.empty();
            }
            var found = readers.read(partition, reading -> at(reading, chosen.get()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    static byte[] key(long seq) {
        return Records.bytes(String.valueOf(seq));
    }

    static byte[] pack(String payload) {
        var packed = new ByteArrayOutputStream();
        try (var packer = new GZIPOutputStream(packed)) {
            packer.write(Records.bytes(payload));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static SnapshotIndex index(Readers.Reading reading) {
        var stored = reading.last(candidate -> Arrays.equals(candidate.key(), INDEX_KEY));
        return stored == null
                ? SnapshotIndex.EMPTY
                : Json.read(new String(stored.value(), StandardCharsets.UTF_8), SnapshotIndex.class);
    }

    private static Optional<Snapshot> at(Readers.Reading reading, SnapshotIndex.Kept kept) {
        var found = new Found();
        reading.forEach(kept.offset(), stored -> {
            found.keepIfThis(stored, kept);
            return false;
        });
        return found.snapshot;
    }

    private static final class Found {
        private Optional<Snapshot> snapshot = Optional.empty();

        void keepIfThis(ConsumerRecord<byte[], byte[]> stored, SnapshotIndex.Kept kept) {
            if (stored.offset() == kept.offset()) {
                snapshot = Optional.of(new Snapshot(kept.seq(), kept.version(), unpack(stored.value())));
            }
        }

        private static String unpack(byte[] packed) {
            try (var unpacker = new GZIPInputStream(new ByteArrayInputStream(packed))) {
                return new String(unpacker.readNBytes(MAX_PAYLOAD_BYTES), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
