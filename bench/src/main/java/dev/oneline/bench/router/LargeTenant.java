package dev.oneline.bench.router;

import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.RoutingRule;
import dev.oneline.core.config.RoutingStep;
import dev.oneline.core.config.SkillLevel;
import dev.oneline.core.config.Strategy;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.config.TenantConfig.EntryPoint;
import dev.oneline.core.config.TenantConfig.Limits;
import dev.oneline.core.config.TenantConfig.OfferConfig;
import dev.oneline.core.config.TenantConfig.QueueConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/** A tenant of 200 queues, each of which asks for a skill; agents serve five queues and have five skills or six. */
final class LargeTenant {
    private static final int QUEUES = 200;
    private static final int QUEUES_AN_AGENT = 5;
    private static final int SKILLS = 20;
    private static final int LANGUAGES = 4;

    private LargeTenant() {}

    static TenantConfig of(int agentCount) {
        var random = new SplittableRandom(2);
        var queues = new ArrayList<QueueConfig>();
        var entries = new ArrayList<EntryPoint>();
        for (var i = 0; i < QUEUES; i++) {
            queues.add(new QueueConfig("q" + i, "q" + i, 1_000_000, "hold-music", 0, rule(i)));
            entries.add(new EntryPoint("e" + i, "q" + i, ""));
        }
        var agents = new ArrayList<AgentConfig>();
        var profiles = new ArrayList<RoutingProfile>();
        for (var i = 0; i < agentCount; i++) {
            var queueIds = new TreeSet<String>();
            // The first agents serve all queues between them; the others' queues are mixed.
            while (queueIds.size() < QUEUES_AN_AGENT) {
                var next =
                        i < QUEUES / QUEUES_AN_AGENT ? i * QUEUES_AN_AGENT + queueIds.size() : random.nextInt(QUEUES);
                queueIds.add("q" + next % QUEUES);
            }
            profiles.add(RoutingProfile.calls("p" + i, List.copyOf(queueIds)));
            agents.add(new AgentConfig("a" + i, "a" + i, "p" + i, skills(i, queueIds, random), List.of(), 1));
        }
        return new TenantConfig(
                1,
                queues,
                profiles,
                agents,
                entries,
                new OfferConfig(20_000, "ringback", 10_000, 30_000),
                new Limits(10_000_000, 1_000_000, 1_000));
    }

    /** Asks for one skill, and for less of it after a while. */
    private static RoutingRule rule(int queue) {
        var skill = "skill" + queue % SKILLS;
        return new RoutingRule(
                Strategy.LONGEST_IDLE,
                0,
                0,
                RoutingRule.Ring.DEFAULT,
                List.of(
                        new RoutingStep(0, List.of(new SkillLevel(skill, 2)), 0, List.of(), List.of()),
                        new RoutingStep(3_600_000, List.of(new SkillLevel(skill, 1)), 2, List.of(), List.of())));
    }

    /** A language first, and enough of what the agent's queues ask for. */
    private static List<SkillLevel> skills(int agent, Set<String> queueIds, SplittableRandom random) {
        var levels = new TreeMap<String, Integer>();
        levels.put("language" + agent % LANGUAGES, 3 + random.nextInt(3));
        for (var queueId : queueIds) {
            levels.put("skill" + Integer.parseInt(queueId.substring(1)) % SKILLS, 2 + random.nextInt(4));
        }
        return levels.entrySet().stream()
                .map(skill -> new SkillLevel(skill.getKey(), skill.getValue()))
                .toList();
    }
}
