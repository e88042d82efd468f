package dev.oneline.core.config;

import dev.oneline.core.config.ConfigProblem.Code;
import dev.oneline.core.config.Overflow.Kind;
import dev.oneline.core.config.TenantConfig.QueueConfig;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Whether every contact that comes in can also leave: to somebody who serves the queue, or by an overflow that ends. */
final class ExitCheck {
    private final TenantConfig config;
    private final ProblemList problems;
    private final Map<String, QueueConfig> queues = new HashMap<>();
    /** By any profile, and by one that an agent has. */
    private final Set<String> servable = new HashSet<>();

    private final Set<String> served = new HashSet<>();

    ExitCheck(TenantConfig config, ProblemList problems) {
        this.config = config;
        this.problems = problems;
    }

    void check() {
        config.queues().forEach(queue -> queues.putIfAbsent(queue.queueId(), queue));
        var profileIds = new HashSet<String>();
        config.agents().forEach(agent -> profileIds.add(agent.profileId()));
        for (var profile : config.profiles()) {
            for (var queue : profile.queues()) {
                servable.add(queue.queueId());
                if (profileIds.contains(profile.profileId())) {
                    served.add(queue.queueId());
                }
            }
        }
        for (var i = 0; i < config.queues().size(); i++) {
            exit("queues/" + i, config.queues().get(i));
        }
    }

    private void exit(String at, QueueConfig queue) {
        var whenNobody = queue.overflow().whenNobody().kind() != Kind.STAY;
        var whenWaited = queue.overflow().waitLimitMs() > 0
                && queue.overflow().whenWaited().kind() != Kind.STAY;
        if (!takenFrom(queue, servable) && !whenNobody && !whenWaited) {
            problems.add(at, Code.QUEUE_WITHOUT_EXIT, queue.name());
        } else if (!takenFrom(queue, served) && !whenNobody && !whenWaited) {
            problems.add(at, Code.NOBODY_SERVES, queue.name());
        }
        for (var named : QueueCheck.targets(queue.overflow())) {
            var target = named.target();
            if (target.kind() == Kind.QUEUE && leadsTo(target.name(), queue.queueId(), new HashSet<>())) {
                problems.add(at + "/overflow/" + named.field(), Code.OVERFLOW_LOOP, queue.name());
            }
        }
    }

    /** By who serves it, or by agents of other queues whom a step lets in. */
    private static boolean takenFrom(QueueConfig queue, Set<String> queueIds) {
        return queueIds.contains(queue.queueId())
                || queue.routing().steps().stream()
                        .anyMatch(step -> step.alsoQueueIds().stream().anyMatch(queueIds::contains));
    }

    private boolean leadsTo(String from, String to, Set<String> seen) {
        if (from.equals(to)) {
            return true;
        }
        var queue = queues.get(from);
        if (queue == null || !seen.add(from)) {
            return false;
        }
        return QueueCheck.targets(queue.overflow()).stream()
                .map(QueueCheck.NamedTarget::target)
                .anyMatch(target -> target.kind() == Kind.QUEUE && leadsTo(target.name(), to, seen));
    }
}
