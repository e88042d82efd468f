package dev.oneline.core.config;

import dev.oneline.core.contact.Demand;
import java.util.ArrayList;
import java.util.List;

/** Which lists a caller is on. */
public final class CallerLists {
    private final List<ByNumber<CallerList>> lists = new ArrayList<>();

    public CallerLists(List<CallerList> configured) {
        configured.forEach(list -> lists.add(ByNumber.of(list)));
    }

    /** In the order of the configuration. */
    public List<CallerList> of(String number) {
        var found = new ArrayList<CallerList>();
        for (var list : lists) {
            var on = list.find(number);
            if (on != null) {
                found.add(on);
            }
        }
        return found;
    }

    public boolean has(String listId, String number) {
        return of(number).stream().anyMatch(list -> list.listId().equals(listId));
    }

    public boolean blocks(String number) {
        return of(number).stream().anyMatch(CallerList::blocked);
    }

    /** What the caller asks of routing by being on them. */
    public Demand demand(String number) {
        var headStartMs = of(number).stream().mapToLong(CallerList::headStartMs).sum();
        return headStartMs == 0
                ? Demand.NONE
                : new Demand(List.of(), Math.min(headStartMs, Demand.MAX_HEAD_START_MS), "", "");
    }
}
