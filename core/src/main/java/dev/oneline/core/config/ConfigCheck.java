package dev.oneline.core.config;

import dev.oneline.core.calendar.CalendarConfig;
import dev.oneline.core.calendar.CalendarParsing;
import dev.oneline.core.calendar.ParsedCalendar;
import dev.oneline.core.config.ConfigProblem.Code;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.config.TenantConfig.EntryPoint;
import dev.oneline.core.config.TenantConfig.GroupConfig;
import dev.oneline.core.config.TenantConfig.QueueConfig;
import dev.oneline.core.config.TenantConfig.SkillConfig;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Demand;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Whether a configuration makes sense in itself: all that is wrong with it, in the order of the document. */
public final class ConfigCheck {
    private static final int MAX_CALENDARS = 200;
    private static final int MAX_CAPACITY = 100;
    private static final int MAX_WEIGHT = 100;
    private static final int MAX_NAMED = 1_000;
    /** What a telephone's keys can spell, and what stands between. */
    private static final String SPELLING = "([A-Za-z0-9][A-Za-z0-9 .'-]*)?";

    private static final int MAX_ENTRY_POINTS = 10_000;
    private static final int MAX_SERVED_ORDER = 1_000;
    private static final int MAX_LISTS = 50;
    private static final int MAX_NUMBERS = 5_000;
    /** With what may stand before a number at a gateway. */
    private static final String NUMBER = "\\+?[0-9]{1,20}\\*?";

    private final TenantConfig config;
    private final ConfigIds ids;
    private final ProblemList problems = new ProblemList();

    private ConfigCheck(TenantConfig config) {
        this.config = config;
        this.ids = ConfigIds.of(config);
    }

    /** Empty: nothing is wrong, and nothing is doubtful. */
    public static List<ConfigProblem> problems(TenantConfig config) {
        return new ConfigCheck(config).check().all();
    }

    /** What is wrong may also be only doubtful: that holds. */
    static boolean sound(TenantConfig config) {
        return !new ConfigCheck(config).check().errors();
    }

    private ProblemList check() {
        if (bounded()) {
            // What has no bound isn't read.
            names();
            new QueueCheck(config, ids, problems).check();
            profiles();
            agents();
            entryPoints();
            calendars();
            new BoxCheck(config, ids, problems).check();
            callerLists();
            offers();
            problems.range("menus/maxDepth", config.menus().maxDepth(), 1, MenuConfig.MAX_DEPTH);
            new ExitCheck(config, problems).check();
        }
        return problems;
    }

    private boolean bounded() {
        var limits = config.limits();
        problems.range("limits/maxContacts", limits.maxContacts(), 1, Integer.MAX_VALUE);
        problems.atMost("queues", config.queues().size(), limits.maxQueues());
        // At worst each agent has one of his own.
        problems.atMost("profiles", config.profiles().size(), Math.max(MAX_NAMED, limits.maxAgents()));
        problems.atMost("agents", config.agents().size(), limits.maxAgents());
        problems.atMost("entryPoints", config.entryPoints().size(), MAX_ENTRY_POINTS);
        problems.atMost("calendars", config.calendars().size(), MAX_CALENDARS);
        problems.atMost("skills", config.skills().size(), MAX_NAMED);
        problems.atMost("groups", config.groups().size(), MAX_NAMED);
        problems.atMost("voicemailBoxes", config.voicemailBoxes().size(), Math.max(MAX_NAMED, limits.maxAgents()));
        return !problems.errors();
    }

    private void names() {
        problems.ids("queues", config.queues(), "queueId", QueueConfig::queueId);
        problems.ids("profiles", config.profiles(), "profileId", RoutingProfile::profileId);
        problems.ids("agents", config.agents(), "agentId", AgentConfig::agentId);
        problems.ids("entryPoints", config.entryPoints(), "address", EntryPoint::address);
        problems.ids("calendars", config.calendars(), "calendarId", CalendarConfig::calendarId);
        problems.ids("skills", config.skills(), "skillId", SkillConfig::skillId);
        problems.ids("groups", config.groups(), "groupId", GroupConfig::groupId);
        problems.ids("voicemailBoxes", config.voicemailBoxes(), "boxId", VoicemailBox::boxId);
        named("queues", config.queues(), QueueConfig::name);
        named("profiles", config.profiles(), RoutingProfile::name);
        named("agents", config.agents(), AgentConfig::name);
        named("calendars", config.calendars(), CalendarConfig::name);
        named("skills", config.skills(), SkillConfig::name);
        named("groups", config.groups(), GroupConfig::name);
        problems.ids("callerLists", config.callerLists(), "listId", CallerList::listId);
        named("callerLists", config.callerLists(), CallerList::name);
        named("voicemailBoxes", config.voicemailBoxes(), VoicemailBox::name);
    }

    private <T> void named(String place, List<T> items, Function<T, String> nameOf) {
        for (var i = 0; i < items.size(); i++) {
            problems.named(place + "/" + i + "/name", nameOf.apply(items.get(i)));
        }
    }

    private void profiles() {
        for (var i = 0; i < config.profiles().size(); i++) {
            var at = "profiles/" + i;
            var profile = config.profiles().get(i);
            problems.ids(at + "/queues", profile.queues(), "queueId", RoutingProfile.Served::queueId);
            for (var j = 0; j < profile.queues().size(); j++) {
                var served = profile.queues().get(j);
                var place = at + "/queues/" + j;
                problems.known(place + "/queueId", served.queueId(), ids.queues(), Code.UNKNOWN_QUEUE);
                problems.range(place + "/order", served.order(), 1, MAX_SERVED_ORDER);
                problems.range(place + "/delayMs", served.delayMs(), 0, QueueCheck.MAX_DURATION_MS);
            }
            if (profile.capacities().isEmpty()) {
                problems.add(at + "/capacities", Code.NO_CAPACITY);
            }
            capacities(at + "/capacities", profile.capacities());
        }
    }

    private void capacities(String at, List<RoutingProfile.Capacity> capacities) {
        var seen = new HashSet<Channel>();
        for (var i = 0; i < capacities.size(); i++) {
            var capacity = capacities.get(i);
            if (!seen.add(capacity.channel())) {
                problems.add(
                        at + "/" + i + "/channel",
                        Code.ID_TWICE,
                        capacity.channel().name());
            }
            problems.range(at + "/" + i + "/maxContacts", capacity.maxContacts(), 1, MAX_CAPACITY);
        }
    }

    private void agents() {
        var extensions = new HashSet<String>();
        for (var i = 0; i < config.agents().size(); i++) {
            var at = "agents/" + i;
            var agent = config.agents().get(i);
            problems.known(at + "/profileId", agent.profileId(), ids.profiles(), Code.UNKNOWN_PROFILE);
            problems.range(at + "/weight", agent.weight(), 1, MAX_WEIGHT);
            if (!agent.extension().matches("[0-9]{0,10}")) {
                problems.add(at + "/extension", Code.BAD_NUMBER, agent.extension());
            } else if (!agent.extension().isEmpty() && !extensions.add(agent.extension())) {
                problems.add(at + "/extension", Code.ID_TWICE, agent.extension());
            }
            if (!agent.spelling().matches(SPELLING)) {
                problems.add(at + "/spelling", Code.BAD_SPELLING, agent.spelling());
            }
            skills(at + "/skills", agent.skills(), ids, problems);
            groups(at + "/groupIds", agent.groupIds(), ids, problems);
        }
    }

    static void skills(String at, List<SkillLevel> skills, ConfigIds ids, ProblemList problems) {
        problems.ids(at, skills, "skillId", SkillLevel::skillId);
        for (var i = 0; i < skills.size(); i++) {
            var skill = skills.get(i);
            problems.known(at + "/" + i + "/skillId", skill.skillId(), ids.skills(), Code.UNKNOWN_SKILL);
            problems.range(at + "/" + i + "/proficiency", skill.proficiency(), SkillLevel.MIN, SkillLevel.MAX);
        }
    }

    static void groups(String at, List<String> groupIds, ConfigIds ids, ProblemList problems) {
        for (var i = 0; i < groupIds.size(); i++) {
            problems.known(at + "/" + i, groupIds.get(i), ids.groups(), Code.UNKNOWN_GROUP);
        }
    }

    private void entryPoints() {
        for (var i = 0; i < config.entryPoints().size(); i++) {
            var at = "entryPoints/" + i;
            var entry = config.entryPoints().get(i);
            problems.known(at + "/queueId", entry.queueId(), ids.queues(), Code.UNKNOWN_QUEUE);
            var demand = entry.demand();
            problems.atMost(at + "/demand/skills", demand.skills().size(), Demand.MAX_SKILLS);
            skills(at + "/demand/skills", demand.skills(), ids, problems);
            problems.range(at + "/demand/headStartMs", demand.headStartMs(), 0, Demand.MAX_HEAD_START_MS);
            agent(at + "/demand/preferredAgentId", demand.preferredAgentId(), ids.agents());
            agent(at + "/demand/lastAgentId", demand.lastAgentId(), ids.agents());
        }
    }

    private void callerLists() {
        problems.atMost("callerLists", config.callerLists().size(), MAX_LISTS);
        for (var i = 0; i < config.callerLists().size(); i++) {
            var at = "callerLists/" + i;
            var list = config.callerLists().get(i);
            problems.range(at + "/headStartMs", list.headStartMs(), 0, Demand.MAX_HEAD_START_MS);
            problems.atMost(at + "/numbers", list.numbers().size(), MAX_NUMBERS);
            for (var j = 0; j < Math.min(list.numbers().size(), MAX_NUMBERS); j++) {
                if (!list.numbers().get(j).matches(NUMBER)) {
                    problems.add(
                            at + "/numbers/" + j,
                            Code.BAD_NUMBER,
                            list.numbers().get(j));
                }
            }
        }
    }

    private void agent(String at, String agentId, Set<String> agentIds) {
        if (!agentId.isEmpty()) {
            problems.known(at, agentId, agentIds, Code.UNKNOWN_AGENT);
        }
    }

    private void calendars() {
        for (var i = 0; i < config.calendars().size(); i++) {
            if (CalendarParsing.parse(config.calendars().get(i)) instanceof ParsedCalendar.Unsound unsound) {
                for (var problem : unsound.problems()) {
                    var where =
                            problem.where().replace("[", "/").replace("]", "").replace('.', '/');
                    problems.add(
                            new ConfigProblem("calendars/" + i + "/" + where, Code.BAD_CALENDAR, "", problem.kind()));
                }
            }
        }
    }

    private void offers() {
        var offers = config.offers();
        problems.range("offers/ringMs", offers.ringMs(), 1, QueueCheck.MAX_DURATION_MS);
        problems.range("offers/deskGraceMs", offers.deskGraceMs(), 0, QueueCheck.MAX_DURATION_MS);
        problems.range("offers/greetingLimitMs", offers.greetingLimitMs(), 1, QueueCheck.MAX_DURATION_MS);
    }
}
