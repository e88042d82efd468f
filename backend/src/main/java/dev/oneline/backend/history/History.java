package dev.oneline.backend.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.oneline.backend.chat.ChatMessages;
import dev.oneline.contract.bus.LegFigures;
import dev.oneline.contract.json.Json;
import dev.oneline.core.shard.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the projected contacts of the tenant at work, and keeps the ledgers of their legs. */
public final class History {
    private static final int MAX_EVENTS = 1_000;
    private static final String COLUMNS = """
            contact_id, channel, state, entry_point, caller_address, caller_name, queue_id, agent_id,
            arrived_at_ms, connected_at_ms, ended_at_ms, end_cause, disposition, note""";

    private History() {}

    /** @param agentId null: of all agents; the others likewise */
    public record Filter(
            @Nullable String agentId,
            @Nullable String queueId,
            @Nullable Long beforeMs,
            int limit) {}

    /** The newest first. */
    public static List<ContactRow> list(Connection connection, Filter filter) throws SQLException {
        try (var query = connection.prepareStatement("SELECT " + COLUMNS
                + " FROM contacts WHERE (?::text IS NULL OR agent_id = ?) AND (?::text IS NULL OR queue_id = ?)"
                + " AND (?::bigint IS NULL OR arrived_at_ms < ?)"
                + " ORDER BY arrived_at_ms DESC, contact_id LIMIT ?")) {
            query.setString(1, filter.agentId());
            query.setString(2, filter.agentId());
            query.setString(3, filter.queueId());
            query.setString(4, filter.queueId());
            query.setObject(5, filter.beforeMs(), java.sql.Types.BIGINT);
            query.setObject(6, filter.beforeMs(), java.sql.Types.BIGINT);
            query.setInt(7, filter.limit());
            var contacts = new ArrayList<ContactRow>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    contacts.add(contact(rows));
                }
            }
            return contacts;
        }
    }

    public static Optional<ContactDetail> detail(Connection connection, String contactId) throws SQLException {
        var contact = find(connection, contactId);
        return contact.isEmpty()
                ? Optional.empty()
                : Optional.of(new ContactDetail(
                        contact.get(),
                        events(connection, contactId),
                        legs(connection, contactId),
                        ChatMessages.all(connection, contactId)));
    }

    public static Optional<ContactRow> find(Connection connection, String contactId) throws SQLException {
        try (var query = connection.prepareStatement("SELECT " + COLUMNS + " FROM contacts WHERE contact_id = ?")) {
            query.setString(1, contactId);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(contact(row)) : Optional.empty();
            }
        }
    }

    /**
     * Where on the log a contact is, as far as the log has been projected.
     *
     * @param projectedSeq up to here it is known; 0: nothing is
     * @param firstSeq 0 when there is nothing of the contact
     */
    public record Span(long projectedSeq, long firstSeq, long lastSeq) {
        /** With one more event of the contact. */
        public Span with(long seq) {
            return new Span(projectedSeq, firstSeq == 0 ? seq : firstSeq, Math.max(lastSeq, seq));
        }
    }

    /** Up to which event the history knows the log; 0: nothing is known. */
    public static long projectedSeq(Connection connection) throws SQLException {
        return number(
                connection, "SELECT coalesce(max(seq), 0) FROM projections WHERE name = ?", ContactProjection.NAME);
    }

    public static Span span(Connection connection, String contactId) throws SQLException {
        long projectedSeq = projectedSeq(connection);
        long firstSeq =
                number(connection, "SELECT coalesce(min(seq), 0) FROM contact_events WHERE contact_id = ?", contactId);
        long lastSeq =
                number(connection, "SELECT coalesce(max(seq), 0) FROM contact_events WHERE contact_id = ?", contactId);
        return new Span(projectedSeq, firstSeq, lastSeq);
    }

    /** Whether an event is about the contact. */
    public static boolean concerns(Event event, String contactId) {
        return contactId.equals(ContactProjection.contactId(event));
    }

    private static long number(Connection connection, String sql, String argument) throws SQLException {
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, argument);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** The last figures win: a report that is repeated says the same. */
    public static void keepLeg(Connection connection, String tenant, String contactId, LegFigures figures, long nowMs)
            throws SQLException {
        try (var upsert = connection.prepareStatement("""
                INSERT INTO legs (tenant_id, contact_id, leg_id, closed_at_ms, figures) VALUES (?, ?, ?, ?, ?::json)
                ON CONFLICT (tenant_id, contact_id, leg_id) DO UPDATE SET figures = excluded.figures""")) {
            upsert.setString(1, tenant);
            upsert.setString(2, contactId);
            upsert.setString(3, figures.legId());
            upsert.setLong(4, nowMs);
            upsert.setString(5, Json.write(figures));
            upsert.executeUpdate();
        }
    }

    private static List<ContactDetail.ContactEvent> events(Connection connection, String contactId)
            throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT seq, at_ms, type, data FROM contact_events WHERE contact_id = ? ORDER BY seq LIMIT ?")) {
            query.setString(1, contactId);
            query.setInt(2, MAX_EVENTS);
            var events = new ArrayList<ContactDetail.ContactEvent>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    events.add(new ContactDetail.ContactEvent(
                            rows.getLong(1), rows.getLong(2), rows.getString(3), json(rows.getString(4))));
                }
            }
            return events;
        }
    }

    private static List<JsonNode> legs(Connection connection, String contactId) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT figures FROM legs WHERE contact_id = ? ORDER BY leg_id")) {
            query.setString(1, contactId);
            var legs = new ArrayList<JsonNode>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    legs.add(json(rows.getString(1)));
                }
            }
            return legs;
        }
    }

    private static ContactRow contact(ResultSet row) throws SQLException {
        return new ContactRow(
                row.getString("contact_id"),
                row.getString("channel"),
                row.getString("state"),
                row.getString("entry_point"),
                row.getString("caller_address"),
                emptyIsNull(row.getString("caller_name")),
                row.getString("queue_id"),
                row.getString("agent_id"),
                row.getLong("arrived_at_ms"),
                (Long) row.getObject("connected_at_ms"),
                (Long) row.getObject("ended_at_ms"),
                row.getString("end_cause"),
                emptyIsNull(row.getString("disposition")),
                emptyIsNull(row.getString("note")));
    }

    private static @Nullable String emptyIsNull(@Nullable String text) {
        return text == null || text.isEmpty() ? null : text;
    }

    private static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL keeps JSON only", e);
        }
    }
}
