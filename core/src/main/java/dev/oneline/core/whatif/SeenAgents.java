package dev.oneline.core.whatif;

import dev.oneline.core.agent.AgentState;
import dev.oneline.core.agent.NotReadyReason;
import dev.oneline.core.shard.Event;
import dev.oneline.core.whatif.SeenContact.Moment;
import dev.oneline.core.whatif.SeenContact.SeenOffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells, of each change of an agent's state in a log, whether he chose it (then it is a duty) or it followed from a contact,
 * an offer or a lost desk (then the shard will say so again).
 */
final class SeenAgents {
    private final Map<String, Seen> agents = new LinkedHashMap<>();
    private final List<Duty> duties = new ArrayList<>();
    private final Set<String> configured = new HashSet<>();
    private boolean began;

    private static final class Seen {
        AgentState state = AgentState.SIGNED_OUT;
        boolean attached;
        long graceUntilMs;
        long readySeq;

        /** His contact was closed: the next change of state is what follows from it. */
        boolean closing;

        /** That contact belongs to the day. */
        boolean closingReplayed;

        /** Ended just now; it, too, may bring a change of state. */
        @Nullable
        SeenOffer endedOffer;

        /** He is away because of it. */
        @Nullable
        SeenOffer awayFor;
    }

    List<Duty> duties() {
        return duties;
    }

    /** The day begins: those who are there already come with it. */
    void begin(long atMs) {
        began = true;
        agents.forEach((agentId, agent) -> {
            var signedIn = agent.state != AgentState.SIGNED_OUT;
            if (agent.attached || signedIn) {
                duties.add(new Duty(agentId, atMs, Duty.Act.ATTACH_DESK));
            }
            if (signedIn) {
                duties.add(new Duty(agentId, atMs, Duty.Act.SIGN_IN));
            }
            if (agent.state == AgentState.READY || agent.state == AgentState.RESERVED) {
                duties.add(new Duty(agentId, atMs, Duty.Act.READY, "", agent.readySeq));
            }
            if (signedIn && !agent.attached) {
                duties.add(new Duty(agentId, atMs, Duty.Act.DETACH_DESK, "", agent.readySeq));
            }
        });
    }

    void configured(Set<String> agentIds) {
        configured.clear();
        configured.addAll(agentIds);
    }

    void deskAttached(String agentId, Moment when) {
        agent(agentId).attached = true;
        duty(agentId, Duty.Act.ATTACH_DESK, "", when);
    }

    void deskDetached(Event.DeskDetached event, Moment when) {
        var agent = agent(event.agentId());
        agent.attached = false;
        agent.graceUntilMs = event.graceUntilMs();
        duty(event.agentId(), Duty.Act.DETACH_DESK, "", when);
    }

    void occupied(String agentId, AgentState state) {
        var agent = agent(agentId);
        agent.state = state;
        agent.endedOffer = null;
    }

    void offerEnded(String agentId, @Nullable SeenOffer offer) {
        var agent = agent(agentId);
        agent.state = AgentState.READY;
        agent.endedOffer = offer;
    }

    void closing(String agentId, boolean replayed) {
        var agent = agent(agentId);
        agent.closing = true;
        agent.closingReplayed = replayed;
    }

    void requested(Event.AgentStateRequested event, Moment when) {
        if (configured.contains(event.agentId())) {
            chose(event.agentId(), event.state(), event.reason(), when);
        }
    }

    void changed(Event.AgentStateChanged event, Moment when) {
        var agent = agent(event.agentId());
        if (!follows(agent, event, when)) {
            chose(event.agentId(), event.state(), event.reason(), when);
        }
        agent.closing = false;
        agent.endedOffer = null;
        agent.state = event.state();
        agent.readySeq = event.state() == AgentState.READY ? when.seq() : 0;
    }

    private boolean follows(Seen agent, Event.AgentStateChanged event, Moment when) {
        if (agent.closing) {
            return agent.closingReplayed;
        }
        return switch (event.state()) {
            case SIGNED_OUT -> {
                agent.awayFor = null;
                leftRinging(agent);
                var deskGone = !agent.attached && when.atMs() >= agent.graceUntilMs;
                yield deskGone || !configured.contains(event.agentId());
            }
            case NOT_READY -> {
                var byOffer = event.reason().equals(NotReadyReason.RONA)
                        || event.reason().equals(NotReadyReason.DECLINED);
                var offer = agent.endedOffer;
                agent.awayFor = byOffer ? offer : null;
                if (!byOffer) {
                    leftRinging(agent);
                }
                yield byOffer;
            }
            case READY -> {
                var offer = agent.awayFor;
                agent.awayFor = null;
                if (offer != null) {
                    offer.back = when;
                }
                yield offer != null;
            }
            case RESERVED, ENGAGED, WRAP_UP -> true;
        };
    }

    /** That wasn't an answer to the offer. */
    private static void leftRinging(Seen agent) {
        if (agent.endedOffer != null) {
            agent.endedOffer.kind = null;
        }
    }

    private void chose(String agentId, AgentState state, String reason, Moment when) {
        switch (state) {
            case READY -> duty(agentId, Duty.Act.READY, "", when);
            case SIGNED_OUT -> duty(agentId, Duty.Act.SIGN_OUT, "", when);
            case NOT_READY -> {
                var signsIn = reason.equals(NotReadyReason.SIGNED_IN);
                duty(agentId, signsIn ? Duty.Act.SIGN_IN : Duty.Act.NOT_READY, signsIn ? "" : reason, when);
            }
            case RESERVED, ENGAGED, WRAP_UP -> {
                // Nobody chooses them.
            }
        }
    }

    private void duty(String agentId, Duty.Act act, String reason, Moment when) {
        if (began) {
            duties.add(new Duty(agentId, when.atMs(), act, reason, when.seq()));
        }
    }

    private Seen agent(String agentId) {
        return agents.computeIfAbsent(agentId, unused -> new Seen());
    }
}
