package dev.oneline.backend.effects;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the execution of effects tells operators. */
public final class EffectSignals {
    private static final Logger LOG = LoggerFactory.getLogger(EffectSignals.class);

    private final MeterRegistry meters;
    private final Counter repeated;
    private final Counter dropped;
    private final Counter orphans;

    public EffectSignals(MeterRegistry meters) {
        this.meters = meters;
        this.repeated = meters.counter("oneline.effects.repeated");
        this.dropped = meters.counter("oneline.effects.dropped");
        this.orphans = meters.counter("oneline.effects.orphans");
    }

    void repeated() {
        repeated.increment();
    }

    void dropped() {
        dropped.increment();
    }

    void refused(String what, String contactId, String reason, String message) {
        LOG.warn("bridge refused request={} contact={} reason={} message=\"{}\"", what, contactId, reason, message);
    }

    void orphan(String where, String contactId) {
        orphans.increment();
        LOG.warn("orphan ended at={} contact={}", where, contactId);
    }

    void missing(String nodeId, String contactId) {
        orphans.increment();
        LOG.warn("contact not carried node={} contact={}", nodeId, contactId);
    }

    void reported(String kind) {
        meters.counter("oneline.reports", "kind", kind).increment();
    }

    void arrivalRefused(String contactId, String called, String reason) {
        LOG.info("call refused contact={} called={} reason={}", contactId, called, reason);
    }
}
