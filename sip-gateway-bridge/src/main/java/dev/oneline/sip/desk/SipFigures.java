package dev.oneline.sip.desk;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.function.Supplier;

/** The bridge's metrics. */
public final class SipFigures {
    private final MeterRegistry meters;
    private final Counter arrived;
    private final Counter answered;
    private final Counter repeatedOk;
    private final Counter placed;
    private final Counter placedAnswered;

    public SipFigures(MeterRegistry meters, Supplier<Number> callsNow, Supplier<Number> transactionsNow) {
        this.meters = meters;
        this.arrived = meters.counter("oneline.sip.calls.arrived");
        this.answered = meters.counter("oneline.sip.calls.answered");
        this.repeatedOk = meters.counter("oneline.sip.ok.repeated");
        this.placed = meters.counter("oneline.sip.calls.placed");
        this.placedAnswered = meters.counter("oneline.sip.calls.placed.answered");
        meters.gauge("oneline.sip.calls", callsNow, supplier -> supplier.get().doubleValue());
        meters.gauge("oneline.sip.transactions", transactionsNow, supplier -> supplier.get()
                .doubleValue());
    }

    public void arrived() {
        arrived.increment();
    }

    public void answered() {
        answered.increment();
    }

    public void repeatedOk() {
        repeatedOk.increment();
    }

    /** A final response of ours that isn't 2xx. */
    public void refused(int status) {
        meters.counter("oneline.sip.refused", "status", Integer.toString(status))
                .increment();
    }

    /** A call that the caller's side ended, by cause. */
    public void ended(Enum<?> cause) {
        meters.counter("oneline.sip.calls.ended", "cause", tag(cause)).increment();
    }

    /** A call out that was taken on. */
    public void placed() {
        placed.increment();
    }

    public void placedAnswered() {
        placedAnswered.increment();
    }

    /** A call out that is over, by what became of it. */
    public void placedEnded(Enum<?> outcome) {
        meters.counter("oneline.sip.calls.placed.ended", "outcome", tag(outcome))
                .increment();
    }

    /** A call out that wasn't taken on. */
    public void notPlaced(Enum<?> reason) {
        meters.counter("oneline.sip.calls.not_placed", "reason", tag(reason)).increment();
    }

    /** A message dropped without an answer. */
    public void dropped(Enum<?> why) {
        meters.counter("oneline.sip.dropped", "why", tag(why)).increment();
    }

    /** Something the SIP stack couldn't do: sending to a dead connection, say. */
    public void stackTrouble() {
        meters.counter("oneline.sip.stack.trouble").increment();
    }

    private static String tag(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
