package dev.oneline.backend.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.oneline.contract.json.Json;
import dev.oneline.contract.ws.ServerMessage.ChatChoice;
import dev.oneline.contract.ws.ServerMessage.ChatLine;
import dev.oneline.runtime.database.StorableText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables {@code chats} and {@code chat_messages} of the tenant at work. */
public final class ChatMessages {
    static final int MAX_CHARS = 4_000;
    static final int MAX_MESSAGES = 2_000;
    /** That are read at once, the newest; and so many characters of them. */
    static final int MAX_READ = 200;

    private static final int MAX_READ_CHARS = 60_000;

    private ChatMessages() {}

    /** Who wrote. */
    enum Author {
        BOT,
        VISITOR,
        AGENT
    }

    /**
     * @param name of the agent; empty
     * @param secret it asks for what nobody may see
     * @param inputId the question that it answers; null: none
     */
    record NewMessage(
            String contactId,
            String messageId,
            long atMs,
            Author author,
            String name,
            String text,
            List<ChatChoice> choices,
            boolean secret,
            @Nullable String inputId) {}

    /** What became of it. */
    sealed interface Outcome {
        /**
         * It is kept, now or already.
         *
         * @param inputId the question that it answered when it was kept
         */
        record Kept(@Nullable String inputId) implements Outcome {}

        /** There are as many as there may be. */
        record Full() implements Outcome {}
    }

    /** Once for each message id, however often. */
    static Outcome add(Connection connection, String tenant, NewMessage message) throws SQLException {
        int before = lock(connection, tenant, message.contactId());
        var known = find(connection, message.contactId(), message.messageId());
        if (known.isPresent()) {
            return known.get();
        }
        if (before >= MAX_MESSAGES) {
            return new Outcome.Full();
        }
        try (var insert = connection.prepareStatement("""
                INSERT INTO chat_messages
                (tenant_id, contact_id, seq, message_id, at_ms, author, name, text, choices, secret, input_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::json, ?, ?)""")) {
            insert.setString(1, tenant);
            insert.setString(2, message.contactId());
            insert.setInt(3, before + 1);
            insert.setString(4, message.messageId());
            insert.setLong(5, message.atMs());
            insert.setString(6, message.author().name().toLowerCase(java.util.Locale.ROOT));
            insert.setString(7, storable(message.name()));
            insert.setString(8, storable(message.text()));
            insert.setString(9, Json.write(message.choices()));
            insert.setBoolean(10, message.secret());
            insert.setString(11, message.inputId());
            insert.executeUpdate();
        }
        try (var update = connection.prepareStatement("UPDATE chats SET messages = ? WHERE contact_id = ?")) {
            update.setInt(1, before + 1);
            update.setString(2, message.contactId());
            update.executeUpdate();
        }
        return new Outcome.Kept(message.inputId());
    }

    /** What was kept under this id; empty: nothing was. */
    static Optional<Outcome> find(Connection connection, String contactId, String messageId) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT input_id FROM chat_messages WHERE contact_id = ? AND message_id = ?")) {
            query.setString(1, contactId);
            query.setString(2, messageId);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(new Outcome.Kept(row.getString(1))) : Optional.empty();
            }
        }
    }

    /** Those after a number, in order; of very many the newest. */
    static List<ChatLine> after(Connection connection, String contactId, long seq) throws SQLException {
        try (var query = connection.prepareStatement("""
                SELECT seq, message_id, at_ms, author, name, text, choices, secret FROM chat_messages
                WHERE contact_id = ? AND seq > ? ORDER BY seq DESC LIMIT ?""")) {
            query.setString(1, contactId);
            query.setLong(2, seq);
            query.setInt(3, MAX_READ);
            var lines = new ArrayList<ChatLine>();
            int chars = 0;
            try (var rows = query.executeQuery()) {
                while (rows.next() && chars < MAX_READ_CHARS) {
                    var line = line(rows);
                    chars += line.text().length();
                    lines.add(line);
                }
            }
            return lines.reversed();
        }
    }

    /** All of a contact, for its history. */
    public static List<ChatLine> all(Connection connection, String contactId) throws SQLException {
        try (var query = connection.prepareStatement("""
                SELECT seq, message_id, at_ms, author, name, text, choices, secret FROM chat_messages
                WHERE contact_id = ? ORDER BY seq""")) {
            query.setString(1, contactId);
            var lines = new ArrayList<ChatLine>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    lines.add(line(rows));
                }
            }
            return lines;
        }
    }

    /** How many there are; nobody else adds one before this transaction ends. */
    private static int lock(Connection connection, String tenant, String contactId) throws SQLException {
        try (var insert = connection.prepareStatement(
                "INSERT INTO chats (tenant_id, contact_id, messages) VALUES (?, ?, 0) ON CONFLICT DO NOTHING")) {
            insert.setString(1, tenant);
            insert.setString(2, contactId);
            insert.executeUpdate();
        }
        try (var query = connection.prepareStatement("SELECT messages FROM chats WHERE contact_id = ? FOR UPDATE")) {
            query.setString(1, contactId);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static ChatLine line(ResultSet row) throws SQLException {
        var name = row.getString(5);
        var choices = choices(row.getString(7));
        return new ChatLine(
                row.getInt(1),
                row.getString(2),
                row.getLong(3),
                row.getString(4),
                name.isEmpty() ? null : name,
                row.getString(6),
                choices.isEmpty() ? null : choices,
                row.getBoolean(8) ? true : null);
    }

    private static List<ChatChoice> choices(String text) {
        try {
            return List.of(Json.MAPPER.readValue(text, ChatChoice[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was kept is readable", e);
        }
    }

    private static String storable(String text) {
        var whole = StorableText.of(text);
        return whole.codePointCount(0, whole.length()) <= MAX_CHARS
                ? whole
                : whole.substring(0, whole.offsetByCodePoints(0, MAX_CHARS));
    }
}
