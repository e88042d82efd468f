package dev.oneline.core.simulation;

import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.EndCause;
import java.util.Map;
import java.util.TreeMap;

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

    /** Agents at whom it rings, or the one who has it, by offer. */
    final Map<String, String> agentIds = new TreeMap<>();

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

    boolean waits() {
        return state == ContactState.QUEUED || state == ContactState.OFFERED;
    }

    boolean before(Ticket other) {
        return rankMs != other.rankMs ? rankMs < other.rankMs : placeSeq < other.placeSeq;
    }
}
