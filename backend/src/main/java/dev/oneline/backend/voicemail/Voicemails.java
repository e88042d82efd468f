package dev.oneline.backend.voicemail;

import dev.oneline.core.shard.Event;
import dev.oneline.runtime.database.StorableText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The messages of the tenant at work. */
public final class Voicemails {
    /** Whoever deleted one by mistake has so long to notice. */
    static final long DELETED_KEPT_MS = 30L * 24 * 3_600_000;

    /** Each time that a new one is left, so many old ones are erased at most. */
    private static final int MAX_ERASED = 100;

    static final String COLUMNS = """
            message_id, box_id, contact_id, entry_point, caller_address, caller_name, length_ms, left_at_ms,
            heard_at_ms, heard_by, deleted_at_ms, deleted_by, forwarded_by""";

    private Voicemails() {}

    /**
     * @param boxIds null: of all boxes
     * @param beforeMs null: from the newest on
     */
    public record Filter(
            @Nullable Set<String> boxIds,
            boolean deleted,
            @Nullable Long beforeMs,
            int limit) {}

    /** How many are in a box. */
    public record Count(int messages, int unheard) {
        static final Count NONE = new Count(0, 0);
    }

    /** As the log tells; its sound is kept from then on. */
    public static void left(Connection connection, String tenant, Event.MessageLeft left, long atMs)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO voicemails (tenant_id, message_id, box_id, contact_id, entry_point, caller_address,
                                        caller_name, length_ms, left_at_ms)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")) {
            insert.setString(1, tenant);
            insert.setString(2, left.messageId());
            insert.setString(3, left.boxId());
            insert.setString(4, left.contactId());
            insert.setString(5, left.entryPoint());
            insert.setString(6, StorableText.of(left.customer().address()));
            insert.setString(7, StorableText.of(left.customer().name()));
            insert.setLong(8, left.lengthMs());
            insert.setLong(9, atMs);
            insert.executeUpdate();
        }
        try (var keep = connection.prepareStatement("UPDATE recordings SET kept = true WHERE recording_id = ?")) {
            keep.setString(1, left.messageId());
            keep.executeUpdate();
        }
        erase(connection, atMs - DELETED_KEPT_MS);
    }

    private static void erase(Connection connection, long deletedBeforeMs) throws SQLException {
        var erased = new ArrayList<String>();
        try (var delete = connection.prepareStatement("""
                DELETE FROM voicemails WHERE message_id IN (
                    SELECT message_id FROM voicemails WHERE deleted_at_ms < ? ORDER BY deleted_at_ms LIMIT ?)
                RETURNING message_id""")) {
            delete.setLong(1, deletedBeforeMs);
            delete.setInt(2, MAX_ERASED);
            try (var rows = delete.executeQuery()) {
                while (rows.next()) {
                    erased.add(rows.getString(1));
                }
            }
        }
        for (var sql : List.of(
                "DELETE FROM recording_parts WHERE recording_id = ANY (?)",
                "DELETE FROM recordings WHERE recording_id = ANY (?)")) {
            try (var delete = connection.prepareStatement(sql)) {
                delete.setArray(1, connection.createArrayOf("text", erased.toArray()));
                delete.executeUpdate();
            }
        }
    }

    /** The newest first. */
    public static List<VoicemailMessage> list(Connection connection, Filter filter) throws SQLException {
        try (var query = connection.prepareStatement("SELECT " + COLUMNS
                + " FROM voicemails WHERE (?::text[] IS NULL OR box_id = ANY (?::text[]))"
                + " AND (deleted_at_ms IS NOT NULL) = ? AND (?::bigint IS NULL OR left_at_ms < ?)"
                + " ORDER BY left_at_ms DESC, message_id LIMIT ?")) {
            var boxIds = filter.boxIds() == null
                    ? null
                    : connection.createArrayOf("text", filter.boxIds().toArray());
            query.setArray(1, boxIds);
            query.setArray(2, boxIds);
            query.setBoolean(3, filter.deleted());
            query.setObject(4, filter.beforeMs(), java.sql.Types.BIGINT);
            query.setObject(5, filter.beforeMs(), java.sql.Types.BIGINT);
            query.setInt(6, filter.limit());
            var messages = new ArrayList<VoicemailMessage>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    messages.add(message(rows));
                }
            }
            return messages;
        }
    }

    /** By box; boxes without any aren't there. */
    public static Map<String, Count> counts(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("""
                SELECT box_id, count(*), count(*) FILTER (WHERE heard_at_ms IS NULL)
                FROM voicemails WHERE deleted_at_ms IS NULL GROUP BY box_id""");
                var rows = query.executeQuery()) {
            var counts = new TreeMap<String, Count>();
            while (rows.next()) {
                counts.put(rows.getString(1), new Count(rows.getInt(2), rows.getInt(3)));
            }
            return counts;
        }
    }

    public static Optional<VoicemailMessage> find(Connection connection, String messageId) throws SQLException {
        try (var query = connection.prepareStatement("SELECT " + COLUMNS + " FROM voicemails WHERE message_id = ?")) {
            query.setString(1, messageId);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(message(row)) : Optional.empty();
            }
        }
    }

    /** What somebody does with a message; null: that stays as it is. */
    public record Change(
            @Nullable Boolean heard,
            @Nullable Boolean deleted,
            @Nullable String boxId) {}

    /** Who heard or deleted it first stays so. In another box it is new again, and mailed to whom that says. */
    public static void change(Connection connection, String messageId, Change change, String by, long nowMs)
            throws SQLException {
        if (change.boxId() != null) {
            try (var update = connection.prepareStatement("""
                    UPDATE voicemails SET box_id = ?, forwarded_by = ?, heard_at_ms = NULL, heard_by = NULL,
                        mailed_at_ms = NULL, mail_tries = 0, mail_due_ms = 0
                    WHERE message_id = ? AND box_id <> ?""")) {
                update.setString(1, change.boxId());
                update.setString(2, by);
                update.setString(3, messageId);
                update.setString(4, change.boxId());
                update.executeUpdate();
            }
        }
        mark(connection, messageId, "heard", change.heard(), by, nowMs);
        mark(connection, messageId, "deleted", change.deleted(), by, nowMs);
    }

    private static void mark(
            Connection connection, String messageId, String what, @Nullable Boolean so, String by, long nowMs)
            throws SQLException {
        if (so == null) {
            return;
        }
        var sql = so
                ? "UPDATE voicemails SET %1$s_at_ms = ?, %1$s_by = ? WHERE message_id = ? AND %1$s_at_ms IS NULL"
                : "UPDATE voicemails SET %1$s_at_ms = NULL, %1$s_by = NULL WHERE message_id = ?";
        try (var update = connection.prepareStatement(sql.formatted(what))) {
            fill(update, so, messageId, by, nowMs);
            update.executeUpdate();
        }
    }

    private static void fill(PreparedStatement update, boolean so, String messageId, String by, long nowMs)
            throws SQLException {
        if (so) {
            update.setLong(1, nowMs);
            update.setString(2, by);
            update.setString(3, messageId);
        } else {
            update.setString(1, messageId);
        }
    }

    static VoicemailMessage message(ResultSet row) throws SQLException {
        return new VoicemailMessage(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                new VoicemailMessage.Caller(row.getString(5), row.getString(6)),
                row.getLong(7),
                row.getLong(8),
                row.getObject(9, Long.class),
                row.getString(10),
                row.getObject(11, Long.class),
                row.getString(12),
                row.getString(13));
    }
}
