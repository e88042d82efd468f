package dev.oneline.core.simulation;

import dev.oneline.core.config.CallerList;
import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.RoutingRule;
import dev.oneline.core.config.RoutingStep;
import dev.oneline.core.config.SkillLevel;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.QueueConfig;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.shard.Event;
import java.util.HashSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The routing rules as an auditor reads them in the configuration: said once more, plainly, without the core's code. */
final class Rulebook {
    private final TenantConfig config;

    Rulebook(TenantConfig config) {
        this.config = config;
    }

    TenantConfig config() {
        return config;
    }

    boolean blocks(Event.ContactArrived arrived) {
        var number = arrived.customer().address();
        return config.callerLists().stream()
                .filter(CallerList::blocked)
                .flatMap(list -> list.numbers().stream())
                .anyMatch(entry -> entry.endsWith("*")
                        ? number.startsWith(entry.substring(0, entry.length() - 1))
                        : number.equals(entry));
    }

    RoutingRule rule(Ticket ticket) {
        return queue(ticket.queueId).routing();
    }

    QueueConfig queue(String queueId) {
        return config.queues().stream()
                .filter(queue -> queue.queueId().equals(queueId))
                .findFirst()
                .orElseThrow();
    }

    boolean serves(Worker worker, String queueId) {
        var profile = profile(worker);
        return profile != null && profile.served(queueId) != null;
    }

    /** Whether the ticket wants one more agent. */
    boolean wants(Ticket ticket) {
        var rule = rule(ticket);
        return switch (rule.strategy()) {
            case RING_ALL ->
                ticket.waits() && ticket.agentIds.size() < rule.ring().atMost();
            case PROGRESSIVE ->
                ticket.waits() && ticket.agentIds.size() < Math.min(rule.ring().atMost(), 1 + ticket.widened);
            default -> ticket.state == ContactState.QUEUED;
        };
    }

    boolean hasRoom(Worker worker, Ticket ticket) {
        var profile = profile(worker);
        if (profile == null || !worker.available()) {
            return false;
        }
        var same = worker.inHand.stream()
                .filter(other -> other.channel == ticket.channel)
                .count();
        var others =
                new HashSet<>(worker.inHand.stream().map(other -> other.channel).toList());
        others.remove(ticket.channel);
        return same < profile.capacity(ticket.channel)
                && others.stream().allMatch(busy -> profile.mayInterrupt(busy, ticket.channel));
    }

    boolean admits(Worker worker, Ticket ticket) {
        var profile = profile(worker);
        var rule = rule(ticket);
        if (profile == null || profile.capacity(ticket.channel) == 0) {
            return false;
        }
        if (ticket.direct) {
            return worker.agentId.equals(ticket.stickyAgentId);
        }
        var step = step(rule, ticket.reachedMs);
        var forOne = !ticket.stickyAgentId.isEmpty() && ticket.reachedMs < rule.stickyMs();
        if (forOne) {
            return worker.agentId.equals(ticket.stickyAgentId) && skilled(worker, step, ticket);
        }
        return order(worker, ticket) > 0
                && (step.groupIds().isEmpty()
                        || worker.config.groupIds().stream().anyMatch(step.groupIds()::contains))
                && skilled(worker, step, ticket);
    }

    /** 0: doesn't serve it yet. */
    int order(Worker worker, Ticket ticket) {
        var profile = profile(worker);
        var step = step(rule(ticket), ticket.reachedMs);
        return profile == null
                ? 0
                : profile.queues().stream()
                        .filter(served -> served.queueId().equals(ticket.queueId)
                                || step.alsoQueueIds().contains(served.queueId()))
                        .filter(served -> served.delayMs() <= ticket.reachedMs)
                        .mapToInt(RoutingProfile.Served::order)
                        .min()
                        .orElse(0);
    }

    /** The next waiting time at which something is to change for the ticket. */
    long nextBoundaryMs(Ticket ticket) {
        var queue = queue(ticket.queueId);
        var also = queue.routing().steps().stream()
                .flatMap(step -> step.alsoQueueIds().stream())
                .toList();
        var delays = config.profiles().stream()
                .flatMap(profile -> profile.queues().stream())
                .filter(served -> served.queueId().equals(ticket.queueId) || also.contains(served.queueId()))
                .map(RoutingProfile.Served::delayMs);
        var steps = queue.routing().steps().stream().map(RoutingStep::afterMs);
        var others = Stream.of(queue.routing().stickyMs(), queue.overflow().waitLimitMs());
        return Stream.of(delays, steps, others)
                .flatMap(each -> each)
                .filter(boundaryMs -> boundaryMs > ticket.reachedMs)
                .mapToLong(Long::longValue)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** When the ticket is to be told something, or not to hear it any longer. */
    long announcementMs(Ticket ticket) {
        var rule = queue(ticket.queueId).announcements();
        var nothing = rule.prompt().isEmpty() && !rule.tellsPosition() && !rule.tellsWait();
        if (ticket.telling) {
            return ticket.toldMs + 150_000;
        }
        if (!ticket.hears || nothing || (ticket.told && rule.everyMs() == 0)) {
            return Long.MAX_VALUE;
        }
        return ticket.toldMs + (ticket.told ? rule.everyMs() : rule.afterMs());
    }

    private static boolean skilled(Worker worker, RoutingStep step, Ticket ticket) {
        var skills = worker.config.skills();
        return step.skills().stream().allMatch(need -> SkillLevel.of(skills, need.skillId()) >= need.proficiency())
                && ticket.demand.skills().stream()
                        .allMatch(need -> SkillLevel.of(skills, need.skillId()) >= need.proficiency() - step.easeBy());
    }

    private static RoutingStep step(RoutingRule rule, long waitedMs) {
        return rule.steps().stream()
                .filter(step -> step.afterMs() <= waitedMs)
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private @Nullable RoutingProfile profile(Worker worker) {
        return !worker.configured
                ? null
                : config.profiles().stream()
                        .filter(profile -> profile.profileId().equals(worker.config.profileId()))
                        .findFirst()
                        .orElseThrow();
    }
}
