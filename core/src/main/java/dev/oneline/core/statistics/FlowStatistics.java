package dev.oneline.core.statistics;

import dev.oneline.core.flow.Exits;
import dev.oneline.core.flow.FlowFault;
import dev.oneline.core.flow.Missed;
import dev.oneline.core.flow.Spot;
import dev.oneline.core.flow.Step;
import dev.oneline.core.flow.Taken;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Recorded;
import dev.oneline.core.statistics.FlowFigures.Left;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What happens in the flows of a shard, by half-hour, kept up event by event. It follows from the log alone. Who is in a
 * flow that another one called is in both; who leaves leaves both. The oldest half-hours are forgotten beyond a number of
 * them, or of what is counted in them. It is used by one thread.
 */
public final class FlowStatistics {
    private final Intervals intervals;
    private final int retained;
    private final int maxCells;
    private final TreeMap<Long, Map<Cell, Long>> byFromMs = new TreeMap<>();

    /** Equal ones are one: each event brings names of its own. */
    private final Map<Cell, Cell> known = new HashMap<>();

    /** Where who is in a flow is. */
    private final Map<String, Spot> spots = new HashMap<>();

    private int cells;
    private long completeSinceMs = Long.MIN_VALUE;
    private Interval last = new Interval(0, 0);

    /** What is counted of a node. */
    record Cell(String flowId, String nodeId, What what) {}

    /** What is counted. */
    sealed interface What {}

    record Begun() implements What {}

    record Visit() implements What {}

    record Exit(String name) implements What {}

    record Miss(Missed why) implements What {}

    record Fault(FlowFault fault) implements What {}

    record Answer(String value) implements What {}

    record Leaving(Left how) implements What {}

    /** @param maxCells different counts in all half-hours together: some hundred bytes each */
    public FlowStatistics(StatisticsRules rules, int maxCells) {
        this.intervals = new Intervals(rules.zone());
        this.retained = rules.retainedIntervals();
        this.maxCells = maxCells;
    }

    /** Figures that begin earlier lack what was forgotten. */
    public long completeSinceMs() {
        return completeSinceMs;
    }

    /** The half-hours that an interval touches. */
    public Interval around(long fromMs, long toMs) {
        return new Interval(
                intervals.halfHourAt(fromMs).fromMs(),
                intervals.halfHourAt(Math.max(fromMs, toMs - 1)).toMs());
    }

    public FlowFigures figures(String flowId, Interval interval) {
        var sum = new FlowFigures.Sum();
        for (var counts :
                byFromMs.subMap(interval.fromMs(), true, interval.toMs(), false).values()) {
            counts.forEach((cell, count) -> {
                if (cell.flowId().equals(flowId)) {
                    sum.add(cell, count);
                }
            });
        }
        return sum.figures();
    }

    public void read(Recorded recorded) {
        long atMs = recorded.atMs();
        switch (recorded.event()) {
            case Event.FlowMoved e -> moved(e, atMs);
            case Event.InputMissed e -> count(e.at(), new Miss(e.why()), atMs);
            case Event.FlowFailed e -> {
                count(e.at(), new Fault(e.fault()), atMs);
                left(e.contactId(), Left.FAULT, atMs);
            }
            case Event.ContactQueued e -> left(e.contactId(), Left.QUEUE, atMs);
            case Event.ContactOverflowed e -> left(e.contactId(), Left.QUEUE, atMs);
            case Event.ContactServed e -> left(e.contactId(), Left.SERVED, atMs);
            case Event.ContactAbandoned e -> left(e.contactId(), Left.HANG_UP, atMs);
            default -> {
                // Nobody moves in a flow by it.
            }
        }
    }

    private void moved(Event.FlowMoved moved, long atMs) {
        var taken = Taken.by(moved);
        if (taken != null) {
            count(taken.at(), new Exit(taken.exit()), atMs);
        }
        // Back from an agent it begins once more.
        var before = spots.containsKey(moved.contactId()) ? chain(moved.from()) : List.<Spot>of();
        spots.put(moved.contactId(), moved.to());
        moved.assigned().forEach((name, value) -> {
            if (taken != null && Step.Survey.isAnswer(name)) {
                count(taken.at(), new Answer(value), atMs);
            }
        });
        var after = moved.to().chain();
        var common = common(before, after);
        leave(before.subList(common, before.size()), Left.RETURNED, atMs);
        after.subList(common, after.size()).forEach(spot -> count(spot, new Begun(), atMs));
        if (!Exits.within(moved.exit())) {
            count(moved.to(), new Visit(), atMs);
        }
    }

    /** Flows that it was in, and is in still: begun by the same node, or by nobody. */
    private static int common(List<Spot> before, List<Spot> after) {
        var common = 0;
        while (common < before.size()
                && common < after.size()
                && before.get(common).flowId().equals(after.get(common).flowId())
                && (common == 0 || before.get(common - 1).equals(after.get(common - 1)))) {
            common++;
        }
        return common;
    }

    private static List<Spot> chain(@Nullable Spot spot) {
        return spot == null ? List.of() : spot.chain();
    }

    private void left(String contactId, Left how, long atMs) {
        leave(chain(spots.remove(contactId)), how, atMs);
    }

    private void leave(List<Spot> chain, Left how, long atMs) {
        chain.forEach(spot -> count(spot, new Leaving(how), atMs));
    }

    private void count(Spot spot, What what, long atMs) {
        if (!last.holds(atMs)) {
            last = intervals.halfHourAt(atMs);
        }
        if (last.fromMs() < completeSinceMs) {
            // The clock was set back to where all is forgotten.
            return;
        }
        var cell = new Cell(spot.flowId(), spot.nodeId(), what);
        var counts = byFromMs.computeIfAbsent(last.fromMs(), any -> new HashMap<>());
        if (counts.merge(known.computeIfAbsent(cell, each -> each), 1L, Long::sum) == 1) {
            cells++;
            forgetOldest();
        }
    }

    private void forgetOldest() {
        while (byFromMs.size() > retained || (cells > maxCells && byFromMs.size() > 1)) {
            var oldest = byFromMs.pollFirstEntry();
            cells -= oldest.getValue().size();
            completeSinceMs = intervals.halfHourAt(oldest.getKey()).toMs();
        }
        if (known.size() > maxCells) {
            known.clear();
        }
    }
}
