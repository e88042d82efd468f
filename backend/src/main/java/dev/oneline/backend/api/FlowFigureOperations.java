package dev.oneline.backend.api;

import dev.oneline.backend.TenantService;
import dev.oneline.backend.http.Answer;
import dev.oneline.backend.http.ApiCall;
import dev.oneline.backend.http.ApiOperation;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Refused;
import dev.oneline.backend.text.Words;
import dev.oneline.core.flow.LiveFlow;
import dev.oneline.core.statistics.FlowFigures;
import dev.oneline.core.statistics.FlowStatistics;
import dev.oneline.core.statistics.Interval;
import dev.oneline.core.statistics.Intervals;
import dev.oneline.core.statistics.Intervals.Unit;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Who is in a flow, and what happened in it, for those who oversee. */
final class FlowFigureOperations {
    private final Function<ApiCall, TenantService> tenants;

    /** The contract's LiveFlow. */
    record LiveReply(long asOfMs, long version, int contacts, List<LiveFlow.AtNode> nodes, int olderVersions) {}

    /** The contract's FlowStatistics. */
    record FiguresReply(long fromMs, long toMs, long begun, Map<String, Long> left, List<NodeReply> nodes) {
        static FiguresReply of(Interval interval, FlowFigures figures) {
            return new FiguresReply(
                    interval.fromMs(),
                    interval.toMs(),
                    figures.begun(),
                    words(figures.left()),
                    figures.nodes().entrySet().stream()
                            .map(node -> NodeReply.of(node.getKey(), node.getValue()))
                            .toList());
        }
    }

    record NodeReply(
            String nodeId,
            long visits,
            SortedMap<String, Long> exits,
            Map<String, Long> misses,
            Map<String, Long> faults,
            Map<String, Long> left,
            SortedMap<String, Long> answers) {
        static NodeReply of(String nodeId, FlowFigures.Node node) {
            return new NodeReply(
                    nodeId,
                    node.visits(),
                    node.exits(),
                    words(node.misses()),
                    words(node.faults()),
                    words(node.left()),
                    node.answers());
        }
    }

    FlowFigureOperations(Function<ApiCall, TenantService> tenants) {
        this.tenants = tenants;
    }

    Map<String, ApiOperation> byId() {
        return Map.of(
                "getLiveFlow", Allowed.toOversee(this::live),
                "reportFlow", Allowed.toOversee(this::statistics));
    }

    private Future<Answer> live(ApiCall call) {
        return tenants.apply(call).liveFlows().compose(shown -> {
            var flow = shown.flows().get(call.path("flowId"));
            return flow == null
                    ? Future.failedFuture(Refused.because(Refusal.NOT_FOUND))
                    : Future.succeededFuture(Answer.ok(new LiveReply(
                            shown.asOfMs(), flow.version(), flow.contacts(), flow.nodes(), flow.olderVersions())));
        });
    }

    private Future<Answer> statistics(ApiCall call) {
        var flowId = call.path("flowId");
        var tenant = tenants.apply(call);
        var zone = tenant.statistics().config().zone();
        var from = call.queryNumber("from");
        var to = call.queryNumber("to");
        return tenant.read(view -> view.flow(flowId) != null)
                .compose(known -> known
                        ? tenant.statistics().askFlows((flows, nowMs) -> {
                            long fromMs = from == null
                                    ? new Intervals(zone).at(Unit.DAY, nowMs).fromMs()
                                    : from;
                            var interval = interval(flows, fromMs, to == null ? nowMs + 1 : to, from != null);
                            return Answer.ok(FiguresReply.of(interval, flows.figures(flowId, interval)));
                        })
                        : Future.failedFuture(Refused.because(Refusal.NOT_FOUND)));
    }

    private static Interval interval(FlowStatistics flows, long fromMs, long toMs, boolean asked) throws Refused {
        if (toMs <= fromMs) {
            throw Refused.of(Refusal.BAD_REQUEST, "to");
        }
        var interval = flows.around(fromMs, toMs);
        if (asked && interval.fromMs() < flows.completeSinceMs()) {
            throw Refused.of(Refusal.NOT_KEPT, "from");
        }
        // Without a wish it is as much of today as is kept.
        return new Interval(Math.max(interval.fromMs(), flows.completeSinceMs()), interval.toMs());
    }

    private static SortedMap<String, Long> words(Map<? extends Enum<?>, Long> counts) {
        var words = new TreeMap<String, Long>();
        counts.forEach((what, count) -> words.put(Words.of(what), count));
        return words;
    }
}
