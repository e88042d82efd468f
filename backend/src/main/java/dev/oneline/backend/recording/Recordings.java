package dev.oneline.backend.recording;

import dev.oneline.backend.effects.ReportDoor;
import dev.oneline.contract.bus.MessageRecording;
import dev.oneline.contract.bus.Octets;
import dev.oneline.contract.bus.Report;
import dev.oneline.contract.bus.SoundChunk;
import dev.oneline.contract.bus.SoundQuery;
import dev.oneline.runtime.database.Database;
import io.vertx.core.Future;
import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a tenant's callers said. Parts come while somebody speaks, each once or more often; what there is can be read at any
 * time. Of a recording in which nothing was said nothing is kept. One whose end never came (its bridge died) is deleted after a day, unless it was said to be kept.
 */
public final class Recordings implements ReportDoor.RecordingKeeper {
    static final String A_LAW = "PCMA";
    static final long KEPT_WITHOUT_END_MS = 24 * 60 * 60_000L;
    /** Of one that ended, and that no message became of. */
    private static final long KEPT_WITHOUT_MESSAGE_MS = 7 * 24 * 3_600_000L;

    /** Each time that a new one begins, so many old ones go at most. */
    static final int MAX_SWEPT = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Recordings.class);
    private static final Set<String> CODECS = Set.of(A_LAW, "PCMU");
    private static final Pattern ID = Pattern.compile(SoundQuery.ID_PATTERN);
    /** Of half a second each, if a bridge made them so short. */
    private static final long MAX_PARTS = MessageRecording.MAX_MS / 500;

    private final String tenant;
    private final Database database;
    private final InstantSource clock;

    public Recordings(String tenant, Database database, InstantSource clock) {
        this.tenant = tenant;
        this.database = database;
        this.clock = clock;
    }

    /** What is known of one before its sound. */
    private record Known(String contactId, String codec, boolean ended) {}

    private record Part(int index, int samples) {}

    @Override
    public Future<Boolean> part(Report.RecordingPart part) {
        boolean sound = ID.matcher(part.recordingId()).matches()
                && CODECS.contains(part.codec())
                && part.index() >= 0
                && part.index() < MAX_PARTS
                && part.audio().length() <= Report.RecordingPart.MAX_BYTES;
        if (!sound) {
            return Future.succeededFuture(refused(part, "out of bounds"));
        }
        return database.withTenant(tenant, connection -> keep(connection, part));
    }

    @Override
    public Future<Long> ended(Report.RecordingEnded ended, long agoMs) {
        if (!ID.matcher(ended.recordingId()).matches()) {
            LOG.warn("recording refused: its id contact={}", ended.contactId());
            return Future.succeededFuture(0L);
        }
        long nowMs = clock.millis();
        return database.withTenant(tenant, connection -> {
            var parts = parts(connection, ended.recordingId());
            long lengthMs = samples(parts) / 8;
            if (parts.size() != ended.parts()) {
                LOG.warn(
                        "recording with gaps recording={} parts={} of={} length_ms={} of={}",
                        ended.recordingId(),
                        parts.size(),
                        ended.parts(),
                        lengthMs,
                        ended.lengthMs());
            }
            try (var update = connection.prepareStatement("""
                    UPDATE recordings SET ended_at_ms = ?, end_cause = ?, length_ms = ?
                    WHERE recording_id = ? AND ended_at_ms IS NULL""")) {
                update.setLong(1, nowMs - agoMs);
                update.setString(2, ended.cause().name());
                update.setLong(3, lengthMs);
                update.setString(4, ended.recordingId());
                update.executeUpdate();
            }
            return lengthMs;
        });
    }

    /** The whole of it as a WAV file; empty when there is none of this id. */
    public Future<Optional<byte[]>> open(String recordingId) {
        return read(recordingId, 0, Integer.MAX_VALUE)
                .map(chunk -> chunk.totalBytes() == 0
                        ? Optional.empty()
                        : Optional.of(chunk.wav().toArray()));
    }

    /** A piece of the WAV file, from an offset in bytes; {@link SoundChunk#MISSING} when there is none of this id. */
    public Future<SoundChunk> read(String recordingId, int offset, int maxBytes) {
        return database.withTenant(tenant, connection -> {
            var known = find(connection, recordingId);
            if (known.isEmpty() || offset < 0) {
                return SoundChunk.MISSING;
            }
            var parts = parts(connection, recordingId);
            int samples = samples(parts);
            int from = Math.min(offset, Wav.bytes(samples));
            int to = from + Math.min(maxBytes, Wav.bytes(samples) - from);
            var out = new ByteArrayOutputStream(to - from);
            if (from < Wav.HEADER_BYTES) {
                out.write(Wav.header(samples), from, Math.min(to, Wav.HEADER_BYTES) - from);
            }
            int fromSample = (Math.max(from, Wav.HEADER_BYTES) - Wav.HEADER_BYTES) / Wav.BYTES_PER_SAMPLE;
            int toSample = (Math.max(to, Wav.HEADER_BYTES) - Wav.HEADER_BYTES + 1) / Wav.BYTES_PER_SAMPLE;
            byte[] g711 = sound(connection, recordingId, parts, fromSample, toSample);
            byte[] linear = Wav.linear(known.get().codec(), g711);
            // An odd offset begins in the middle of a sample.
            int odd = Math.max(0, from - Wav.HEADER_BYTES) % Wav.BYTES_PER_SAMPLE;
            out.write(linear, odd, to - from - out.size());
            return new SoundChunk(Wav.bytes(samples), new Octets(out.toByteArray()));
        });
    }

    /** Somebody refers to it: it stays though its end never comes. False when there is none of this id. */
    public Future<Boolean> keep(String recordingId) {
        return database.withTenant(
                tenant,
                connection ->
                        execute(connection, "UPDATE recordings SET kept = true WHERE recording_id = ?", recordingId)
                                > 0);
    }

    /** False when there was none of this id. */
    public Future<Boolean> delete(String recordingId) {
        return database.withTenant(tenant, connection -> {
            execute(connection, "DELETE FROM recording_parts WHERE recording_id = ?", recordingId);
            return execute(connection, "DELETE FROM recordings WHERE recording_id = ?", recordingId) > 0;
        });
    }

    private boolean keep(Connection connection, Report.RecordingPart part) throws SQLException {
        long nowMs = clock.millis();
        if (begin(connection, part.recordingId(), part.contactId(), part.codec(), nowMs)) {
            sweep(connection, nowMs);
        }
        var known = find(connection, part.recordingId()).orElseThrow();
        if (!known.contactId().equals(part.contactId()) || !known.codec().equals(part.codec())) {
            return refused(part, "another recording has its id");
        }
        if (!known.ended() && insert(connection, part)) {
            return true;
        }
        var same = audio(connection, part.recordingId(), part.index(), 0, Integer.MAX_VALUE);
        if (same.isEmpty()) {
            return refused(part, "it is over");
        }
        return Arrays.equals(same.get(), part.audio().toArray()) || refused(part, "the part has another sound");
    }

    private static boolean refused(Report.RecordingPart part, String why) {
        LOG.warn(
                "recording part refused: {} contact={} recording={} index={}",
                why,
                part.contactId(),
                part.recordingId(),
                part.index());
        return false;
    }

    private boolean begin(Connection connection, String recordingId, String contactId, String codec, long atMs)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO recordings (tenant_id, recording_id, contact_id, codec, begun_at_ms) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING""")) {
            insert.setString(1, tenant);
            insert.setString(2, recordingId);
            insert.setString(3, contactId);
            insert.setString(4, codec);
            insert.setLong(5, atMs);
            return insert.executeUpdate() > 0;
        }
    }

    private boolean insert(Connection connection, Report.RecordingPart part) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO recording_parts (tenant_id, recording_id, part_index, audio) VALUES (?, ?, ?, ?)
                ON CONFLICT DO NOTHING""")) {
            insert.setString(1, tenant);
            insert.setString(2, part.recordingId());
            insert.setInt(3, part.index());
            insert.setBytes(4, part.audio().toArray());
            return insert.executeUpdate() > 0;
        }
    }

    private static Optional<Known> find(Connection connection, String recordingId) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT contact_id, codec, ended_at_ms IS NOT NULL FROM recordings WHERE recording_id = ?")) {
            query.setString(1, recordingId);
            try (var row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Known(row.getString(1), row.getString(2), row.getBoolean(3)))
                        : Optional.empty();
            }
        }
    }

    private static List<Part> parts(Connection connection, String recordingId) throws SQLException {
        try (var query = connection.prepareStatement("""
                SELECT part_index, octet_length(audio) FROM recording_parts WHERE recording_id = ? ORDER BY part_index""")) {
            query.setString(1, recordingId);
            var parts = new ArrayList<Part>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    parts.add(new Part(rows.getInt(1), rows.getInt(2)));
                }
            }
            return parts;
        }
    }

    private static int samples(List<Part> parts) {
        return parts.stream().mapToInt(Part::samples).sum();
    }

    private static byte[] sound(Connection connection, String recordingId, List<Part> parts, int from, int to)
            throws SQLException {
        var out = new ByteArrayOutputStream(to - from);
        int begin = 0;
        for (var part : parts) {
            int first = Math.max(from, begin) - begin;
            int last = Math.min(to, begin + part.samples()) - begin;
            if (first < last) {
                audio(connection, recordingId, part.index(), first, last - first)
                        .ifPresent(out::writeBytes);
            }
            begin += part.samples();
        }
        return out.toByteArray();
    }

    private static Optional<byte[]> audio(Connection connection, String recordingId, int index, int from, int length)
            throws SQLException {
        try (var query = connection.prepareStatement("""
                SELECT substring(audio FROM ? FOR ?) FROM recording_parts WHERE recording_id = ? AND part_index = ?""")) {
            query.setInt(1, from + 1);
            query.setInt(2, Math.min(length, Report.RecordingPart.MAX_BYTES));
            query.setString(3, recordingId);
            query.setInt(4, index);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        }
    }

    private void sweep(Connection connection, long nowMs) throws SQLException {
        try (var delete = connection.prepareStatement("""
                WITH old AS (
                    DELETE FROM recordings WHERE recording_id IN (
                        SELECT recording_id FROM recordings
                        WHERE NOT kept AND begun_at_ms < CASE WHEN ended_at_ms IS NULL THEN ? ELSE ? END
                        AND NOT EXISTS (SELECT FROM voicemails WHERE message_id = recording_id)
                        ORDER BY begun_at_ms LIMIT ?)
                    RETURNING recording_id)
                DELETE FROM recording_parts WHERE recording_id IN (SELECT recording_id FROM old)""")) {
            delete.setLong(1, nowMs - KEPT_WITHOUT_END_MS);
            delete.setLong(2, nowMs - KEPT_WITHOUT_MESSAGE_MS);
            delete.setInt(3, MAX_SWEPT);
            delete.executeUpdate();
        }
    }

    private static int execute(Connection connection, String sql, String recordingId) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, recordingId);
            return statement.executeUpdate();
        }
    }
}
