package dev.oneline.core.config;

import dev.oneline.core.calendar.CalendarConfig;
import dev.oneline.core.contact.Demand;
import java.util.List;

/**
 * A tenant's configuration as one versioned value: it is changed as a whole, and each decision names the version it was
 * made under. Lists are in an order that means something (display, preference), ids are unique within a list.
 *
 * @param version grows with every change
 */
public record TenantConfig(
        long version,
        List<QueueConfig> queues,
        List<RoutingProfile> profiles,
        List<AgentConfig> agents,
        List<EntryPoint> entryPoints,
        List<CalendarConfig> calendars,
        List<SkillConfig> skills,
        List<GroupConfig> groups,
        List<VoicemailBox> voicemailBoxes,
        List<CallerList> callerLists,
        OfferConfig offers,
        MenuConfig menus,
        Limits limits) {
    public TenantConfig {
        queues = List.copyOf(queues);
        profiles = List.copyOf(profiles);
        agents = List.copyOf(agents);
        entryPoints = List.copyOf(entryPoints);
        calendars = List.copyOf(calendars);
        skills = List.copyOf(skills);
        groups = List.copyOf(groups);
        voicemailBoxes = List.copyOf(voicemailBoxes);
        callerLists = List.copyOf(callerLists);
    }

    public TenantConfig withAgents(List<AgentConfig> changed) {
        return new TenantConfig(
                version,
                queues,
                profiles,
                changed,
                entryPoints,
                calendars,
                skills,
                groups,
                voicemailBoxes,
                callerLists,
                offers,
                menus,
                limits);
    }

    /** With the skills and groups that are mentioned, named by their ids, without boxes and lists. */
    public TenantConfig(
            long version,
            List<QueueConfig> queues,
            List<RoutingProfile> profiles,
            List<AgentConfig> agents,
            List<EntryPoint> entryPoints,
            List<CalendarConfig> calendars,
            OfferConfig offers,
            Limits limits) {
        this(
                version,
                queues,
                profiles,
                agents,
                entryPoints,
                calendars,
                Mentioned.skills(queues, agents, entryPoints),
                Mentioned.groups(queues, agents),
                List.of(),
                List.of(),
                offers,
                MenuConfig.USUAL,
                limits);
    }

    /** The same without calendars: always open. */
    public TenantConfig(
            long version,
            List<QueueConfig> queues,
            List<RoutingProfile> profiles,
            List<AgentConfig> agents,
            List<EntryPoint> entryPoints,
            OfferConfig offers,
            Limits limits) {
        this(version, queues, profiles, agents, entryPoints, List.of(), offers, limits);
    }

    /**
     * @param maxWaiting contacts beyond it are refused
     * @param holdMusic prompt that a waiting or held customer hears
     * @param wrapUpLimitMs after it wrap-up ends by itself; 0: there is no wrap-up
     */
    public record QueueConfig(
            String queueId,
            String name,
            int maxWaiting,
            String holdMusic,
            long wrapUpLimitMs,
            ServiceTarget target,
            RoutingRule routing,
            Overflow overflow,
            Announcements announcements) {
        /** With the usual target, and music only. */
        public QueueConfig(
                String queueId,
                String name,
                int maxWaiting,
                String holdMusic,
                long wrapUpLimitMs,
                RoutingRule routing,
                Overflow overflow) {
            this(
                    queueId,
                    name,
                    maxWaiting,
                    holdMusic,
                    wrapUpLimitMs,
                    ServiceTarget.USUAL,
                    routing,
                    overflow,
                    Announcements.NONE);
        }

        /** The same without overflow. */
        public QueueConfig(
                String queueId,
                String name,
                int maxWaiting,
                String holdMusic,
                long wrapUpLimitMs,
                RoutingRule routing) {
            this(queueId, name, maxWaiting, holdMusic, wrapUpLimitMs, routing, Overflow.NONE);
        }

        public QueueConfig withAnnouncements(Announcements changed) {
            return new QueueConfig(
                    queueId, name, maxWaiting, holdMusic, wrapUpLimitMs, target, routing, overflow, changed);
        }
    }

    /**
     * @param profileId the {@link RoutingProfile} that says what the agent serves
     * @param weight the agent's share where a queue draws by weight, 1 to 100
     * @param extension the digits by which a flow finds him; empty: none
     * @param spelling the name in Latin letters, as callers spell it on their keys; empty: the name is
     */
    public record AgentConfig(
            String agentId,
            String name,
            String profileId,
            List<SkillLevel> skills,
            List<String> groupIds,
            int weight,
            String extension,
            String spelling) {
        public AgentConfig {
            skills = List.copyOf(skills);
            groupIds = List.copyOf(groupIds);
        }

        /** Whose name is spelt as it is. */
        public AgentConfig(
                String agentId,
                String name,
                String profileId,
                List<SkillLevel> skills,
                List<String> groupIds,
                int weight,
                String extension) {
            this(agentId, name, profileId, skills, groupIds, weight, extension, "");
        }

        /** Without an extension. */
        public AgentConfig(
                String agentId,
                String name,
                String profileId,
                List<SkillLevel> skills,
                List<String> groupIds,
                int weight) {
            this(agentId, name, profileId, skills, groupIds, weight, "");
        }

        /** Without skills or groups. */
        public AgentConfig(String agentId, String name, String profileId) {
            this(agentId, name, profileId, List.of(), List.of(), 1);
        }

        public AgentConfig withProfile(String changed) {
            return new AgentConfig(agentId, name, changed, skills, groupIds, weight, extension, spelling);
        }

        public AgentConfig withSpelling(String changed) {
            return new AgentConfig(agentId, name, profileId, skills, groupIds, weight, extension, changed);
        }
    }

    /** A skill that agents have and contacts need. */
    public record SkillConfig(String skillId, String name) {}

    /** A group of agents that a routing step may ask for. */
    public record GroupConfig(String groupId, String name) {}

    /**
     * Where contacts come in.
     *
     * @param address the number called (DNIS), the beginning of several with a {@code *} behind it; {@code web:} and the
     *     website's entry for calls, {@code chat:} and the website's entry for chats
     * @param greeting prompt that is played before queueing; empty: none
     * @param demand what all its contacts ask of routing
     * @param flowId the flow that they walk, if they can hear it; the queue is where they go then when it fails. Empty: none
     */
    public record EntryPoint(String address, String queueId, String greeting, Demand demand, String flowId) {
        public static final String CHAT_PREFIX = "chat:";

        /** Without a flow. */
        public EntryPoint(String address, String queueId, String greeting, Demand demand) {
            this(address, queueId, greeting, demand, "");
        }

        /** Without a demand. */
        public EntryPoint(String address, String queueId, String greeting) {
            this(address, queueId, greeting, Demand.NONE);
        }

        /** Whoever comes here reads and writes. */
        public boolean forChats() {
            return address.startsWith(CHAT_PREFIX);
        }
    }

    /**
     * @param ringMs an offer not answered within it is a RONA
     * @param ringback prompt that a customer hears while an agent's desk rings
     * @param deskGraceMs how long a desk may be away before its agent is taken for gone
     * @param greetingLimitMs a greeting whose end nobody reports is over after it
     */
    public record OfferConfig(long ringMs, String ringback, long deskGraceMs, long greetingLimitMs) {
        public static final OfferConfig NONE = new OfferConfig(0, "", 0, 0);
    }

    /** Bounds of a shard. */
    public record Limits(int maxContacts, int maxAgents, int maxQueues) {
        public static final Limits NONE = new Limits(0, 0, 0);
    }
}
