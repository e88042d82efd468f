package dev.oneline.core.statistics;

import dev.oneline.core.flow.FlowFault;
import dev.oneline.core.flow.Missed;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What happened in a flow, all its versions together.
 *
 * @param begun how often it was begun, by callers and by flows that called it
 * @param left how often it was left
 * @param nodes those where something happened, by id
 */
public record FlowFigures(long begun, Map<Left, Long> left, SortedMap<String, Node> nodes) {
    public FlowFigures {
        left = Collections.unmodifiableMap(left);
        nodes = Collections.unmodifiableSortedMap(nodes);
    }

    /** How a flow is left. */
    public enum Left {
        /** Into a queue, or by its rules elsewhere. */
        QUEUE,
        /** The caller hung up, or was lost. */
        HANG_UP,
        /** The flow hung up: all was said. */
        SERVED,
        /** Back to the flow that called it. */
        RETURNED,
        /** It couldn't go on. */
        FAULT
    }

    /**
     * @param visits how often it was come to
     * @param exits how often each was taken
     * @param misses how often it had to ask once more, or gave up asking
     * @param left how often the way ended here
     * @param answers how often each was given, of a survey
     */
    public record Node(
            long visits,
            SortedMap<String, Long> exits,
            Map<Missed, Long> misses,
            Map<FlowFault, Long> faults,
            Map<Left, Long> left,
            SortedMap<String, Long> answers) {
        public Node {
            answers = Collections.unmodifiableSortedMap(answers);
            exits = Collections.unmodifiableSortedMap(exits);
            misses = Collections.unmodifiableMap(misses);
            faults = Collections.unmodifiableMap(faults);
            left = Collections.unmodifiableMap(left);
        }
    }

    /** Adds up. */
    static final class Sum {
        private final Map<Left, Long> left = new EnumMap<>(Left.class);
        private final TreeMap<String, NodeSum> nodes = new TreeMap<>();
        private long begun;

        void add(FlowStatistics.Cell cell, long count) {
            switch (cell.what()) {
                case FlowStatistics.Begun begunHere -> begun += count;
                case FlowStatistics.Visit visit -> node(cell).visits += count;
                case FlowStatistics.Exit exit -> node(cell).exits.merge(exit.name(), count, Long::sum);
                case FlowStatistics.Miss miss -> node(cell).misses.merge(miss.why(), count, Long::sum);
                case FlowStatistics.Fault fault -> node(cell).faults.merge(fault.fault(), count, Long::sum);
                case FlowStatistics.Answer answer -> node(cell).answers.merge(answer.value(), count, Long::sum);
                case FlowStatistics.Leaving leaving -> {
                    node(cell).left.merge(leaving.how(), count, Long::sum);
                    left.merge(leaving.how(), count, Long::sum);
                }
            }
        }

        private NodeSum node(FlowStatistics.Cell cell) {
            return nodes.computeIfAbsent(cell.nodeId(), id -> new NodeSum());
        }

        FlowFigures figures() {
            var all = new TreeMap<String, Node>();
            nodes.forEach((id, sum) -> all.put(id, sum.node()));
            return new FlowFigures(begun, left, all);
        }
    }

    private static final class NodeSum {
        private final TreeMap<String, Long> exits = new TreeMap<>();
        private final Map<Missed, Long> misses = new EnumMap<>(Missed.class);
        private final Map<FlowFault, Long> faults = new EnumMap<>(FlowFault.class);
        private final Map<Left, Long> left = new EnumMap<>(Left.class);
        private final TreeMap<String, Long> answers = new TreeMap<>();
        private long visits;

        Node node() {
            return new Node(visits, exits, misses, faults, left, answers);
        }
    }
}
