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

    public SipFigures(MeterRegistry meters, Supplier<Number> callsNow, Supplier<Number> transactionsNow) {
        this.meters = meters;
        this.arrived = meters.counter("oneline.sip.calls.arrived");
        this.answered = meters.counter("oneline.sip.calls.answered");
        this.repeatedOk = meters.counter("oneline.sip.ok.repeated");
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
