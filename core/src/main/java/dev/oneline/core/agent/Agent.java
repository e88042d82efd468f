package dev.oneline.core.agent;

import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.contact.Channel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agent, immutable: each method gives the agent as he is after an event. Only the shard's evolve side puts it into
 * the state.
 *
 * @param reason empty unless {@code NOT_READY}
 * @param sinceMs when {@link #state} became what it is
 * @param idleSeq log sequence number at which he became ready, or was done with his last contact: his place among the
 *     idle, kept while a contact rings
 * @param works contacts in hand, in the order in which they came
 * @param removed no longer configured: he gets nothing more, and goes when his contacts are over
 */
public record Agent(
        AgentConfig config,
        Presence presence,
        String reason,
        long sinceMs,
        long idleSeq,
        List<Work> works,
        Tally tally,
        Desk desk,
        boolean removed) {

    public Agent {
        works = List.copyOf(works);
    }

    public static Agent signedOut(AgentConfig config, long sinceMs) {
        return new Agent(config, Presence.SIGNED_OUT, "", sinceMs, 0, List.of(), Tally.NONE, Desk.AWAY, false);
    }

    public String agentId() {
        return config.agentId();
    }

    public String name() {
        return config.name();
    }

    /** What he does, all in all: talking comes first, then what rings, then wrapping up, then his presence. */
    public AgentState state() {
        return state(presence, works);
    }

    private static AgentState state(Presence presence, List<Work> works) {
        if (first(works, Work.Phase.ENGAGED) != null) {
            return AgentState.ENGAGED;
        }
        if (first(works, Work.Phase.RINGING) != null) {
            return AgentState.RESERVED;
        }
        if (first(works, Work.Phase.WRAP_UP) != null) {
            return AgentState.WRAP_UP;
        }
        return switch (presence) {
            case SIGNED_OUT -> AgentState.SIGNED_OUT;
            case NOT_READY -> AgentState.NOT_READY;
            case READY -> AgentState.READY;
        };
    }

    private static @Nullable Work first(List<Work> works, Work.Phase phase) {
        // Asked many times a decision, mostly of one work: an iterator would be most of what it costs.
        for (var nth = 0; nth < works.size(); nth++) {
            var work = works.get(nth);
            if (work.phase() == phase) {
                return work;
            }
        }
        return null;
    }

    /** One that isn't full may be offered a contact: ready, somebody is there to hear it ring, and nothing else rings. */
    public boolean available() {
        return presence == Presence.READY && desk.attached() && !removed && ringing() == null;
    }

    public boolean signedIn() {
        return presence != Presence.SIGNED_OUT || !works.isEmpty();
    }

    /** The contact that rings; null when none does. One rings at a time. */
    public @Nullable Work ringing() {
        return first(works, Work.Phase.RINGING);
    }

    public @Nullable Work work(String contactId) {
        for (var work : works) {
            if (work.contactId().equals(contactId)) {
                return work;
            }
        }
        return null;
    }

    /** Whether he has no other contact in hand. */
    public boolean hasNothingBut(String contactId) {
        return works.stream().allMatch(work -> work.contactId().equals(contactId));
    }

    /** Contacts in hand. */
    public int load() {
        return works.size();
    }

    public int load(Channel channel) {
        var load = 0;
        for (var work : works) {
            load += work.channel() == channel ? 1 : 0;
        }
        return load;
    }

    public Agent configured(AgentConfig next) {
        return new Agent(next, presence, reason, sinceMs, idleSeq, works, tally, desk, false);
    }

    public Agent unconfigured() {
        return new Agent(config, presence, reason, sinceMs, idleSeq, works, tally, desk, true);
    }

    /** Signing in begins a new tally; ready is a new place among the idle. */
    public Agent present(Presence next, String why, long atMs, long seq) {
        var begins = presence == Presence.SIGNED_OUT && works.isEmpty();
        var idle = next == Presence.READY ? seq : idleSeq;
        var same = state(next, works) == state() && why.equals(reason);
        var count = begins ? Tally.NONE : tally;
        return new Agent(config, next, why, same ? sinceMs : atMs, idle, works, count, desk, removed);
    }

    /** A contact rings. */
    public Agent reserved(String contactId, Channel channel, long atMs) {
        var more = new ArrayList<>(works);
        more.add(new Work(contactId, channel, Work.Phase.RINGING));
        return having(more, idleSeq, tally, atMs);
    }

    /** The contact that rang went elsewhere: back to where he stood among the idle. */
    public Agent released(String contactId, long atMs) {
        return having(without(contactId), idleSeq, tally, atMs);
    }

    public Agent engaged(String contactId, long atMs) {
        return having(moved(contactId, Work.Phase.ENGAGED), idleSeq, tally.answeredOneMore(), atMs);
    }

    public Agent wrappingUp(String contactId, long talkedMs, long atMs) {
        return having(moved(contactId, Work.Phase.WRAP_UP), idleSeq, tally.talked(talkedMs), atMs);
    }

    /** Done with a contact: the last among the idle. */
    public Agent done(String contactId, long atMs, long seq) {
        return having(without(contactId), seq, tally, atMs);
    }

    public Agent with(Desk next) {
        return new Agent(config, presence, reason, sinceMs, idleSeq, works, tally, next, removed);
    }

    private Agent having(List<Work> next, long idle, Tally count, long atMs) {
        var same = state(presence, next) == state();
        return new Agent(config, presence, reason, same ? sinceMs : atMs, idle, next, count, desk, removed);
    }

    private List<Work> without(String contactId) {
        if (works.size() == 1 && works.getFirst().contactId().equals(contactId)) {
            return List.of();
        }
        var fewer = new ArrayList<>(works);
        fewer.removeIf(work -> work.contactId().equals(contactId));
        return fewer;
    }

    private List<Work> moved(String contactId, Work.Phase next) {
        var moved = new ArrayList<>(works);
        moved.replaceAll(work -> work.contactId().equals(contactId) ? work.in(next) : work);
        return moved;
    }
}
