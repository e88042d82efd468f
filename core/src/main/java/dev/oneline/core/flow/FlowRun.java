package dev.oneline.core.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a contact is in its flow, and what it knows.
 *
 * @param sinceMs when it came to each node of {@link Spot#chain()}, the outermost first; empty before it begins
 * @param heard the place of the last turn that had sounds; null before the first
 * @param trail the menus that lead here, the first one first
 * @param variables by name; {@code caller}, {@code called} and {@code language} are among them
 * @param turns how many it has had
 * @param lastCall the number of the last turn that called somebody; 0: none did
 * @param turn null when it has left the flow
 */
public record FlowRun(
        Spot spot,
        List<Long> sinceMs,
        @Nullable Spot heard,
        List<Spot> trail,
        SortedMap<String, String> variables,
        int turns,
        int lastCall,
        @Nullable Turn turn) {
    public FlowRun {
        sinceMs = List.copyOf(sinceMs);
        trail = List.copyOf(trail);
        variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
    }

    /**
     * At the door of a flow.
     *
     * @param before in another flow; its menus are no longer to go back to, but what it learned is known, and its turns
     *     are counted on
     */
    static FlowRun atDoor(Spot start, @Nullable FlowRun before) {
        return before == null
                ? new FlowRun(start, List.of(), null, List.of(), Collections.emptySortedMap(), 0, 0, null)
                : new FlowRun(start, List.of(), null, List.of(), before.variables, before.turns, before.lastCall, null);
    }

    public static FlowRun begun(
            Spot start,
            @Nullable FlowRun before,
            int menuDepth,
            SortedMap<String, String> assigned,
            @Nullable Turn turn,
            long atMs) {
        return atDoor(start, before).moved(start, menuDepth, assigned, turn, atMs);
    }

    /** @param menuDepth which menu of the trail the new place is, 1 is the first; 0: it is none */
    public FlowRun moved(Spot to, int menuDepth, SortedMap<String, String> assigned, @Nullable Turn next, long atMs) {
        var way = trail;
        if (menuDepth > 0) {
            way = new ArrayList<>(trail.subList(0, Math.min(menuDepth - 1, trail.size())));
            way.add(to);
        }
        var known = variables;
        if (!assigned.isEmpty()) {
            known = new TreeMap<>(variables);
            known.putAll(assigned);
        }
        var sounds = next != null && !next.sounds().isEmpty();
        return new FlowRun(
                to,
                since(to, atMs),
                sounds ? to : heard,
                way,
                known,
                next == null ? turns : next.number(),
                lastCall(next),
                next);
    }

    private int lastCall(@Nullable Turn next) {
        return next == null || next.call() == null ? lastCall : next.number();
    }

    /** At a node that called another flow it is for as long as that one hasn't come back. */
    private List<Long> since(Spot to, long atMs) {
        if (to.caller() == null) {
            return List.of(atMs);
        }
        var before = spot.chain();
        var callers = to.caller().chain();
        var since = new ArrayList<Long>();
        for (var i = 0; i < callers.size(); i++) {
            var stays = i < sinceMs.size() && callers.get(i).equals(before.get(i));
            since.add(stays ? sinceMs.get(i) : atMs);
        }
        since.add(atMs);
        return since;
    }

    /** Asked once more, or the same turn goes on otherwise. */
    public FlowRun asked(Turn again) {
        return new FlowRun(spot, sinceMs, heard, trail, variables, again.number(), lastCall, again);
    }

    /** In a queue, or over. */
    public FlowRun left() {
        return new FlowRun(spot, sinceMs, heard, trail, variables, turns, lastCall, null);
    }
}
