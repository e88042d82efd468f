package dev.oneline.runtime.eventlog.kafka;

import dev.oneline.runtime.eventlog.LogEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Reads a shard's topic of events. Calls block. */
final class LogReader {
    /** Readers that go through a log page by page, each at its place: the shard's, the history's, the statistics'. */
    private static final int PLACES_KEPT = 1_024;

    private static final long VISIBLE_AGAIN_NS = TimeUnit.MICROSECONDS.toNanos(500);

    private final Topics topics;
    private final Readers readers;
    private final Places places = new Places();

    LogReader(Topics topics, Readers readers) {
        this.topics = topics;
        this.readers = readers;
    }

    long lastSeq(TopicPartition partition) {
        if (!topics.exists(partition)) {
            return 0;
        }
        return readers.read(partition, reading -> {
            var last = reading.last(stored -> true);
            return last == null ? 0 : Records.seq(last);
        });
    }

    /** @throws KafkaException when the log isn't whole: somebody has deleted from it, or written beside us */
    List<LogEntry> read(TopicPartition partition, long fromSeq, int max) {
        if (!topics.exists(partition)) {
            return List.of();
        }
        return readers.read(partition, reading -> {
            var page = new Page(partition, fromSeq, max);
            var known = places.offset(partition, fromSeq);
            reading.forEach(known == null ? reading.offsetOf(Records.timestamp(fromSeq)) : known, page::add);
            if (page.entries.isEmpty() && known == null) {
                requireNothingFrom(reading, partition, fromSeq);
            }
            if (!page.entries.isEmpty()) {
                places.keep(partition, fromSeq + page.entries.size(), page.nextOffset);
            }
            return page.entries;
        });
    }

    /** That nothing was found must be because nothing is there. */
    private static void requireNothingFrom(Readers.Reading reading, TopicPartition partition, long fromSeq) {
        var last = reading.last(stored -> true);
        if (last != null && Records.seq(last) >= fromSeq) {
            throw new KafkaException(partition.topic() + " ends with " + Records.seq(last) + " and has no " + fromSeq);
        }
    }

    /** Waits until every reader sees what is before the offset: ending a transaction takes the brokers a moment. */
    void awaitVisible(TopicPartition partition, long offset) {
        long giveUpAtNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(Clients.CALL_LIMIT_MS);
        while (readers.read(partition, Readers.Reading::endOffset) < offset) {
            if (System.nanoTime() > giveUpAtNs) {
                throw new TimeoutException("a transaction doesn't end on " + partition.topic());
            }
            LockSupport.parkNanos(VISIBLE_AGAIN_NS);
        }
    }

    /** Entries as they come: each must be the next. */
    private static final class Page {
        private final TopicPartition partition;
        private final long fromSeq;
        private final int max;
        private final List<LogEntry> entries = new ArrayList<>();
        private long nextOffset;

        Page(TopicPartition partition, long fromSeq, int max) {
            this.partition = partition;
            this.fromSeq = fromSeq;
            this.max = max;
        }

        /** Returns whether there is room for more. */
        boolean add(ConsumerRecord<byte[], byte[]> stored) {
            long seq = Records.seq(stored);
            long dueSeq = fromSeq + entries.size();
            if (seq < dueSeq && entries.isEmpty()) {
                // An append that was given up had the number, too: reading began with its place.
                return true;
            }
            if (seq != dueSeq) {
                throw new KafkaException(partition.topic() + " has entry " + seq + " where " + dueSeq + " is due");
            }
            entries.add(Records.entry(stored));
            nextOffset = stored.offset() + 1;
            return entries.size() < max;
        }
    }

    /** Where the last readings ended, which go on there mostly. */
    private static final class Places {
        private final Map<Place, Long> offsets = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Place, Long> eldest) {
                return size() > PLACES_KEPT;
            }
        };

        private record Place(TopicPartition partition, long seq) {}

        synchronized @Nullable Long offset(TopicPartition partition, long seq) {
            return offsets.get(new Place(partition, seq));
        }

        synchronized void keep(TopicPartition partition, long seq, long offset) {
            offsets.put(new Place(partition, seq), offset);
        }
    }
}
