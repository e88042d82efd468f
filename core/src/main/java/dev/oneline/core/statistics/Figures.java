package dev.oneline.core.statistics;

import java.util.Collections;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The figures of a subject in an interval, and what follows from them. Ratios and means are empty where there is nothing
 * to divide by: no contact offered is not a service level of zero.
 */
public record Figures(SortedMap<Measure, Long> amounts) {
    static final Figures NONE = new Figures(new TreeMap<>());

    public Figures {
        amounts = Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
    }

    /** All its parts together; 0 when nothing was found. */
    public long of(Figure figure) {
        return parts(figure).values().stream().reduce(0L, figure::merge);
    }

    /** Its parts, by cause or reason. */
    public SortedMap<String, Long> parts(Figure figure) {
        var parts = new TreeMap<String, Long>();
        amounts.forEach((measure, amount) -> {
            if (measure.figure() == figure) {
                parts.put(measure.detail(), amount);
            }
        });
        return parts;
    }

    public Figures and(Figures other) {
        var both = new TreeMap<>(amounts);
        other.amounts.forEach((measure, amount) -> both.merge(measure, amount, measure.figure()::merge));
        return new Figures(both);
    }

    /**
     * Answered in time ÷ (offered − short-abandoned), 0 to 1. Contacts that still wait, that were moved out, and that we
     * lost count against it: nobody answered them in time. The other ways in use leave abandoned contacts out altogether,
     * or count the short-abandoned as in time; both flatter.
     */
    public OptionalDouble serviceLevel() {
        return ratio(of(Figure.ANSWERED_IN_TIME), of(Figure.OFFERED) - of(Figure.SHORT_ABANDONED));
    }

    /** ASA: mean wait of the answered. */
    public OptionalDouble averageSpeedOfAnswerMs() {
        return ratio(of(Figure.ANSWERED_WAIT_MS), of(Figure.ANSWERED));
    }

    /** Of all visits that ended, however they did. */
    public OptionalDouble meanWaitMs() {
        return ratio(of(Figure.WAIT_MS), of(Figure.ANSWERED) + of(Figure.LOST) + of(Figure.MOVED_OUT));
    }

    /** AHT: talk, hold and wrap-up of the handled. */
    public OptionalDouble averageHandleTimeMs() {
        var handledMs = of(Figure.HANDLED_TALK_MS) + of(Figure.HANDLED_HOLD_MS) + of(Figure.HANDLED_WRAP_UP_MS);
        return ratio(handledMs, of(Figure.HANDLED));
    }

    /**
     * Of an agent: occupied ÷ (occupied + available), 0 to 1. Occupied is a time with one contact at least that rings,
     * talks or is wrapped up, however many they are; available is ready without a contact; not ready is neither.
     */
    public OptionalDouble occupancy() {
        var occupiedMs = of(Figure.RESERVED_MS) + of(Figure.ENGAGED_MS) + of(Figure.WRAPPING_UP_MS);
        return ratio(occupiedMs, occupiedMs + of(Figure.READY_MS));
    }

    /** Of an agent: from signing in to signing out, whatever he did. */
    public long signedInMs() {
        return of(Figure.READY_MS)
                + of(Figure.NOT_READY_MS)
                + of(Figure.RESERVED_MS)
                + of(Figure.ENGAGED_MS)
                + of(Figure.WRAPPING_UP_MS);
    }

    private static OptionalDouble ratio(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
