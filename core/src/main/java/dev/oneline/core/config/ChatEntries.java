package dev.oneline.core.config;

import dev.oneline.core.config.ConfigProblem.Code;
import dev.oneline.core.flow.ChatFit;
import dev.oneline.core.flow.Flow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;

/** Whether chats are led into flows that can be walked in writing. It takes the flows to know, which a configuration only names. */
public final class ChatEntries {
    private ChatEntries() {}

    /** @param published the newest of each; one that isn't there is somebody else's problem */
    public static List<ConfigProblem> problems(TenantConfig config, Collection<Flow> published) {
        var flows = new HashMap<String, Flow>();
        published.forEach(flow -> flows.put(flow.flowId(), flow));
        var problems = new ArrayList<ConfigProblem>();
        for (var i = 0; i < config.entryPoints().size(); i++) {
            var entry = config.entryPoints().get(i);
            var place = "entryPoints/" + i + "/flowId";
            if (entry.forChats()) {
                ChatFit.misfit(entry.flowId(), flows)
                        .ifPresent(node -> problems.add(ConfigProblem.of(place, Code.FLOW_NOT_FOR_CHAT, node.name())));
            }
        }
        return problems;
    }
}
