package dev.oneline.backend.speech;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The table {@code spoken_texts} of the tenant at work: what flows had spoken, so that it isn't spoken again after a restart or by
 * another backend. Beyond its bounds what wasn't heard for longest goes; so does what nobody heard for a month.
 */
final class SpokenTexts {
    static final int MAX_TEXTS = 2_000;
    /** Over two hours of speech. */
    static final long MAX_BYTES = 256L * 1_024 * 1_024;

    static final long KEPT_UNUSED_MS = 30L * 24 * 3_600_000;
    /** A row that callers hear all day isn't written each time. */
    static final long NOTED_EVERY_MS = 3_600_000;

    private SpokenTexts() {}

    static Optional<byte[]> find(Connection connection, String key, long nowMs) throws SQLException {
        byte[] wav;
        long usedAtMs;
        try (var query = connection.prepareStatement("SELECT wav, used_at_ms FROM spoken_texts WHERE text_key = ?")) {
            query.setString(1, key);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                wav = row.getBytes(1);
                usedAtMs = row.getLong(2);
            }
        }
        if (nowMs - usedAtMs > NOTED_EVERY_MS) {
            try (var update =
                    connection.prepareStatement("UPDATE spoken_texts SET used_at_ms = ? WHERE text_key = ?")) {
                update.setLong(1, nowMs);
                update.setString(2, key);
                update.executeUpdate();
            }
        }
        return Optional.of(wav);
    }

    static void keep(Connection connection, String tenant, String key, byte[] wav, long nowMs) throws SQLException {
        keep(connection, tenant, key, wav, nowMs, MAX_TEXTS, MAX_BYTES);
    }

    static void keep(
            Connection connection, String tenant, String key, byte[] wav, long nowMs, int maxTexts, long maxBytes)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO spoken_texts (tenant_id, text_key, bytes, used_at_ms, wav) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (tenant_id, text_key) DO UPDATE SET
                    bytes = excluded.bytes, used_at_ms = excluded.used_at_ms, wav = excluded.wav""")) {
            insert.setString(1, tenant);
            insert.setString(2, key);
            insert.setInt(3, wav.length);
            insert.setLong(4, nowMs);
            insert.setBytes(5, wav);
            insert.executeUpdate();
        }
        try (var delete = connection.prepareStatement("""
                DELETE FROM spoken_texts WHERE used_at_ms < ? OR text_key IN (
                    SELECT text_key FROM (
                        SELECT text_key, row_number() OVER latest AS place, sum(bytes) OVER latest AS bytes
                        FROM spoken_texts WINDOW latest AS (ORDER BY used_at_ms DESC, text_key)) AS ranked
                    WHERE place > ? OR bytes > ?)""")) {
            delete.setLong(1, nowMs - KEPT_UNUSED_MS);
            delete.setInt(2, maxTexts);
            delete.setLong(3, maxBytes);
            delete.executeUpdate();
        }
    }
}
