package dev.oneline.core.flow;

import dev.oneline.core.contact.ContactState;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who is in a flow now. Who is in a flow that it called is at the node that called.
 *
 * @param version the newest
 * @param contacts in that version
 * @param nodes of that version where somebody is
 * @param olderVersions contacts that finish an older one
 */
public record LiveFlow(long version, int contacts, List<AtNode> nodes, int olderVersions) {
    public LiveFlow {
        nodes = List.copyOf(nodes);
    }

    /** @param longestMs how long the first of them has been there */
    public record AtNode(String nodeId, int contacts, long longestMs) {}

    /** Of every published flow, by its id. Looks at each live contact once. */
    public static Map<String, LiveFlow> all(ShardView view, long nowMs) {
        var counting = new HashMap<String, Counting>();
        view.flows().forEach(flow -> counting.put(flow.flowId(), new Counting(flow.version())));
        for (var contact : view.contacts()) {
            var run = contact.run();
            if (contact.state() != ContactState.IN_FLOW || run == null) {
                continue;
            }
            var chain = run.spot().chain();
            for (var i = 0; i < chain.size(); i++) {
                var flow = counting.get(chain.get(i).flowId());
                if (flow != null) {
                    flow.count(chain.get(i), Math.max(0, nowMs - run.sinceMs().get(i)));
                }
            }
        }
        var all = new HashMap<String, LiveFlow>();
        counting.forEach((flowId, flow) -> all.put(flowId, flow.counted()));
        return Collections.unmodifiableMap(all);
    }

    private static final class Counting {
        private final long version;
        private final TreeMap<String, AtNode> nodes = new TreeMap<>();
        private int contacts;
        private int older;

        Counting(long version) {
            this.version = version;
        }

        void count(Spot spot, long ms) {
            if (spot.flowVersion() != version) {
                older++;
                return;
            }
            contacts++;
            nodes.merge(
                    spot.nodeId(),
                    new AtNode(spot.nodeId(), 1, ms),
                    (a, b) -> new AtNode(a.nodeId(), a.contacts() + 1, Math.max(a.longestMs(), b.longestMs())));
        }

        LiveFlow counted() {
            return new LiveFlow(version, contacts, new ArrayList<>(nodes.values()), older);
        }
    }
}
