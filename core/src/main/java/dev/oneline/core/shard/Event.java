package dev.oneline.core.shard;

import dev.oneline.core.agent.AgentState;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.contact.Carrier;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.OfferOutcome;
import dev.oneline.core.contact.Party;

/**
 * What happened. The log holds these and nothing else; they are frozen once released. Sequence number and time are the
 * log's, see {@link Recorded}.
 */
public sealed interface Event {
    record TenantConfigured(TenantConfig config) implements Event {}

    /** @param reason empty unless {@code NOT_READY} */
    record AgentStateChanged(String agentId, AgentState state, String reason) implements Event {}

    /** While engaged an agent asked for another state; it is entered when the wrap-up ends. */
    record AgentStateRequested(String agentId, AgentState state, String reason) implements Event {}

    record DeskAttached(String agentId) implements Event {}

    record DeskDetached(String agentId, long graceUntilMs) implements Event {}

    /** @param greetingUntilMs 0 without a greeting */
    record ContactArrived(
            String contactId,
            Channel channel,
            String entryPoint,
            Party customer,
            Carrier carrier,
            String queueId,
            String greeting,
            long greetingUntilMs)
            implements Event {}

    /** @param queuedAtMs its place: a contact that comes back keeps it */
    record ContactQueued(String contactId, String queueId, long queuedAtMs) implements Event {}

    /** The agent is reserved by it. */
    record ContactOffered(
            String contactId, String offerId, String agentId, String legId, long expiresAtMs, long configVersion)
            implements Event {}

    /**
     * The contact is back at its place in the queue and the agent ready at his idle place, unless the events that follow
     * say otherwise.
     */
    record OfferEnded(String contactId, String offerId, String agentId, OfferOutcome outcome) implements Event {}

    /** The offer was accepted: agent and customer talk. */
    record ContactConnected(String contactId, String offerId, String agentId) implements Event {}

    /** The media of the agent's leg is up. */
    record LegConnected(String contactId, String legId) implements Event {}

    /** The media of the agent's leg died; the conversation goes on while the agent's desk may bring it back. */
    record LegLost(String contactId, String legId) implements Event {}

    record ContactHeld(String contactId) implements Event {}

    record ContactResumed(String contactId) implements Event {}

    /**
     * @param wrapUpUntilMs 0: no wrap-up, a {@link ContactClosed} follows; or, when the agent was lost, a
     *     {@link ContactQueued} that gives the customer the old place back
     */
    record ConversationEnded(String contactId, String agentId, EndCause cause, long wrapUpUntilMs) implements Event {}

    /** The customer went, or was lost, before an agent answered. */
    record ContactAbandoned(String contactId, EndCause cause) implements Event {}

    /**
     * The agent's next state follows as an {@link AgentStateChanged}.
     *
     * @param disposition empty when the wrap-up ran out
     */
    record ContactClosed(String contactId, String disposition, String note) implements Event {}
}
