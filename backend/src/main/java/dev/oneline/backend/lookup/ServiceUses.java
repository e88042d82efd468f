package dev.oneline.backend.lookup;

import dev.oneline.backend.prompt.WhereUsed;
import dev.oneline.backend.text.Language;
import dev.oneline.core.flow.Step;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which published flows ask which service. */
public final class ServiceUses {
    private ServiceUses() {}

    /** By service, the first of each; on the shard's thread. */
    public static Map<String, List<WhereUsed.Use>> of(ShardView view, Language language) {
        var uses = new LinkedHashMap<String, List<WhereUsed.Use>>();
        for (var flow : view.flows()) {
            for (var node : flow.nodes()) {
                if (node.step() instanceof Step.LookUp lookUp) {
                    var ofService = uses.computeIfAbsent(lookUp.service(), service -> new ArrayList<>());
                    if (ofService.size() < WhereUsed.MAX_USES) {
                        ofService.add(WhereUsed.inFlow(flow, node.nodeId(), "service", language));
                    }
                }
            }
        }
        return uses;
    }
}
