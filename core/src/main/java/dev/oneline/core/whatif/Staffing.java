package dev.oneline.core.whatif;

import dev.oneline.core.config.Overflow;
import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.RoutingRule;
import dev.oneline.core.config.SkillLevel;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.config.TenantConfig.QueueConfig;
import dev.oneline.core.contact.Demand;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Other staffing and other rules for a day. The changed configuration holds all day: changes that an administrator made
 * during a recorded day are gone.
 *
 * <p>Methods throw {@link IllegalArgumentException} when they name an agent or a queue that there isn't.
 */
public record Staffing(Day day) {
    /** They don't come. */
    public Staffing without(List<String> agentIds) {
        agentIds.forEach(this::requireAgent);
        var gone = new HashSet<>(agentIds);
        var duties = day.duties().stream()
                .filter(duty -> !gone.contains(duty.agentId()))
                .toList();
        var agents = day.config().agents().stream()
                .filter(agent -> !gone.contains(agent.agentId()))
                .toList();
        return agents(day.config().profiles(), agents).withDuties(duties);
    }

    /** So many more who are like him, and come and go with him. */
    public Staffing withCopies(String agentId, int copies) {
        var original = requireAgent(agentId);
        var agents = new ArrayList<>(day.config().agents());
        var duties = new ArrayList<>(day.duties());
        for (var nth = 1; nth <= copies; nth++) {
            var copyId = agentId + "+" + nth;
            agents.add(Configs.copy(original, copyId));
            day.duties().stream()
                    .filter(duty -> duty.agentId().equals(agentId))
                    .forEach(duty -> duties.add(duty.of(copyId)));
        }
        return agents(day.config().profiles(), agents).withDuties(duties);
    }

    /** He serves these queues: those that he served before as he did, the others first and at once. */
    public Staffing serving(String agentId, List<String> queueIds) {
        var profileId = requireAgent(agentId).profileId();
        queueIds.forEach(this::requireQueue);
        var profile = day.config().profiles().stream()
                .filter(each -> each.profileId().equals(profileId))
                .findFirst()
                .orElseThrow();
        var served = queueIds.stream()
                .map(queueId -> Objects.requireNonNullElseGet(
                        profile.served(queueId), () -> new RoutingProfile.Served(queueId, 1, 0)))
                .toList();
        var own = Configs.serving(profile, profileId + " of " + agentId, served);
        var profiles = new ArrayList<>(day.config().profiles());
        profiles.removeIf(each -> each.profileId().equals(own.profileId()));
        profiles.add(own);
        return agents(profiles, changed(agentId, agent -> agent.withProfile(own.profileId())));
    }

    /** He has these skills, and no others. */
    public Staffing skills(String agentId, List<SkillLevel> skills) {
        requireAgent(agentId);
        return agents(day.config().profiles(), changed(agentId, agent -> Configs.skills(agent, skills)));
    }

    /** @param wrapUpLimitMs 0: the queue has no wrap-up */
    public Staffing wrapUpLimit(String queueId, long wrapUpLimitMs) {
        return queue(queueId, queue -> Configs.wrapUpLimit(queue, wrapUpLimitMs));
    }

    /** Another strategy, head start, or other routing steps. */
    public Staffing routing(String queueId, RoutingRule routing) {
        routing.steps().forEach(step -> step.alsoQueueIds().forEach(this::requireQueue));
        return queue(queueId, queue -> Configs.routing(queue, routing));
    }

    public Staffing overflow(String queueId, Overflow overflow) {
        Stream.of(overflow.whenClosed(), overflow.whenNobody(), overflow.whenLong(), overflow.whenWaited())
                .filter(target -> target.kind() == Overflow.Kind.QUEUE)
                .forEach(target -> requireQueue(target.name()));
        return queue(queueId, queue -> Configs.overflow(queue, overflow));
    }

    /** What the entry point adds to its contacts' own demands. */
    public Staffing asking(String address, Demand demand) {
        var config = day.config();
        if (config.entryPoints().stream().noneMatch(entry -> entry.address().equals(address))) {
            throw new IllegalArgumentException("there is no entry point " + address);
        }
        return config(Configs.entryPoints(
                config,
                config.entryPoints().stream()
                        .map(entry -> entry.address().equals(address) ? Configs.asking(entry, demand) : entry)
                        .toList()));
    }

    /** An offer not answered within it is a RONA. */
    public Staffing ring(long ringMs) {
        return config(Configs.offers(day.config(), Configs.ring(day.config().offers(), ringMs)));
    }

    private AgentConfig requireAgent(String agentId) {
        return day.config().agents().stream()
                .filter(agent -> agent.agentId().equals(agentId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no agent " + agentId));
    }

    public void requireQueue(String queueId) {
        if (day.config().queues().stream().noneMatch(queue -> queue.queueId().equals(queueId))) {
            throw new IllegalArgumentException("there is no queue " + queueId);
        }
    }

    private List<AgentConfig> changed(String agentId, UnaryOperator<AgentConfig> change) {
        return day.config().agents().stream()
                .map(agent -> agent.agentId().equals(agentId) ? change.apply(agent) : agent)
                .toList();
    }

    private Staffing agents(List<RoutingProfile> profiles, List<AgentConfig> agents) {
        return config(Configs.agents(day.config(), profiles, agents));
    }

    private Staffing queue(String queueId, UnaryOperator<QueueConfig> change) {
        requireQueue(queueId);
        return config(Configs.queues(
                day.config(),
                day.config().queues().stream()
                        .map(queue -> queue.queueId().equals(queueId) ? change.apply(queue) : queue)
                        .toList()));
    }

    private Staffing withDuties(List<Duty> duties) {
        return new Staffing(day.withDuties(duties));
    }

    private Staffing config(TenantConfig config) {
        return new Staffing(day.with(config));
    }
}
