package dev.oneline.backend.eventlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.oneline.backend.flow.FlowJson;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Recorded;
import dev.oneline.core.shard.ShardSnapshot;
import dev.oneline.runtime.eventlog.LogEntry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The core's events as the records of {@code contract/log.schema.json}. A released record is frozen: an event that changes
 * gets a new version here, and reading the old one turns it into the new.
 */
public final class EventCodec {
    /** Of snapshots. They are no truth: one of another version is left aside and the log replayed. */
    static final int SNAPSHOT_VERSION = 8;

    private static final int FIRST_VERSION = 1;
    private static final String CONFIGURED = "tenant-configured";
    private static final String ARRIVED = "contact-arrived";
    private static final String QUEUED = "contact-queued";
    private static final String FLOW_MOVED = "flow-moved";
    private static final String INPUT_MISSED = "input-missed";
    /** Of those that changed since the first. */
    private static final Map<String, Integer> VERSIONS =
            Map.of(CONFIGURED, 7, ARRIVED, 2, QUEUED, 2, FLOW_MOVED, 3, INPUT_MISSED, 3);

    private static final ObjectMapper MAPPER = FlowJson.addTo(JsonMapper.builder())
            // A record with a field that we don't know is from a newer program: guessing would change history.
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private static final Map<String, Class<? extends Event>> TYPES = Map.ofEntries(
            Map.entry(CONFIGURED, Event.TenantConfigured.class),
            Map.entry("agent-state-changed", Event.AgentStateChanged.class),
            Map.entry("desk-attached", Event.DeskAttached.class),
            Map.entry("desk-detached", Event.DeskDetached.class),
            Map.entry(ARRIVED, Event.ContactArrived.class),
            Map.entry("flow-published", Event.FlowPublished.class),
            Map.entry(FLOW_MOVED, Event.FlowMoved.class),
            Map.entry(INPUT_MISSED, Event.InputMissed.class),
            Map.entry("flow-failed", Event.FlowFailed.class),
            Map.entry("message-left", Event.MessageLeft.class),
            Map.entry("transfer-answered", Event.TransferAnswered.class),
            Map.entry("contact-served", Event.ContactServed.class),
            Map.entry(QUEUED, Event.ContactQueued.class),
            Map.entry("contact-overflowed", Event.ContactOverflowed.class),
            Map.entry("routing-step-reached", Event.RoutingStepReached.class),
            Map.entry("wait-announced", Event.WaitAnnounced.class),
            Map.entry("ring-widened", Event.RingWidened.class),
            Map.entry("contact-offered", Event.ContactOffered.class),
            Map.entry("offer-ended", Event.OfferEnded.class),
            Map.entry("contact-connected", Event.ContactConnected.class),
            Map.entry("leg-connected", Event.LegConnected.class),
            Map.entry("leg-lost", Event.LegLost.class),
            Map.entry("contact-held", Event.ContactHeld.class),
            Map.entry("contact-resumed", Event.ContactResumed.class),
            Map.entry("conversation-ended", Event.ConversationEnded.class),
            Map.entry("wrap-up-extended", Event.WrapUpExtended.class),
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

    /** What of an event isn't its type, its version, its number or its time. */
    public static ObjectNode data(Event event) {
        return MAPPER.valueToTree(event);
    }

    public static LogEntry entry(Recorded recorded) {
        var event = recorded.event();
        return new LogEntry(
                recorded.seq(),
                recorded.atMs(),
                typeOf(event),
                currentVersion(typeOf(event)),
                data(event).toString());
    }

    /** @throws Unreadable when it isn't a record of a version that we know */
    public static Recorded recorded(LogEntry entry) throws Unreadable {
        var eventClass = TYPES.get(entry.type());
        if (eventClass == null || entry.version() < FIRST_VERSION || entry.version() > currentVersion(entry.type())) {
            throw new Unreadable("unknown log record " + entry.type() + " version " + entry.version());
        }
        try {
            var event = entry.version() == currentVersion(entry.type())
                    ? MAPPER.readValue(entry.payload(), eventClass)
                    : MAPPER.treeToValue(upcast(entry), eventClass);
            return new Recorded(entry.seq(), entry.atMs(), event);
        } catch (JsonProcessingException e) {
            throw new Unreadable("damaged log record " + entry.type(), e);
        }
    }

    private static int currentVersion(String type) {
        return VERSIONS.getOrDefault(type, FIRST_VERSION);
    }

    private static JsonNode upcast(LogEntry entry) throws JsonProcessingException {
        var data = MAPPER.readTree(entry.payload());
        if (data instanceof ObjectNode event) {
            switch (entry.type()) {
                case CONFIGURED -> ConfigUpcast.event(event, entry.version());
                case ARRIVED -> {
                    if (event.get("carrier") instanceof ObjectNode carrier) {
                        carrier.putNull("outNode");
                    }
                }
                case QUEUED -> event.put("direct", false);
                default -> {
                    if (event.get("turn") instanceof ObjectNode turn) {
                        turn(turn, entry.version());
                    }
                }
            }
        }
        return data;
    }

    /** With version 2 a turn may be a recording, with version 3 a call. */
    private static void turn(ObjectNode turn, int version) {
        if (version < 2) {
            turn.putNull("recording");
        }
        turn.putNull("call");
    }

    /** A configuration that was written by this program or an older one. */
    public static TenantConfig readConfig(String text) throws Unreadable {
        try {
            var data = MAPPER.readTree(text);
            if (data instanceof ObjectNode config) {
                ConfigUpcast.config(config, config.has("skills") ? 2 : 1);
            }
            return MAPPER.treeToValue(data, TenantConfig.class);
        } catch (JsonProcessingException e) {
            throw new Unreadable("damaged configuration", e);
        }
    }

    /** What {@link #readConfig} reads. */
    public static String writeConfig(TenantConfig config) {
        return MAPPER.valueToTree(config).toString();
    }

    public static String write(ShardSnapshot snapshot) {
        return MAPPER.valueToTree(snapshot).toString();
    }

    /** Empty when it is of another format. */
    public static Optional<ShardSnapshot> readSnapshot(String text) {
        try {
            return Optional.of(MAPPER.readValue(text, ShardSnapshot.class));
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
