package dev.oneline.backend.eventlog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.oneline.core.config.Announcements;
import dev.oneline.core.config.MenuConfig;
import dev.oneline.core.config.ServiceTarget;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.function.Consumer;

/**
 * Turns an old {@code tenant-configured} into one of today. With version 2 queues got a target of their own, skills, groups
 * and calendars a name, and the change somebody who made it; with version 3 entry points may lead into a flow; with
 * version 4 there are voicemail boxes and lists of callers; with version 5 agents may have an extension, with version 6 a
 * spelling; with version 7 queues may make announcements, callers review their
 * messages, and the depth of menus is configured.
 */
final class ConfigUpcast {
    private ConfigUpcast() {}

    static void event(ObjectNode event, int version) {
        if (event.get("config") instanceof ObjectNode config) {
            config(config, version);
        }
        if (version < 2) {
            event.put("by", "").put("note", "");
        }
    }

    static void config(ObjectNode config, int version) {
        if (version < 2) {
            toSecond(config);
        }
        if (!config.has("voicemailBoxes")) {
            config.putArray("voicemailBoxes");
        }
        if (!config.has("callerLists")) {
            config.putArray("callerLists");
        }
        if (!config.has("menus")) {
            config.putPOJO("menus", MenuConfig.USUAL);
        }
        each(config, "voicemailBoxes", box -> {
            if (!box.has("review")) {
                box.put("review", false);
            }
        });
        each(config, "queues", queue -> {
            if (!queue.has("announcements")) {
                queue.putPOJO("announcements", Announcements.NONE);
            }
        });
        each(config, "agents", agent -> {
            emptyWithout(agent, "extension");
            emptyWithout(agent, "spelling");
        });
        each(config, "entryPoints", entry -> emptyWithout(entry, "flowId"));
    }

    private static void each(ObjectNode config, String list, Consumer<ObjectNode> change) {
        for (var item : config.path(list)) {
            if (item instanceof ObjectNode object) {
                change.accept(object);
            }
        }
    }

    private static void emptyWithout(ObjectNode object, String field) {
        if (!object.has(field)) {
            object.put(field, "");
        }
    }

    private static void toSecond(ObjectNode config) {
        each(config, "queues", queue -> queue.putPOJO("target", ServiceTarget.USUAL));
        each(config, "calendars", calendar -> calendar.set("name", calendar.path("calendarId")));
        var skillIds = new LinkedHashSet<String>();
        var groupIds = new LinkedHashSet<String>();
        for (var queue : config.path("queues")) {
            for (var step : queue.path("routing").path("steps")) {
                mention(step.path("skills"), skillIds);
                step.path("groupIds").forEach(id -> groupIds.add(id.asText()));
            }
        }
        for (var agent : config.path("agents")) {
            mention(agent.path("skills"), skillIds);
            agent.path("groupIds").forEach(id -> groupIds.add(id.asText()));
        }
        config.path("entryPoints").forEach(entry -> mention(entry.path("demand").path("skills"), skillIds));
        named(config.putArray("skills"), "skillId", skillIds);
        named(config.putArray("groups"), "groupId", groupIds);
    }

    private static void mention(JsonNode skills, SequencedSet<String> skillIds) {
        skills.forEach(skill -> skillIds.add(skill.path("skillId").asText()));
    }

    private static void named(ArrayNode list, String field, SequencedSet<String> ids) {
        ids.forEach(id -> list.addObject().put(field, id).put("name", id));
    }
}
