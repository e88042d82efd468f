package dev.oneline.backend.history;

import dev.oneline.backend.eventlog.EventCodec;
import dev.oneline.backend.text.Words;
import dev.oneline.backend.voicemail.Voicemails;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Recorded;
import dev.oneline.runtime.database.StorableText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fills {@code contacts} and {@code contact_events} from the log. How far it came is written in the same transaction, so
 * no event counts twice, whoever dies in between.
 */
final class ContactProjection {
    static final String NAME = "contacts";

    private ContactProjection() {}

    /** How far it came; locks it, so that only one at a time goes on from there. */
    static long seq(Connection connection, String tenant) throws SQLException {
        try (var insert = connection.prepareStatement(
                        "INSERT INTO projections (tenant_id, name, seq) VALUES (?, ?, 0) ON CONFLICT DO NOTHING");
                var query = connection.prepareStatement("SELECT seq FROM projections WHERE name = ? FOR UPDATE")) {
            insert.setString(1, tenant);
            insert.setString(2, NAME);
            insert.executeUpdate();
            query.setString(1, NAME);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Goes on with the events that follow {@link #seq}. */
    static void apply(Connection connection, String tenant, List<Recorded> events) throws SQLException {
        for (var event : events) {
            var contactId = contactId(event.event());
            if (contactId != null) {
                apply(connection, tenant, contactId, event);
                keep(connection, tenant, contactId, event);
            }
        }
        try (var update = connection.prepareStatement("UPDATE projections SET seq = ? WHERE name = ?")) {
            update.setLong(1, events.getLast().seq());
            update.setString(2, NAME);
            update.executeUpdate();
        }
    }

    private static void apply(Connection connection, String tenant, String contactId, Recorded recorded)
            throws SQLException {
        long atMs = recorded.atMs();
        switch (recorded.event()) {
            case Event.ContactArrived arrived -> insert(connection, tenant, arrived, atMs);
            case Event.MessageLeft left -> Voicemails.left(connection, tenant, left, atMs);
            case Event.FlowMoved moved -> update(connection, contactId, ContactState.IN_FLOW, "");
            // Whoever has talked with an agent before, ended with that.
            case Event.ContactServed served ->
                update(
                        connection,
                        contactId,
                        ContactState.CLOSED,
                        "ended_at_ms = COALESCE(ended_at_ms, ?), end_cause = COALESCE(end_cause, ?)",
                        atMs,
                        Words.of(EndCause.SERVED));
            case Event.ContactQueued queued ->
                update(
                        connection,
                        contactId,
                        ContactState.QUEUED,
                        "queue_id = ?, agent_id = NULL, ended_at_ms = NULL, end_cause = NULL",
                        queued.queueId());
            case Event.ContactOffered offered -> update(connection, contactId, ContactState.OFFERED, "");
            case Event.OfferEnded ended -> update(connection, contactId, ContactState.QUEUED, "");
            case Event.ContactConnected connected ->
                update(
                        connection,
                        contactId,
                        ContactState.CONNECTED,
                        "agent_id = ?, connected_at_ms = ?",
                        connected.agentId(),
                        atMs);
            case Event.ContactHeld held -> update(connection, contactId, ContactState.HELD, "");
            case Event.ContactResumed resumed -> update(connection, contactId, ContactState.CONNECTED, "");
            case Event.ConversationEnded ended -> end(connection, contactId, ContactState.WRAP_UP, atMs, ended.cause());
            case Event.ContactAbandoned abandoned ->
                end(connection, contactId, ContactState.ABANDONED, atMs, abandoned.cause());
            case Event.ContactClosed closed ->
                update(
                        connection,
                        contactId,
                        ContactState.CLOSED,
                        "disposition = ?, note = ?",
                        closed.disposition(),
                        closed.note());
            default -> {
                // Says nothing about where the contact stands.
            }
        }
    }

    private static void end(Connection connection, String contactId, ContactState state, long atMs, EndCause cause)
            throws SQLException {
        update(connection, contactId, state, "ended_at_ms = ?, end_cause = ?", atMs, Words.of(cause));
    }

    private static void insert(Connection connection, String tenant, Event.ContactArrived arrived, long atMs)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO contacts (tenant_id, contact_id, channel, state, entry_point,
                                      caller_address, caller_name, queue_id, arrived_at_ms)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setString(1, tenant);
            insert.setString(2, arrived.contactId());
            insert.setString(3, Words.of(arrived.channel()));
            insert.setString(4, Words.of(ContactState.ARRIVED));
            insert.setString(5, arrived.entryPoint());
            insert.setString(6, StorableText.of(arrived.customer().address()));
            insert.setString(7, StorableText.of(arrived.customer().name()));
            insert.setString(8, arrived.queueId());
            insert.setLong(9, atMs);
            insert.executeUpdate();
        }
    }

    private static void update(
            Connection connection, String contactId, ContactState state, String sets, Object... values)
            throws SQLException {
        var more = sets.isEmpty() ? "" : ", " + sets;
        try (var update =
                connection.prepareStatement("UPDATE contacts SET state = ?" + more + " WHERE contact_id = ?")) {
            int index = 1;
            update.setString(index++, Words.of(state));
            for (var value : values) {
                update.setObject(index++, value instanceof String text ? StorableText.of(text) : value);
            }
            update.setString(index, contactId);
            update.executeUpdate();
        }
    }

    private static void keep(Connection connection, String tenant, String contactId, Recorded recorded)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO contact_events (tenant_id, contact_id, seq, at_ms, type, data)
                VALUES (?, ?, ?, ?, ?, ?::json)""")) {
            insert.setString(1, tenant);
            insert.setString(2, contactId);
            insert.setLong(3, recorded.seq());
            insert.setLong(4, recorded.atMs());
            insert.setString(5, EventCodec.typeOf(recorded.event()));
            insert.setString(6, EventCodec.data(recorded.event()).toString());
            insert.executeUpdate();
        }
    }

    /** The contact that an event is about; null when it is about none. */
    static @Nullable String contactId(Event event) {
        return switch (event) {
            case Event.ContactArrived e -> e.contactId();
            case Event.FlowMoved e -> e.contactId();
            case Event.InputMissed e -> e.contactId();
            case Event.FlowFailed e -> e.contactId();
            case Event.MessageLeft e -> e.contactId();
            case Event.TransferAnswered e -> e.contactId();
            case Event.ContactServed e -> e.contactId();
            case Event.ContactQueued e -> e.contactId();
            case Event.ContactOverflowed e -> e.contactId();
            case Event.RoutingStepReached e -> e.contactId();
            case Event.WaitAnnounced e -> e.contactId();
            case Event.RingWidened e -> e.contactId();
            case Event.ContactOffered e -> e.contactId();
            case Event.OfferEnded e -> e.contactId();
            case Event.ContactConnected e -> e.contactId();
            case Event.LegConnected e -> e.contactId();
            case Event.LegLost e -> e.contactId();
            case Event.ContactHeld e -> e.contactId();
            case Event.ContactResumed e -> e.contactId();
            case Event.ConversationEnded e -> e.contactId();
            case Event.WrapUpExtended e -> e.contactId();
            case Event.ContactAbandoned e -> e.contactId();
            case Event.ContactClosed e -> e.contactId();
            case Event.TenantConfigured e -> null;
            case Event.FlowPublished e -> null;
            case Event.AgentStateChanged e -> null;
            case Event.DeskAttached e -> null;
            case Event.DeskDetached e -> null;
        };
    }
}
