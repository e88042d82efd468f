package dev.oneline.core.agent;

import dev.oneline.core.config.TenantConfig.AgentConfig;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agent, immutable: each method gives the agent as he is after an event. Only the shard's evolve side puts it into
 * the state.
 *
 * @param reason empty unless {@code NOT_READY}
 * @param idleSeq log sequence number at which he became ready: his place among the idle, kept while a contact rings
 * @param contactId the contact that rings, talks or is wrapped up; an agent has one voice contact at most
 * @param requested null, or what he asked for while engaged
 * @param removed no longer configured: he serves no queue, and goes when his contact is over
 */
public record Agent(
        String agentId,
        String name,
        List<String> queueIds,
        AgentState state,
        String reason,
        long sinceMs,
        long idleSeq,
        @Nullable String contactId,
        @Nullable RequestedState requested,
        Desk desk,
        boolean removed) {

    public Agent {
        queueIds = List.copyOf(queueIds);
    }

    public static Agent signedOut(AgentConfig config, long sinceMs) {
        return new Agent(
                config.agentId(),
                config.name(),
                config.queueIds(),
                AgentState.SIGNED_OUT,
                "",
                sinceMs,
                0,
                null,
                null,
                Desk.AWAY,
                false);
    }

    /** A contact may be offered to him: ready, and somebody is there to hear it ring. */
    public boolean available() {
        return state == AgentState.READY && desk.attached() && !removed;
    }

    public boolean signedIn() {
        return state != AgentState.SIGNED_OUT;
    }

    /** Talking, or wrapping up. */
    public boolean busy() {
        return state == AgentState.ENGAGED || state == AgentState.WRAP_UP;
    }

    public Agent configured(AgentConfig config) {
        return new Agent(
                agentId,
                config.name(),
                config.queueIds(),
                state,
                reason,
                sinceMs,
                idleSeq,
                contactId,
                requested,
                desk,
                false);
    }

    public Agent unconfigured() {
        return new Agent(agentId, name, List.of(), state, reason, sinceMs, idleSeq, contactId, requested, desk, true);
    }

    /** Free of any contact, in a state of his own. */
    public Agent changed(AgentState next, String why, long atMs, long seq) {
        var idle = next == AgentState.READY ? seq : 0;
        return new Agent(agentId, name, queueIds, next, why, atMs, idle, null, null, desk, removed);
    }

    /** The contact that rang went elsewhere: back to where he stood among the idle. */
    public Agent freed(long atMs) {
        return new Agent(agentId, name, queueIds, AgentState.READY, "", atMs, idleSeq, null, null, desk, removed);
    }

    public Agent requesting(RequestedState next) {
        return new Agent(agentId, name, queueIds, state, reason, sinceMs, idleSeq, contactId, next, desk, removed);
    }

    /** Reserved, engaged or in wrap-up by a contact's event. */
    public Agent occupied(AgentState next, String byContactId, long atMs) {
        return new Agent(agentId, name, queueIds, next, "", atMs, idleSeq, byContactId, requested, desk, removed);
    }

    public Agent with(Desk next) {
        return new Agent(agentId, name, queueIds, state, reason, sinceMs, idleSeq, contactId, requested, next, removed);
    }
}
