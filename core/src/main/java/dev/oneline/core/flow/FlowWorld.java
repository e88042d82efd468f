package dev.oneline.core.flow;

import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.shard.ShardView;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a flow can refer to.
 *
 * @param agents ids and extensions of agents
 * @param flows the other ones, by id
 * @param chatFlowIds flows that chats are led into
 * @param sounds whether there is a sound of that name, as the media bridge knows it
 * @param voices whether a text in that language can be spoken
 * @param services whether there is something that lookups ask by that name
 */
public record FlowWorld(
        Set<String> queueIds,
        Set<String> calendarIds,
        Set<String> boxIds,
        Set<String> listIds,
        Set<String> agents,
        Map<String, Flow> flows,
        Set<String> chatFlowIds,
        Predicate<String> sounds,
        Predicate<String> voices,
        Predicate<String> services) {
    /** The others, and this one as it is here. */
    Map<String, Flow> flowsWith(Flow flow) {
        var all = new HashMap<>(flows);
        all.put(flow.flowId(), flow);
        return all;
    }

    /** What a shard knows. Sounds it doesn't know: one that is missing is passed over. */
    public static FlowWorld of(ShardView view) {
        return of(view, name -> true, language -> true, service -> true);
    }

    public static FlowWorld of(
            ShardView view, Predicate<String> sounds, Predicate<String> voices, Predicate<String> services) {
        var flows = new HashMap<String, Flow>();
        view.flows().forEach(flow -> flows.put(flow.flowId(), flow));
        return of(view.config(), flows, sounds, voices, services);
    }

    /** Where nobody looks for engines that speak, nor for services. */
    public static FlowWorld of(TenantConfig config, Map<String, Flow> flows, Predicate<String> sounds) {
        return of(config, flows, sounds, language -> true, service -> true);
    }

    private static FlowWorld of(
            TenantConfig config,
            Map<String, Flow> flows,
            Predicate<String> sounds,
            Predicate<String> voices,
            Predicate<String> services) {
        var queueIds = new HashSet<String>();
        config.queues().forEach(queue -> queueIds.add(queue.queueId()));
        var calendarIds = new HashSet<String>();
        config.calendars().forEach(calendar -> calendarIds.add(calendar.calendarId()));
        var boxIds = new HashSet<String>();
        config.voicemailBoxes().forEach(box -> boxIds.add(box.boxId()));
        var listIds = new HashSet<String>();
        config.callerLists().forEach(list -> listIds.add(list.listId()));
        var agents = new HashSet<String>();
        config.agents().forEach(agent -> agents.addAll(List.of(agent.agentId(), agent.extension())));
        var chatFlowIds = new HashSet<String>();
        config.entryPoints().stream()
                .filter(TenantConfig.EntryPoint::forChats)
                .forEach(entry -> chatFlowIds.add(entry.flowId()));
        return new FlowWorld(
                queueIds, calendarIds, boxIds, listIds, agents, flows, chatFlowIds, sounds, voices, services);
    }
}
