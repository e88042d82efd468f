package dev.oneline.backend.eventlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.ShardSnapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The core's events as the records of {@code contract/log.schema.json}. A released record is frozen: an event that changes
 * gets a new version here, and reading the old one turns it into the new.
 */
public final class EventCodec {
    private static final String TYPE = "type";
    private static final String VERSION = "version";
    private static final String FORMAT = "format";

    /** Of snapshots. They are no truth: one of another format is left aside and the log replayed. */
    private static final int SNAPSHOT_FORMAT = 1;

    private static final int CURRENT_VERSION = 1;
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            // A record with a field that we don't know is from a newer program: guessing would change history.
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private static final Map<String, Class<? extends Event>> TYPES = Map.ofEntries(
            Map.entry("tenant-configured", Event.TenantConfigured.class),
            Map.entry("agent-state-changed", Event.AgentStateChanged.class),
            Map.entry("agent-state-requested", Event.AgentStateRequested.class),
            Map.entry("desk-attached", Event.DeskAttached.class),
            Map.entry("desk-detached", Event.DeskDetached.class),
            Map.entry("contact-arrived", Event.ContactArrived.class),
            Map.entry("contact-queued", Event.ContactQueued.class),
            Map.entry("contact-offered", Event.ContactOffered.class),
            Map.entry("offer-ended", Event.OfferEnded.class),
            Map.entry("contact-connected", Event.ContactConnected.class),
            Map.entry("leg-connected", Event.LegConnected.class),
            Map.entry("leg-lost", Event.LegLost.class),
            Map.entry("contact-held", Event.ContactHeld.class),
            Map.entry("contact-resumed", Event.ContactResumed.class),
            Map.entry("conversation-ended", Event.ConversationEnded.class),
            Map.entry("contact-abandoned", Event.ContactAbandoned.class),
            Map.entry("contact-closed", Event.ContactClosed.class));
    private static final Map<Class<?>, String> NAMES = names();

    private EventCodec() {}

    /** The log has a record that this program can't read: an older program on a newer log, or damage. */
    public static final class Unreadable extends Exception {
        Unreadable(String message, Throwable cause) {
            super(message, cause);
        }

        Unreadable(String message) {
            super(message);
        }
    }

    public static String typeOf(Event event) {
        return NAMES.getOrDefault(event.getClass(), "");
    }

    public static ObjectNode toTree(Event event) {
        var record = MAPPER.createObjectNode();
        record.put(TYPE, typeOf(event)).put(VERSION, CURRENT_VERSION);
        record.setAll((ObjectNode) MAPPER.valueToTree(event));
        return record;
    }

    public static String write(Event event) {
        return toTree(event).toString();
    }

    /** @throws Unreadable when it isn't a record of a version that we know */
    public static Event read(String text) throws Unreadable {
        try {
            if (!(MAPPER.readTree(text) instanceof ObjectNode record)) {
                throw new Unreadable("a log record must be an object");
            }
            var type = record.path(TYPE).asText();
            int version = record.path(VERSION).asInt();
            var eventClass = TYPES.get(type);
            if (eventClass == null || version != CURRENT_VERSION) {
                throw new Unreadable("unknown log record " + type + " version " + version);
            }
            record.remove(TYPE);
            record.remove(VERSION);
            return MAPPER.treeToValue(record, eventClass);
        } catch (JsonProcessingException e) {
            throw new Unreadable("damaged log record", e);
        }
    }

    public static String write(ShardSnapshot snapshot) {
        var tree = (ObjectNode) MAPPER.valueToTree(snapshot);
        return tree.put(FORMAT, SNAPSHOT_FORMAT).toString();
    }

    /** Empty when it is of another format. */
    public static Optional<ShardSnapshot> readSnapshot(String text) {
        try {
            if (!(MAPPER.readTree(text) instanceof ObjectNode tree)
                    || tree.path(FORMAT).asInt() != SNAPSHOT_FORMAT) {
                return Optional.empty();
            }
            tree.remove(FORMAT);
            return Optional.of(MAPPER.treeToValue(tree, ShardSnapshot.class));
        } catch (JsonProcessingException otherFormat) {
            return Optional.empty();
        }
    }

    private static Map<Class<?>, String> names() {
        var names = new HashMap<Class<?>, String>();
        TYPES.forEach((name, eventClass) -> names.put(eventClass, name));
        return Map.copyOf(names);
    }
}
