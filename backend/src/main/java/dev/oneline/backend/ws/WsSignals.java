package dev.oneline.backend.ws;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the WebSocket door tells operators. */
final class WsSignals {
    private static final Logger LOG = LoggerFactory.getLogger(WsSignals.class);

    private final AtomicInteger connections = new AtomicInteger();
    private final Counter bad;
    private final Counter tooMany;
    private final Counter tooSlow;
    private final Counter broken;
    private final Counter refused;

    WsSignals(MeterRegistry meters) {
        Gauge.builder("oneline.ws.connections", connections, AtomicInteger::get).register(meters);
        this.bad = trouble(meters, "bad-message");
        this.tooMany = trouble(meters, "too-many-messages");
        this.tooSlow = trouble(meters, "too-slow");
        this.broken = trouble(meters, "broken");
        this.refused = trouble(meters, "refused");
    }

    private static Counter trouble(MeterRegistry meters, String kind) {
        return meters.counter("oneline.ws.trouble", "kind", kind);
    }

    void opened() {
        connections.incrementAndGet();
    }

    void closed() {
        connections.decrementAndGet();
    }

    void bad(String address) {
        bad.increment();
        LOG.debug("ws bad message address={}", address);
    }

    void tooMany(String address) {
        tooMany.increment();
        LOG.info("ws too many messages address={}", address);
    }

    void tooSlow(String address) {
        tooSlow.increment();
        LOG.info("ws client too slow address={}", address);
    }

    void broken(String address) {
        broken.increment();
        LOG.debug("ws broken address={}", address);
    }

    void refused(String address, String reason) {
        refused.increment();
        LOG.info("ws refused address={} reason={}", address, reason);
    }
}
