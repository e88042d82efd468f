package dev.oneline.core.config;

import dev.oneline.core.config.ConfigProblem.Code;
import dev.oneline.core.config.Overflow.Kind;
import dev.oneline.core.config.Overflow.Target;
import dev.oneline.core.contact.Demand;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Each queue by itself: its figures, its rule, where its contacts overflow to. */
final class QueueCheck {
    /** A year: nobody waits longer, and sums of a few of them don't run over. */
    static final long MAX_DURATION_MS = 365L * 24 * 3_600_000;

    /** Who would be told more often hears no music any more, and the log fills with it. */
    private static final long MIN_MUSIC_MS = 5_000;

    private static final int MAX_STEPS = 20;
    private static final int MAX_WAITING = 1_000_000;
    private static final int MAX_PERCENT = 100;

    private final TenantConfig config;
    private final ConfigIds ids;
    private final ProblemList problems;
    /** By skill: how well the best agent does it. */
    private final Map<String, Integer> best = new HashMap<>();

    QueueCheck(TenantConfig config, ConfigIds ids, ProblemList problems) {
        this.config = config;
        this.ids = ids;
        this.problems = problems;
    }

    void check() {
        config.agents().forEach(agent -> agent.skills()
                .forEach(skill -> best.merge(skill.skillId(), skill.proficiency(), Math::max)));
        for (var i = 0; i < config.queues().size(); i++) {
            var at = "queues/" + i;
            var queue = config.queues().get(i);
            problems.range(at + "/maxWaiting", queue.maxWaiting(), 1, MAX_WAITING);
            duration(at + "/wrapUpLimitMs", queue.wrapUpLimitMs());
            problems.range(at + "/target/goalPercent", queue.target().goalPercent(), 1, MAX_PERCENT);
            duration(at + "/target/answeredWithinMs", queue.target().answeredWithinMs());
            duration(at + "/target/shortAbandonMs", queue.target().shortAbandonMs());
            rule(at + "/routing", queue.routing());
            overflow(at + "/overflow", queue.overflow());
            announcements(at + "/announcements", queue.announcements());
        }
    }

    private void rule(String at, RoutingRule rule) {
        problems.range(at + "/headStartMs", rule.headStartMs(), 0, Demand.MAX_HEAD_START_MS);
        duration(at + "/stickyMs", rule.stickyMs());
        problems.range(at + "/ring/atMost", rule.ring().atMost(), 1, RoutingRule.Ring.MAX_AT_ONCE);
        problems.range(at + "/ring/widenAfterMs", rule.ring().widenAfterMs(), 1, MAX_DURATION_MS);
        problems.range(at + "/steps", rule.steps().size(), 1, MAX_STEPS);
        var lastMs = -1L;
        for (var i = 0; i < rule.steps().size(); i++) {
            var step = rule.steps().get(i);
            var place = at + "/steps/" + i;
            if (i == 0 && step.afterMs() != 0) {
                problems.add(place + "/afterMs", Code.FIRST_STEP_LATE);
            } else if (step.afterMs() <= lastMs) {
                problems.add(place + "/afterMs", Code.STEPS_NOT_LATER);
            }
            lastMs = step.afterMs();
            step(place, step);
        }
    }

    private void step(String at, RoutingStep step) {
        duration(at + "/afterMs", step.afterMs());
        problems.range(at + "/easeBy", step.easeBy(), 0, SkillLevel.MAX);
        ConfigCheck.skills(at + "/skills", step.skills(), ids, problems);
        for (var i = 0; i < step.skills().size(); i++) {
            var skill = step.skills().get(i);
            if (ids.skills().contains(skill.skillId()) && best.getOrDefault(skill.skillId(), 0) < skill.proficiency()) {
                problems.add(at + "/skills/" + i, Code.NOBODY_SKILLED, skill.skillId());
            }
        }
        ConfigCheck.groups(at + "/groupIds", step.groupIds(), ids, problems);
        for (var i = 0; i < step.alsoQueueIds().size(); i++) {
            problems.known(at + "/alsoQueueIds/" + i, step.alsoQueueIds().get(i), ids.queues(), Code.UNKNOWN_QUEUE);
        }
    }

    private void overflow(String at, Overflow overflow) {
        var calendarId = overflow.calendarId();
        if (!calendarId.isEmpty()) {
            problems.known(at + "/calendarId", calendarId, ids.calendars(), Code.UNKNOWN_CALENDAR);
        }
        problems.range(at + "/lengthLimit", overflow.lengthLimit(), 0, MAX_WAITING);
        duration(at + "/waitLimitMs", overflow.waitLimitMs());
        target(at + "/whenClosed", overflow.whenClosed(), !calendarId.isEmpty());
        target(at + "/whenNobody", overflow.whenNobody(), true);
        target(at + "/whenLong", overflow.whenLong(), overflow.lengthLimit() > 0);
        target(at + "/whenWaited", overflow.whenWaited(), overflow.waitLimitMs() > 0);
    }

    private void target(String at, Target target, boolean everLookedAt) {
        switch (target.kind()) {
            case STAY, CALLBACK -> {}
            case QUEUE -> problems.known(at + "/name", target.name(), ids.queues(), Code.UNKNOWN_QUEUE);
            case FLOW -> {
                if (target.name().isBlank()) {
                    problems.add(at + "/name", Code.FLOW_MISSING);
                }
            }
            case VOICEMAIL -> problems.known(at + "/name", target.name(), ids.boxes(), Code.UNKNOWN_BOX);
            case MESSAGE -> {
                if (target.name().isBlank()) {
                    problems.add(at + "/name", Code.PROMPT_MISSING);
                }
            }
        }
        if (target.kind() != Kind.STAY && !everLookedAt) {
            problems.add(at, Code.OVERFLOW_NEVER);
        }
    }

    private void announcements(String at, Announcements announcements) {
        duration(at + "/afterMs", announcements.afterMs());
        if (announcements.everyMs() != 0) {
            problems.range(at + "/everyMs", announcements.everyMs(), MIN_MUSIC_MS, MAX_DURATION_MS);
        }
        problems.language(at + "/language", announcements.language());
        if (announcements.prompt().length() > ProblemList.MAX_TEXT) {
            problems.add(at + "/prompt", Code.OUT_OF_RANGE, "0–" + ProblemList.MAX_TEXT);
        }
    }

    private void duration(String at, long ms) {
        problems.range(at, ms, 0, MAX_DURATION_MS);
    }

    /** All targets of a queue, with the field that each is in. */
    static List<NamedTarget> targets(Overflow overflow) {
        return List.of(
                new NamedTarget("whenClosed", overflow.whenClosed()),
                new NamedTarget("whenNobody", overflow.whenNobody()),
                new NamedTarget("whenLong", overflow.whenLong()),
                new NamedTarget("whenWaited", overflow.whenWaited()));
    }

    record NamedTarget(String field, Target target) {}
}
