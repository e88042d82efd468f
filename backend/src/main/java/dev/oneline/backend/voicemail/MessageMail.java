package dev.oneline.backend.voicemail;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which messages of the tenant at work are to be mailed, and which were. */
final class MessageMail {
    /** Nobody waits longer for the mail of a message. */
    static final long MAX_AGE_MS = 3L * 24 * 3_600_000;

    static final int MAX_TRIES = 20;
    static final long FIRST_PAUSE_MS = 5_000;
    static final long LONGEST_PAUSE_MS = 3_600_000;

    private MessageMail() {}

    /** What is to be mailed now; those that needn't be are never asked for again. */
    static List<VoicemailMessage> due(Connection connection, Set<String> boxIds, long nowMs, int limit)
            throws SQLException {
        try (var update = connection.prepareStatement("""
                UPDATE voicemails SET mailed_at_ms = 0
                WHERE mailed_at_ms IS NULL AND (NOT box_id = ANY (?) OR left_at_ms < ? OR deleted_at_ms IS NOT NULL)""")) {
            update.setArray(1, connection.createArrayOf("text", boxIds.toArray()));
            update.setLong(2, nowMs - MAX_AGE_MS);
            update.executeUpdate();
        }
        try (var query = connection.prepareStatement("SELECT " + Voicemails.COLUMNS + " FROM voicemails"
                + " WHERE mailed_at_ms IS NULL AND mail_due_ms <= ? ORDER BY mail_due_ms, left_at_ms LIMIT ?")) {
            query.setLong(1, nowMs);
            query.setInt(2, limit);
            var messages = new ArrayList<VoicemailMessage>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    messages.add(Voicemails.message(rows));
                }
            }
            return messages;
        }
    }

    static void sent(Connection connection, String messageId, long nowMs) throws SQLException {
        try (var update = connection.prepareStatement("UPDATE voicemails SET mailed_at_ms = ? WHERE message_id = ?")) {
            update.setLong(1, nowMs);
            update.setString(2, messageId);
            update.executeUpdate();
        }
    }

    /** @return whether it will be tried again */
    static boolean failed(Connection connection, String messageId, long nowMs) throws SQLException {
        try (var update = connection.prepareStatement("""
                UPDATE voicemails SET
                    mail_tries = mail_tries + 1,
                    mail_due_ms = ? + least(?, ? * (1::bigint << mail_tries)),
                    mailed_at_ms = CASE WHEN mail_tries + 1 >= ? THEN 0 END
                WHERE message_id = ? RETURNING mailed_at_ms IS NULL""")) {
            update.setLong(1, nowMs);
            update.setLong(2, LONGEST_PAUSE_MS);
            update.setLong(3, FIRST_PAUSE_MS);
            update.setInt(4, MAX_TRIES);
            update.setString(5, messageId);
            try (var row = update.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
