package dev.oneline.core.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The flows that were published: of each the newest version, and older ones for the contacts that are still in them. */
public final class Published {
    /** So many publications a contact in a flow may outlast. */
    private static final int VERSIONS_KEPT = 10;

    private final SequencedMap<String, SequencedMap<Long, FlowProgram>> versions = new LinkedHashMap<>();

    public void put(Flow flow) {
        var kept = versions.computeIfAbsent(flow.flowId(), id -> new LinkedHashMap<>());
        kept.put(flow.version(), new FlowProgram(flow));
        while (kept.size() > VERSIONS_KEPT) {
            kept.pollFirstEntry();
        }
    }

    /** The newest version. */
    public @Nullable Flow newest(String flowId) {
        var kept = versions.get(flowId);
        return kept == null ? null : kept.lastEntry().getValue().flow();
    }

    public @Nullable FlowProgram version(String flowId, long version) {
        var kept = versions.get(flowId);
        return kept == null ? null : kept.get(version);
    }

    public int count() {
        return versions.size();
    }

    /** The newest of each, in the order of their first publication. */
    public List<Flow> newest() {
        return versions.values().stream()
                .map(kept -> kept.lastEntry().getValue().flow())
                .toList();
    }

    /** All that are kept, in an order that {@link #put} can take again. */
    public List<Flow> all() {
        var all = new ArrayList<Flow>();
        versions.values().forEach(kept -> kept.values().forEach(program -> all.add(program.flow())));
        return all;
    }
}
