package dev.oneline.core.simulation;

import dev.oneline.core.calendar.CalendarConfig;
import dev.oneline.core.config.Announcements;
import dev.oneline.core.config.CallerList;
import dev.oneline.core.config.MenuConfig;
import dev.oneline.core.config.Overflow;
import dev.oneline.core.config.Overflow.Target;
import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.RoutingRule;
import dev.oneline.core.config.RoutingStep;
import dev.oneline.core.config.SkillLevel;
import dev.oneline.core.config.Strategy;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.config.TenantConfig.EntryPoint;
import dev.oneline.core.config.TenantConfig.GroupConfig;
import dev.oneline.core.config.TenantConfig.Limits;
import dev.oneline.core.config.TenantConfig.OfferConfig;
import dev.oneline.core.config.TenantConfig.QueueConfig;
import dev.oneline.core.config.TenantConfig.SkillConfig;
import dev.oneline.core.config.VoicemailBox;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.story.Configs;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Configurations that replace each other while contacts are in flight. */
final class SimulatedConfigs {
    static final List<String> AGENT_IDS = List.of("ana", "ben", "bob", "eve", "qi");

    private static final List<Strategy> ONE_BY_ONE = List.of(
            Strategy.LONGEST_IDLE,
            Strategy.ROUND_ROBIN,
            Strategy.FEWEST_CONTACTS,
            Strategy.LEAST_TALK_TIME,
            Strategy.TOP_DOWN,
            Strategy.RANDOM,
            Strategy.WEIGHTED_RANDOM,
            Strategy.MOST_SKILLED);

    private static final List<RoutingProfile> PROFILES = List.of(
            profile("seller", List.of(new RoutingProfile.Served("sales", 1, 0))),
            profile(
                    "both",
                    List.of(new RoutingProfile.Served("sales", 2, 5_000), new RoutingProfile.Served("support", 1, 0))),
            profile("supporter", List.of(new RoutingProfile.Served("support", 1, 0))),
            profile("quick", List.of(new RoutingProfile.Served("quick", 1, 0))),
            profile(
                    "all",
                    List.of(
                            new RoutingProfile.Served("sales", 1, 0),
                            new RoutingProfile.Served("support", 1, 0),
                            new RoutingProfile.Served("quick", 1, 0))));

    private static final List<AgentConfig> AGENTS = List.of(
            agent("ana", "seller", List.of(new SkillLevel("english", 5)), List.of("veterans")),
            agent("ben", "seller", List.of(new SkillLevel("english", 2)), List.of()),
            agent("bob", "both", List.of(new SkillLevel("english", 3)), List.of("veterans")),
            agent("eve", "supporter", List.of(), List.of()),
            agent("qi", "quick", List.of(), List.of()));

    /** Open for a minute, and closed for the next: a simulated day is short. */
    private static final CalendarConfig OFFICE = new CalendarConfig(
            "office",
            "UTC",
            List.of("open"),
            List.of(new CalendarConfig.WeeklyRule(
                    List.of(DayOfWeek.values()),
                    IntStream.range(0, 25)
                            .mapToObj(i -> new CalendarConfig.Shift(2 * i, 2 * i + 1, "open"))
                            .toList())),
            List.of());

    private SimulatedConfigs() {}

    static TenantConfig variant(long version, int which) {
        var queues = new ArrayList<>(queues(version + which / 8));
        var profiles = new ArrayList<>(PROFILES);
        var agents = new ArrayList<>(AGENTS);
        var entries = new ArrayList<>(Configs.ENTRY_POINTS);
        entries.add(new EntryPoint("flow-line", "sales", "", Demand.NONE, "main"));
        switch (which % 8) {
            case 1 -> agents.removeIf(agent -> agent.agentId().equals("bob"));
            case 2 -> agents.removeIf(agent -> agent.profileId().equals("seller"));
            case 3 -> agents.replaceAll(agent -> agent.withProfile("supporter"));
            case 4 -> agents.replaceAll(agent -> agent.withProfile("all"));
            case 5 -> {
                queues.removeIf(queue -> queue.queueId().equals("support"));
                profiles.removeIf(profile -> profile.served("support") != null);
                agents.removeIf(agent -> !agent.profileId().equals("seller")
                        && !agent.profileId().equals("quick"));
                entries.removeIf(entry -> entry.queueId().equals("support"));
            }
            // Not sound: an entry into a queue that isn't there.
            case 6 -> entries.add(new EntryPoint("broken", "no-such-queue", ""));
            default -> {}
        }
        var ringMs = which % 3 == 0 ? 5_000 : Configs.RING_MS;
        var offers = new OfferConfig(ringMs, "ringback", Configs.DESK_GRACE_MS, Configs.GREETING_LIMIT_MS);
        return new TenantConfig(
                version,
                queues,
                profiles,
                agents,
                entries,
                List.of(OFFICE),
                List.of(new SkillConfig("english", "English")),
                List.of(new GroupConfig("veterans", "Veterans")),
                which % 5 == 2 ? List.of(box("night", version)) : List.of(box("night", version), box("own", version)),
                List.of(
                        new CallerList("vip", "VIP", false, which % 2 * 15_000L, List.of("1380000", "139*")),
                        new CallerList("blocked", "Blocked", true, 0, List.of("1300000"))),
                offers,
                // Deep enough for what the flows do, and sometimes not.
                new MenuConfig(which % 7 == 3 ? 2 : 64),
                new Limits(12, 10, 10));
    }

    /** The messages of one are put to agents, those of the other only kept. */
    static VoicemailBox box(String boxId, long mix) {
        var queueId = boxId.equals("night") ? "sales" : "";
        return new VoicemailBox(boxId, boxId, "zh-CN", "", queueId, List.of(), "", 60_000, 3_000, mix % 2 == 0);
    }

    private static List<QueueConfig> queues(long mix) {
        var english = List.of(new SkillLevel("english", 3));
        var sales = new RoutingRule(
                ONE_BY_ONE.get((int) (mix % ONE_BY_ONE.size())),
                mix % 2 * 10_000,
                15_000,
                RoutingRule.Ring.DEFAULT,
                List.of(
                        new RoutingStep(0, english, 0, List.of("veterans"), List.of()),
                        new RoutingStep(4_000, List.of(), 1, List.of(), List.of()),
                        new RoutingStep(30_000, List.of(), 5, List.of(), List.of("support"))));
        var support = new RoutingRule(
                Strategy.RING_ALL, 0, 0, new RoutingRule.Ring(2, 5_000), List.of(RoutingStep.OPEN, eased(20_000)));
        var quick = new RoutingRule(
                Strategy.PROGRESSIVE, 0, 0, new RoutingRule.Ring(3, 2_000), List.of(RoutingStep.OPEN, eased(20_000)));
        return List.of(
                new QueueConfig("sales", "Sales", 4, "hold-music", Configs.WRAP_UP_MS, sales, overflow(mix))
                        .withAnnouncements(new Announcements(2_000, 8_000, "en", "", true, mix % 2 == 0)),
                new QueueConfig("support", "Support", 4, "hold-music", Configs.WRAP_UP_MS, support)
                        .withAnnouncements(new Announcements(0, 0, "zh-CN", "please-wait", false, mix % 3 == 0)),
                new QueueConfig("quick", "No wrap-up", 4, "hold-music", 0, quick, helped(mix)));
    }

    /** Where it goes changes, too; the next configuration may send contacts back to where they came from. */
    private static Overflow overflow(long mix) {
        var targets = List.of(
                Target.STAY,
                Target.queue("quick"),
                Target.flow(mix % 4 < 2 ? "main" : "opinion"),
                Target.voicemail("night"),
                Target.message("sorry"),
                Target.callback("bye"),
                Target.callback(""));
        var target = targets.get((int) (mix % targets.size()));
        return new Overflow(mix % 2 == 0 ? "office" : "", target, target, 3, target, 40_000, target);
    }

    /** By sales, unless that overflows to here: a loop is refused. */
    private static Overflow helped(long mix) {
        var helper = Target.queue(mix % 7 == 1 ? "support" : "sales");
        return new Overflow("", Target.STAY, helper, 0, Target.STAY, 30_000, helper);
    }

    private static RoutingStep eased(long afterMs) {
        return new RoutingStep(afterMs, List.of(), 5, List.of(), List.of("sales"));
    }

    private static RoutingProfile profile(String profileId, List<RoutingProfile.Served> queues) {
        return new RoutingProfile(
                profileId,
                profileId,
                queues,
                List.of(
                        new RoutingProfile.Capacity(Channel.VOICE, 1),
                        new RoutingProfile.Capacity(Channel.CALLBACK, 1),
                        new RoutingProfile.Capacity(Channel.VOICEMAIL, 1),
                        new RoutingProfile.Capacity(Channel.CHAT, 2),
                        new RoutingProfile.Capacity(Channel.EMAIL, 2)),
                List.of(
                        new RoutingProfile.Interruption(Channel.EMAIL, Channel.VOICE),
                        new RoutingProfile.Interruption(Channel.EMAIL, Channel.CHAT),
                        new RoutingProfile.Interruption(Channel.CHAT, Channel.VOICE)),
                List.of(Channel.EMAIL));
    }

    private static AgentConfig agent(String agentId, String profileId, List<SkillLevel> skills, List<String> groups) {
        return new AgentConfig(agentId, agentId, profileId, skills, groups, 1 + agentId.length(), extension(agentId));
    }

    /** Eve can't be dialled. */
    private static String extension(String agentId) {
        return agentId.equals("eve") ? "" : "6" + (int) agentId.charAt(1);
    }
}
