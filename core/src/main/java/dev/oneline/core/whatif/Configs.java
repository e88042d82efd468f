package dev.oneline.core.whatif;

import dev.oneline.core.config.ByNumber;
import dev.oneline.core.config.CallerLists;
import dev.oneline.core.config.ConfigCheck;
import dev.oneline.core.config.ConfigProblem;
import dev.oneline.core.config.Overflow;
import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.RoutingRule;
import dev.oneline.core.config.SkillLevel;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.config.TenantConfig.EntryPoint;
import dev.oneline.core.config.TenantConfig.Limits;
import dev.oneline.core.config.TenantConfig.OfferConfig;
import dev.oneline.core.config.TenantConfig.QueueConfig;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.shard.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The one place of this package that knows how a configuration is made: a scenario's, and changed ones. */
final class Configs {
    /** Of a problem: the list, which one of it, and where in that. */
    private static final Pattern PLACE = Pattern.compile("(\\w+)/(\\d+)(.*)");

    private static final String HOLD_MUSIC = "hold-music";
    static final int MAX_CONTACTS = 1_000_000;
    private static final long DESK_GRACE_MS = 10_000;
    private static final long GREETING_LIMIT_MS = 30_000;

    private Configs() {}

    static TenantConfig of(List<Scenario.Queue> expected, List<Scenario.Team> teams, Scenario.Rules rules) {
        var queues = new ArrayList<QueueConfig>();
        var entryPoints = new ArrayList<EntryPoint>();
        for (var queue : expected) {
            var queueId = queue.queueId();
            queues.add(new QueueConfig(
                    queueId,
                    queueId,
                    queue.maxWaiting(),
                    HOLD_MUSIC,
                    queue.wrapUpLimitMs(),
                    queue.routing(),
                    queue.overflow()));
            entryPoints.add(new EntryPoint(entryPoint(queueId), queueId, ""));
        }
        var profiles = new ArrayList<RoutingProfile>();
        var agents = new ArrayList<AgentConfig>();
        for (var team : teams) {
            var calls = RoutingProfile.calls(team.name(), List.of());
            profiles.add(serving(calls, team.name(), team.queues()));
            for (var agentId : agentIds(team)) {
                agents.add(
                        new AgentConfig(agentId, agentId, team.name(), team.skills(), team.groupIds(), team.weight()));
            }
        }
        return new TenantConfig(
                1,
                queues,
                profiles,
                agents,
                entryPoints,
                new OfferConfig(rules.ringMs(), "ringback", DESK_GRACE_MS, GREETING_LIMIT_MS),
                new Limits(MAX_CONTACTS, Math.max(1, agents.size()), queues.size()));
    }

    /** @throws IllegalArgumentException that says what is wrong, since the shard would refuse it without a word */
    static void requireSound(TenantConfig config) {
        for (var problem : ConfigCheck.problems(config)) {
            if (problem.error()) {
                throw new IllegalArgumentException(words(config, problem));
            }
        }
    }

    /** As in {@code queue sales: routing: steps[0]: alsoQueueIds[0]: unknown queue x}. */
    private static String words(TenantConfig config, ConfigProblem problem) {
        var what = problem.code().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        var place = PLACE.matcher(problem.place());
        if (!place.matches()) {
            return problem.place() + ": " + what + " " + problem.detail();
        }
        var nth = Integer.parseInt(place.group(2));
        var whose =
                switch (place.group(1)) {
                    case "queues" -> "queue " + config.queues().get(nth).queueId();
                    case "agents" -> "agent " + config.agents().get(nth).agentId();
                    case "entryPoints" ->
                        "entry point " + config.entryPoints().get(nth).address();
                    default -> place.group(1) + "[" + nth + "]";
                };
        var within = place.group(3).replaceAll("/(\\d+)", "[$1]").replace("/", ": ");
        return (whose + within + ": " + what + " " + problem.detail()).strip();
    }

    static String entryPoint(String queueId) {
        return queueId + "-line";
    }

    static List<String> agentIds(Scenario.Team team) {
        return IntStream.rangeClosed(1, team.agents())
                .mapToObj(nth -> team.name() + "-" + nth)
                .toList();
    }

    /** Another agent who is like him. */
    static AgentConfig copy(AgentConfig agent, String agentId) {
        return new AgentConfig(
                agentId, agent.name(), agent.profileId(), agent.skills(), agent.groupIds(), agent.weight());
    }

    static AgentConfig skills(AgentConfig agent, List<SkillLevel> skills) {
        return new AgentConfig(
                agent.agentId(), agent.name(), agent.profileId(), skills, agent.groupIds(), agent.weight());
    }

    static RoutingProfile serving(RoutingProfile profile, String profileId, List<RoutingProfile.Served> queues) {
        return new RoutingProfile(
                profileId, profileId, queues, profile.capacities(), profile.interruptions(), profile.autoAccepted());
    }

    static QueueConfig wrapUpLimit(QueueConfig queue, long wrapUpLimitMs) {
        return queue(queue, wrapUpLimitMs, queue.routing(), queue.overflow());
    }

    static QueueConfig routing(QueueConfig queue, RoutingRule routing) {
        return queue(queue, queue.wrapUpLimitMs(), routing, queue.overflow());
    }

    static QueueConfig overflow(QueueConfig queue, Overflow overflow) {
        return queue(queue, queue.wrapUpLimitMs(), queue.routing(), overflow);
    }

    private static QueueConfig queue(QueueConfig queue, long wrapUpLimitMs, RoutingRule routing, Overflow overflow) {
        return new QueueConfig(
                queue.queueId(),
                queue.name(),
                queue.maxWaiting(),
                queue.holdMusic(),
                wrapUpLimitMs,
                queue.target(),
                routing,
                overflow,
                queue.announcements());
    }

    static EntryPoint asking(EntryPoint entry, Demand demand) {
        return new EntryPoint(entry.address(), entry.queueId(), entry.greeting(), demand);
    }

    static OfferConfig ring(OfferConfig offers, long ringMs) {
        return new OfferConfig(ringMs, offers.ringback(), offers.deskGraceMs(), offers.greetingLimitMs());
    }

    static TenantConfig agents(TenantConfig config, List<RoutingProfile> profiles, List<AgentConfig> agents) {
        return with(config, config.queues(), profiles, agents, config.entryPoints(), config.offers());
    }

    static TenantConfig queues(TenantConfig config, List<QueueConfig> queues) {
        return with(config, queues, config.profiles(), config.agents(), config.entryPoints(), config.offers());
    }

    static TenantConfig entryPoints(TenantConfig config, List<EntryPoint> entryPoints) {
        return with(config, config.queues(), config.profiles(), config.agents(), entryPoints, config.offers());
    }

    static TenantConfig offers(TenantConfig config, OfferConfig offers) {
        return with(config, config.queues(), config.profiles(), config.agents(), config.entryPoints(), offers);
    }

    /** Room is made for more agents than there were. */
    private static TenantConfig with(
            TenantConfig config,
            List<QueueConfig> queues,
            List<RoutingProfile> profiles,
            List<AgentConfig> agents,
            List<EntryPoint> entryPoints,
            OfferConfig offers) {
        var limits = config.limits();
        var bounds = new Limits(limits.maxContacts(), Math.max(limits.maxAgents(), agents.size()), limits.maxQueues());
        // A variant may mention skills and groups that the day didn't know.
        var changed = new TenantConfig(
                config.version(), queues, profiles, agents, entryPoints, config.calendars(), offers, bounds);
        return new TenantConfig(
                config.version(),
                queues,
                profiles,
                agents,
                entryPoints,
                config.calendars(),
                changed.skills(),
                changed.groups(),
                config.voicemailBoxes(),
                config.callerLists(),
                offers,
                config.menus(),
                bounds);
    }

    private static final String QUEUE_DOOR = "queue:";

    /** Where numbers lead into flows, and boxes into queues, a way into each queue for what came there by them. */
    static TenantConfig withQueueDoors(TenantConfig config) {
        if (config.voicemailBoxes().isEmpty()
                && config.entryPoints().stream()
                        .allMatch(entry -> entry.flowId().isEmpty())) {
            return config;
        }
        var entries = new ArrayList<>(config.entryPoints());
        config.queues()
                .forEach(queue -> entries.add(new EntryPoint(QUEUE_DOOR + queue.queueId(), queue.queueId(), "")));
        return entryPoints(config, entries);
    }

    /** As if the customer had come straight to the queue. */
    static Event.ContactArrived atQueueDoor(Event.ContactArrived arrived, String queueId) {
        return new Event.ContactArrived(
                arrived.contactId(),
                arrived.channel(),
                QUEUE_DOOR + queueId,
                arrived.customer(),
                arrived.carrier(),
                arrived.demand(),
                queueId,
                "",
                0);
    }

    private static Demand added(Event.ContactArrived arrived, TenantConfig config) {
        var entry = ByNumber.of(config.entryPoints()).find(arrived.entryPoint());
        var ofList =
                new CallerLists(config.callerLists()).demand(arrived.customer().address());
        return entry == null ? ofList : entry.demand().and(ofList);
    }

    /** What a recorded contact brought along: without what its entry point and lists added, see {@link Demand#and}. */
    static Demand ownDemand(Event.ContactArrived arrived, @Nullable TenantConfig config) {
        var all = arrived.demand();
        var added = config == null ? Demand.NONE : added(arrived, config);
        if (added.equals(Demand.NONE)) {
            return all;
        }
        return new Demand(
                all.skills().stream()
                        .filter(skill -> !added.skills().contains(skill))
                        .toList(),
                Math.max(0, all.headStartMs() - added.headStartMs()),
                all.preferredAgentId().equals(added.preferredAgentId()) ? "" : all.preferredAgentId(),
                all.lastAgentId().equals(added.lastAgentId()) ? "" : all.lastAgentId());
    }
}
