package dev.oneline.core.whatif;

import dev.oneline.core.agent.NotReadyReason;
import dev.oneline.core.agent.Presence;
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
 * Tells, of each change of an agent's presence in a log, whether he chose it (then it is a duty) or it followed from an
 * offer, a lost desk or a configuration (then the shard will say so again).
 */
final class SeenAgents {
    private final Map<String, Seen> agents = new LinkedHashMap<>();
    private final List<Duty> duties = new ArrayList<>();
    private final Set<String> configured = new HashSet<>();
    private boolean began;

    private static final class Seen {
        Presence presence = Presence.SIGNED_OUT;
        boolean attached;
        long graceUntilMs;

        /** His place among the idle. */
        long idleSeq;

        /** In hand, and not replayed: until they are over he isn't free. */
        final Set<String> leftOut = new HashSet<>();

        /** Ended last; the change of presence right after it came with it. */
        @Nullable
        SeenOffer endedOffer;

        long endedOfferSeq;

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
            var signedIn = agent.presence != Presence.SIGNED_OUT;
            if (agent.attached || signedIn) {
                duties.add(new Duty(agentId, atMs, Duty.Act.ATTACH_DESK));
            }
            if (signedIn) {
                duties.add(new Duty(agentId, atMs, Duty.Act.SIGN_IN));
            }
            if (agent.presence == Presence.READY && agent.leftOut.isEmpty()) {
                duties.add(new Duty(agentId, atMs, Duty.Act.READY, "", agent.idleSeq));
            }
            if (signedIn && !agent.attached) {
                duties.add(new Duty(agentId, atMs, Duty.Act.DETACH_DESK, "", agent.idleSeq));
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

    /** @param offer null when its contact isn't replayed */
    void offerEnded(String agentId, @Nullable SeenOffer offer, Moment when) {
        var agent = agent(agentId);
        agent.endedOffer = offer;
        agent.endedOfferSeq = when.seq();
    }

    /** He talks. */
    void took(String agentId, String contactId, boolean replayed) {
        // One that is left out and comes after the day began is nothing to the replay: he is ready there already.
        if (!replayed && !began) {
            agent(agentId).leftOut.add(contactId);
        }
    }

    void done(String agentId, String contactId, Moment when) {
        var agent = agent(agentId);
        agent.idleSeq = when.seq();
        if (agent.leftOut.remove(contactId) && agent.leftOut.isEmpty() && agent.presence == Presence.READY) {
            duty(agentId, Duty.Act.READY, "", when);
        }
    }

    void changed(Event.AgentStateChanged event, Moment when) {
        var agent = agent(event.agentId());
        agent.presence = event.presence();
        if (!follows(agent, event, when)) {
            chose(agent, event, when);
        }
        if (event.presence() == Presence.READY) {
            agent.idleSeq = when.seq();
        }
    }

    private boolean follows(Seen agent, Event.AgentStateChanged event, Moment when) {
        var ended = when.seq() == agent.endedOfferSeq + 1 ? agent.endedOffer : null;
        var before = agent.awayFor;
        agent.awayFor = null;
        return switch (event.presence()) {
            case SIGNED_OUT -> {
                leftRinging(ended);
                var deskGone = !agent.attached && when.atMs() >= agent.graceUntilMs;
                yield deskGone || !configured.contains(event.agentId());
            }
            case NOT_READY -> {
                var byOffer = event.reason().equals(NotReadyReason.RONA)
                        || event.reason().equals(NotReadyReason.DECLINED);
                if (byOffer) {
                    agent.awayFor = ended;
                } else {
                    leftRinging(ended);
                }
                yield byOffer && ended != null;
            }
            case READY -> {
                if (before != null) {
                    before.back = when;
                }
                yield before != null;
            }
        };
    }

    /** That wasn't an answer to the offer. */
    private static void leftRinging(@Nullable SeenOffer ended) {
        if (ended != null) {
            ended.kind = null;
        }
    }

    private void chose(Seen agent, Event.AgentStateChanged event, Moment when) {
        var agentId = event.agentId();
        switch (event.presence()) {
            case READY -> {
                if (agent.leftOut.isEmpty()) {
                    duty(agentId, Duty.Act.READY, "", when);
                }
            }
            case SIGNED_OUT -> duty(agentId, Duty.Act.SIGN_OUT, "", when);
            case NOT_READY -> {
                var signsIn = event.reason().equals(NotReadyReason.SIGNED_IN);
                duty(agentId, signsIn ? Duty.Act.SIGN_IN : Duty.Act.NOT_READY, signsIn ? "" : event.reason(), when);
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
