package dev.oneline.core.config;

import java.util.List;

/**
 * What holds for a queue's contacts from a waiting time on, until the next step.
 *
 * @param afterMs waited so long; the first step's is 0
 * @param skills the queue's own demand in this step
 * @param easeBy how many levels of proficiency the contact's own demand is lowered by; a skill eased below 1 is no longer
 *     needed
 * @param groupIds agents of these groups only; empty: of any
 * @param alsoQueueIds agents who serve these queues may have the contact, too
 */
public record RoutingStep(
        long afterMs, List<SkillLevel> skills, int easeBy, List<String> groupIds, List<String> alsoQueueIds) {
    /** Anybody who serves the queue. */
    public static final RoutingStep OPEN = new RoutingStep(0, List.of(), 0, List.of(), List.of());

    public RoutingStep {
        skills = List.copyOf(skills);
        groupIds = List.copyOf(groupIds);
        alsoQueueIds = List.copyOf(alsoQueueIds);
    }
}
