package dev.oneline.core.routing;

import dev.oneline.core.agent.Agent;
import dev.oneline.core.agent.Presence;
import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.RoutingProfile.Served;
import dev.oneline.core.config.SkillLevel;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.contact.Channel;
import org.jspecify.annotations.Nullable;

/**
 * Who may have a contact: the one truth for routing's indexes and for the explanation of a decision. What the
 * configuration says is apart from what the moment says, since only the moment changes all the time.
 */
public final class Admission {
    private Admission() {}

    /** Why the configuration keeps the agent from contacts of these terms; null when it doesn't. */
    public static @Nullable Exclusion byConfig(AgentConfig agent, RoutingProfile profile, Terms terms) {
        if (!terms.onlyAgentId().isEmpty() && !terms.onlyAgentId().equals(agent.agentId())) {
            return Exclusion.NOT_ITS_AGENT;
        }
        if (profile.capacity(terms.channel()) == 0) {
            return Exclusion.NOT_ON_CHANNEL;
        }
        if (terms.onlyAgentId().isEmpty()) {
            var served = served(profile, terms);
            if (served == null) {
                return serves(profile, terms) ? Exclusion.TOO_EARLY : Exclusion.NOT_IN_QUEUE;
            }
            var groups = terms.step().groupIds();
            if (!groups.isEmpty() && groups.stream().noneMatch(agent.groupIds()::contains)) {
                return Exclusion.NOT_IN_GROUP;
            }
        }
        for (var need : terms.needs()) {
            if (SkillLevel.of(agent.skills(), need.skillId()) < need.proficiency()) {
                return Exclusion.NOT_SKILLED;
            }
        }
        return null;
    }

    /** Why the moment keeps the agent from a contact of the channel; null when it doesn't. */
    public static @Nullable Exclusion byMoment(Agent agent, RoutingProfile profile, Channel channel) {
        if (agent.removed()) {
            return Exclusion.NOT_CONFIGURED;
        }
        if (agent.presence() != Presence.READY) {
            return agent.presence() == Presence.SIGNED_OUT ? Exclusion.SIGNED_OUT : Exclusion.NOT_READY;
        }
        if (!agent.desk().attached()) {
            return Exclusion.DESK_AWAY;
        }
        if (agent.ringing() != null) {
            return Exclusion.RINGING;
        }
        if (agent.load(channel) >= profile.capacity(channel)) {
            return Exclusion.AT_CAPACITY;
        }
        for (var work : agent.works()) {
            if (work.channel() != channel && !profile.mayInterrupt(work.channel(), channel)) {
                return Exclusion.NOT_INTERRUPTIBLE;
            }
        }
        return null;
    }

    /** How the agent serves contacts of these terms: by the queue of the smallest order; null when he doesn't. */
    public static @Nullable Served served(RoutingProfile profile, Terms terms) {
        var best = inTime(profile.served(terms.queueId()), terms);
        for (var queueId : terms.step().alsoQueueIds()) {
            var also = inTime(profile.served(queueId), terms);
            if (also != null && (best == null || also.order() < best.order())) {
                best = also;
            }
        }
        return best;
    }

    private static @Nullable Served inTime(@Nullable Served served, Terms terms) {
        return served != null && served.delayMs() <= terms.waitedMs() ? served : null;
    }

    private static boolean serves(RoutingProfile profile, Terms terms) {
        return profile.served(terms.queueId()) != null
                || terms.step().alsoQueueIds().stream().anyMatch(queueId -> profile.served(queueId) != null);
    }
}
