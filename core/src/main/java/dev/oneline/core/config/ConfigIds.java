package dev.oneline.core.config;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What a configuration's parts may refer to. */
record ConfigIds(
        Set<String> queues,
        Set<String> profiles,
        Set<String> agents,
        Set<String> calendars,
        Set<String> skills,
        Set<String> groups,
        Set<String> boxes,
        Set<String> lists) {
    static ConfigIds of(TenantConfig config) {
        return new ConfigIds(
                ids(config.queues(), queue -> queue.queueId()),
                ids(config.profiles(), profile -> profile.profileId()),
                ids(config.agents(), agent -> agent.agentId()),
                ids(config.calendars(), calendar -> calendar.calendarId()),
                ids(config.skills(), skill -> skill.skillId()),
                ids(config.groups(), group -> group.groupId()),
                ids(config.voicemailBoxes(), box -> box.boxId()),
                ids(config.callerLists(), list -> list.listId()));
    }

    private static <T> Set<String> ids(List<T> items, Function<T, String> idOf) {
        var ids = new HashSet<String>();
        items.forEach(item -> ids.add(idOf.apply(item)));
        return ids;
    }
}
