package dev.oneline.core.config;

import dev.oneline.core.calendar.CalendarConfig;
import dev.oneline.core.calendar.CalendarParsing;
import dev.oneline.core.calendar.ParsedCalendar;
import dev.oneline.core.contact.Demand;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether a configuration makes sense in itself. */
final class ConfigCheck {
    private static final int MAX_STEPS = 20;
    private static final int MAX_CALENDARS = 200;
    private static final int MAX_CAPACITY = 100;
    private static final int MAX_WEIGHT = 100;

    private ConfigCheck() {}

    static boolean sound(TenantConfig config) {
        return withinLimits(config)
                && queuesSound(config)
                && profilesSound(config)
                && entryPointsSound(config)
                && agentsSound(config)
                && calendarsSound(config)
                && offersSound(config.offers());
    }

    private static boolean withinLimits(TenantConfig config) {
        var limits = config.limits();
        return limits.maxContacts() > 0
                && config.agents().size() <= limits.maxAgents()
                && config.queues().size() <= limits.maxQueues();
    }

    private static boolean queuesSound(TenantConfig config) {
        return unique(config.queues(), TenantConfig.QueueConfig::queueId)
                && config.queues().stream()
                        .allMatch(queue -> queue.maxWaiting() > 0
                                && queue.wrapUpLimitMs() >= 0
                                && ruleSound(queue.routing(), queueIds(config))
                                && overflowSound(queue.overflow(), config));
    }

    private static boolean overflowSound(Overflow overflow, TenantConfig config) {
        var queueIds = queueIds(config);
        var calendarId = overflow.calendarId();
        return (calendarId.isEmpty()
                        || config.calendars().stream()
                                .anyMatch(calendar -> calendar.calendarId().equals(calendarId)))
                && overflow.lengthLimit() >= 0
                && overflow.waitLimitMs() >= 0
                && Stream.of(overflow.whenClosed(), overflow.whenNobody(), overflow.whenLong(), overflow.whenWaited())
                        .allMatch(target -> switch (target.kind()) {
                            case STAY, CALLBACK -> true;
                            case QUEUE -> queueIds.contains(target.name());
                            case MESSAGE -> !target.name().isEmpty();
                        });
    }

    private static boolean calendarsSound(TenantConfig config) {
        return config.calendars().size() <= MAX_CALENDARS
                && unique(config.calendars(), CalendarConfig::calendarId)
                && config.calendars().stream()
                        .allMatch(calendar -> CalendarParsing.parse(calendar) instanceof ParsedCalendar.Sound);
    }

    private static boolean ruleSound(RoutingRule rule, Collection<String> queueIds) {
        var ring = rule.ring();
        var steps = rule.steps();
        return rule.headStartMs() >= 0
                && rule.headStartMs() <= Demand.MAX_HEAD_START_MS
                && rule.stickyMs() >= 0
                && ring.atMost() > 0
                && ring.atMost() <= RoutingRule.Ring.MAX_AT_ONCE
                && ring.widenAfterMs() > 0
                && !steps.isEmpty()
                && steps.size() <= MAX_STEPS
                && steps.getFirst().afterMs() == 0
                && IntStream.range(1, steps.size())
                        .allMatch(i -> steps.get(i).afterMs() > steps.get(i - 1).afterMs())
                && steps.stream().allMatch(step -> stepSound(step, queueIds));
    }

    private static boolean stepSound(RoutingStep step, Collection<String> queueIds) {
        return step.easeBy() >= 0
                && step.easeBy() <= SkillLevel.MAX
                && unique(step.skills(), SkillLevel::skillId)
                && step.skills().stream().allMatch(SkillLevel::sound)
                && queueIds.containsAll(step.alsoQueueIds());
    }

    private static boolean profilesSound(TenantConfig config) {
        var queueIds = queueIds(config);
        return unique(config.profiles(), RoutingProfile::profileId)
                && config.profiles().stream()
                        .allMatch(profile -> unique(profile.queues(), RoutingProfile.Served::queueId)
                                && profile.queues().stream()
                                        .allMatch(served -> queueIds.contains(served.queueId())
                                                && served.order() > 0
                                                && served.delayMs() >= 0)
                                && unique(profile.capacities(), capacity -> capacity.channel()
                                        .name())
                                && profile.capacities().stream()
                                        .allMatch(capacity ->
                                                capacity.maxContacts() > 0 && capacity.maxContacts() <= MAX_CAPACITY));
    }

    private static boolean entryPointsSound(TenantConfig config) {
        var queueIds = queueIds(config);
        return unique(config.entryPoints(), TenantConfig.EntryPoint::address)
                && config.entryPoints().stream()
                        .allMatch(entry -> queueIds.contains(entry.queueId())
                                && entry.demand().sound());
    }

    private static boolean agentsSound(TenantConfig config) {
        var profileIds = new HashSet<String>();
        config.profiles().forEach(profile -> profileIds.add(profile.profileId()));
        return unique(config.agents(), TenantConfig.AgentConfig::agentId)
                && config.agents().stream()
                        .allMatch(agent -> profileIds.contains(agent.profileId())
                                && agent.weight() > 0
                                && agent.weight() <= MAX_WEIGHT
                                && unique(agent.skills(), SkillLevel::skillId)
                                && agent.skills().stream().allMatch(SkillLevel::sound));
    }

    private static boolean offersSound(TenantConfig.OfferConfig offers) {
        return offers.ringMs() > 0 && offers.deskGraceMs() >= 0 && offers.greetingLimitMs() > 0;
    }

    private static Collection<String> queueIds(TenantConfig config) {
        var queueIds = new HashSet<String>();
        config.queues().forEach(queue -> queueIds.add(queue.queueId()));
        return queueIds;
    }

    private static <T> boolean unique(List<T> values, Function<T, String> id) {
        var seen = new HashSet<String>();
        return values.stream().map(id).allMatch(each -> !each.isEmpty() && seen.add(each));
    }
}
