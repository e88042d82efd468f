package dev.oneline.core.simulation;

import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.flow.Spot;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The auditor's note of a contact. */
final class Ticket {
    final String contactId;
    final Channel channel;
    final Demand demand;
    String queueId;
    ContactState state = ContactState.ARRIVED;
    long placeSeq;
    long queuedAtMs;
    long rankMs;
    long reachedMs;
    int widened;
    int overflows;
    String stickyAgentId = "";

    /** It has spoken a message, and hasn't left it yet. */
    boolean reviews;

    /** Somebody carries its sound. */
    boolean hears;

    /** It was told something in its queue. */
    boolean told;

    /** It is being told. */
    boolean telling;

    /** When that began, or was over, or when it came there. */
    long toldMs;

    /** Agents at whom it rings, or the one who has it, by offer. */
    final Map<String, String> agentIds = new TreeMap<>();

    /** When each offer that rings is to end by itself. */
    final Map<String, Long> expiresAtMs = new TreeMap<>();

    /** Where it is in its flow; null before. */
    @Nullable
    Spot spot;

    /** The flow that a queue has just sent it to. */
    @Nullable
    String sentTo;

    /** It is for its sticky agent alone. */
    boolean direct;

    /** When the greeting, the turn of a flow or the farewell is to be over by itself. */
    long untilMs;

    long wrapUpUntilMs;

    EndCause cause;

    Ticket(String contactId, Channel channel, Demand demand, String queueId) {
        this.contactId = contactId;
        this.channel = channel;
        this.demand = demand;
        this.queueId = queueId;
    }

    boolean over() {
        return state == ContactState.CLOSED || state == ContactState.ABANDONED;
    }

    /** It is in one, or with an agent, or done. */
    boolean inQueue() {
        return state != ContactState.ARRIVED && state != ContactState.IN_FLOW;
    }

    /** Its agent does; the customer may be in a flow meanwhile. */
    boolean wrapsUp() {
        return state == ContactState.WRAP_UP || (state == ContactState.IN_FLOW && !agentIds.isEmpty());
    }

    boolean waits() {
        return state == ContactState.QUEUED || state == ContactState.OFFERED;
    }

    boolean before(Ticket other) {
        return rankMs != other.rankMs ? rankMs < other.rankMs : placeSeq < other.placeSeq;
    }
}
