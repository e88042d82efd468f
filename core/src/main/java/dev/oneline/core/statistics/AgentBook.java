package dev.oneline.core.statistics;

import dev.oneline.core.agent.Presence;
import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.statistics.TrackedAgent.Hands;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What each agent is doing, and the times that he did it. */
final class AgentBook {
    private final Map<String, TrackedAgent> agents = new LinkedHashMap<>();
    private final Findings findings;

    AgentBook(Findings findings) {
        this.findings = findings;
    }

    void restore(TrackedAgent agent) {
        agents.put(agent.agentId(), agent);
    }

    Collection<TrackedAgent> agents() {
        return agents.values();
    }

    void configured(TenantConfig config, Moment now) {
        Set<String> stay = new HashSet<>();
        Map<String, List<String>> served = new HashMap<>();
        config.profiles().forEach(profile -> served.put(profile.profileId(), queueIds(profile)));
        for (var agent : config.agents()) {
            stay.add(agent.agentId());
            var known = agents.get(agent.agentId());
            var queueIds = served.getOrDefault(agent.profileId(), List.of());
            agents.put(
                    agent.agentId(),
                    known == null
                            ? TrackedAgent.signedOut(agent.agentId(), queueIds, now)
                            : known.configured(queueIds, true));
        }
        for (var agent : new ArrayList<>(agents.values())) {
            if (!stay.contains(agent.agentId())) {
                put(agent, agent.configured(List.of(), false), now);
            }
        }
    }

    private static List<String> queueIds(RoutingProfile profile) {
        return profile.queues().stream().map(RoutingProfile.Served::queueId).toList();
    }

    void chose(String agentId, Presence presence, String reason, Moment now) {
        var agent = agent(agentId);
        put(agent, agent.with(presence, reason), now);
    }

    void hands(String agentId, Hands more, Moment now) {
        var agent = agent(agentId);
        put(agent, agent.with(more), now);
    }

    /** What goes on now, as found until then. */
    void findOpen(long untilMs, Findings open) {
        agents.values().forEach(agent -> find(agent, new Moment(0, untilMs), open));
    }

    private void put(TrackedAgent before, TrackedAgent after, Moment now) {
        var changed = !Objects.equals(before.measure(), after.measure());
        if (changed) {
            find(before, now, findings);
        }
        if (after.gone()) {
            agents.remove(after.agentId());
        } else {
            agents.put(after.agentId(), changed ? after.since(now) : after);
        }
    }

    private static void find(TrackedAgent agent, Moment now, Findings into) {
        var measure = agent.measure();
        if (measure != null) {
            var subject = Subject.agent(agent.agentId(), null);
            into.span(subject, measure, agent.sinceMs(), now.atMs(), agent.sinceSeq(), now.seq());
        }
    }

    private TrackedAgent agent(String agentId) {
        return Objects.requireNonNull(agents.get(agentId), agentId);
    }
}
