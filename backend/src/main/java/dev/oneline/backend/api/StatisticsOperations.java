package dev.oneline.backend.api;

import dev.oneline.backend.TenantService;
import dev.oneline.backend.eventlog.EventCodec;
import dev.oneline.backend.http.Answer;
import dev.oneline.backend.http.ApiCall;
import dev.oneline.backend.http.ApiOperation;
import dev.oneline.backend.statistics.LiveStatistics.Proof;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Refused;
import dev.oneline.backend.text.Words;
import dev.oneline.core.config.ServiceTarget;
import dev.oneline.core.shard.Recorded;
import dev.oneline.core.shard.ShardView;
import dev.oneline.core.statistics.Evidence;
import dev.oneline.core.statistics.Figure;
import dev.oneline.core.statistics.Interval;
import dev.oneline.core.statistics.Intervals.Unit;
import dev.oneline.core.statistics.Statistics;
import dev.oneline.core.statistics.Subject.Kind;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Figures and what proves them, for those who oversee. */
final class StatisticsOperations {
    private static final int MAX_ROWS = 10_000;
    private static final int DEFAULT_LIMIT = 50;

    private final Function<ApiCall, TenantService> tenants;

    /** The contract's StatisticsEvidence. */
    record EvidenceReply(long value, long count, List<ItemReply> items) {}

    record ItemReply(long amount, List<EventReply> events) {}

    record EventReply(
            long seq,
            long atMs,
            String type,
            @Nullable String contactId,
            @Nullable String agentId) {
        static EventReply of(Recorded recorded) {
            var event = recorded.event();
            var data = EventCodec.data(event);
            return new EventReply(
                    recorded.seq(),
                    recorded.atMs(),
                    EventCodec.typeOf(event),
                    data.path("contactId").textValue(),
                    data.path("agentId").textValue());
        }
    }

    StatisticsOperations(Function<ApiCall, TenantService> tenants) {
        this.tenants = tenants;
    }

    Map<String, ApiOperation> byId() {
        return Map.of(
                "reportQueues", Allowed.toOversee(call -> report(call, Kind.QUEUE)),
                "reportAgents", Allowed.toOversee(call -> report(call, Kind.AGENT)),
                "findEvidence", Allowed.toOversee(this::evidence));
    }

    private Future<Answer> report(ApiCall call, Kind kind) {
        var tenant = tenants.apply(call);
        var asked = call.queryNumber("count");
        long count = asked == null ? 1 : asked;
        var from = call.queryNumber("from");
        return tenant.read(view -> new Subjects(names(view, kind), targets(view, kind)))
                .compose(subjects -> tenant.statistics().ask((statistics, nowMs) -> {
                    var table = new StatisticsTable(
                            kind,
                            unit(call),
                            tenant.statistics().config(),
                            subjects.names(),
                            subjects.targets(),
                            nowMs);
                    var intervals = intervals(statistics, unit(call), from == null ? nowMs : from, count);
                    var rows = new ArrayList<StatisticsTable.Row>();
                    for (var interval : intervals) {
                        rows.addAll(table.rows(statistics.report(interval, nowMs)));
                        if (rows.size() > MAX_ROWS) {
                            throw Refused.because(Refusal.RANGE_TOO_LONG);
                        }
                    }
                    return "csv".equals(call.queryText("format"))
                            ? table.csv(rows)
                            : Answer.ok(table.reply(statistics.lastSeq(), intervals, rows));
                }));
    }

    /** One after the other; refused when the first of them is no longer kept as a whole. */
    static List<Interval> intervals(Statistics statistics, Unit unit, long fromMs, long count) throws Refused {
        var intervals = new ArrayList<Interval>();
        for (var atMs = fromMs;
                intervals.size() < count;
                atMs = intervals.getLast().toMs()) {
            intervals.add(kept(statistics, statistics.intervals().at(unit, atMs)));
        }
        return intervals;
    }

    private static Interval kept(Statistics statistics, Interval interval) throws Refused {
        if (interval.fromMs() < statistics.completeSinceMs()) {
            throw Refused.of(Refusal.NOT_KEPT, "from");
        }
        return interval;
    }

    private Future<Answer> evidence(ApiCall call) {
        var statistics = tenants.apply(call).statistics();
        var limit = call.queryNumber("limit");
        long fromMs = Objects.requireNonNull(call.queryNumber("from"), "required by the contract");
        return statistics
                .ask((figures, nowMs) -> kept(figures, figures.intervals().at(unit(call), fromMs)))
                .compose(interval -> statistics.prove(
                        new Evidence.Question(
                                Words.read(Kind.class, required(call, "subject")),
                                required(call, "id"),
                                Words.read(Figure.class, required(call, "figure")),
                                call.queryText("detail"),
                                interval),
                        limit == null ? DEFAULT_LIMIT : limit.intValue()))
                .map(proof -> Answer.ok(reply(proof)));
    }

    private static EvidenceReply reply(Proof proof) {
        var events = new HashMap<Long, EventReply>();
        proof.events().forEach(recorded -> events.put(recorded.seq(), EventReply.of(recorded)));
        var evidence = proof.evidence();
        return new EvidenceReply(
                evidence.value(),
                evidence.count(),
                evidence.items().stream()
                        .map(item -> new ItemReply(
                                item.amount(),
                                item.seqs().stream()
                                        .map(seq -> Objects.requireNonNull(events.get(seq)))
                                        .toList()))
                        .toList());
    }

    /** How the queues or agents are called now, and what the queues' targets are now. */
    private record Subjects(Map<String, String> names, Map<String, ServiceTarget> targets) {}

    private static Map<String, ServiceTarget> targets(ShardView view, Kind kind) {
        var targets = new HashMap<String, ServiceTarget>();
        if (kind == Kind.QUEUE) {
            view.config().queues().forEach(queue -> targets.put(queue.queueId(), queue.target()));
        }
        return targets;
    }

    private static Map<String, String> names(ShardView view, Kind kind) {
        var names = new HashMap<String, String>();
        switch (kind) {
            case QUEUE -> view.config().queues().forEach(queue -> names.put(queue.queueId(), queue.name()));
            case AGENT -> view.agents().forEach(agent -> names.put(agent.agentId(), agent.name()));
        }
        return names;
    }

    private static Unit unit(ApiCall call) {
        var word = call.queryText("interval");
        return word == null ? Unit.DAY : Words.read(Unit.class, word);
    }

    private static String required(ApiCall call, String name) {
        return Objects.requireNonNull(call.queryText(name), "required by the contract");
    }
}
