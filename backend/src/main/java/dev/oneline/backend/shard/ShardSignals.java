package dev.oneline.backend.shard;

import dev.oneline.backend.text.Words;
import dev.oneline.core.shard.Rejection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a shard tells operators. */
public final class ShardSignals {
    private static final Logger LOG = LoggerFactory.getLogger(ShardSignals.class);

    private final String tenant;
    private final MeterRegistry meters;
    private final Counter events;
    private final Timer appends;
    private final Counter refusals;
    private final Counter rebuilds;

    public ShardSignals(String tenant, MeterRegistry meters) {
        this.tenant = tenant;
        this.meters = meters;
        this.events = meters.counter("oneline.shard.events");
        this.appends = meters.timer("oneline.shard.append");
        this.refusals = meters.counter("oneline.shard.refused");
        this.rebuilds = meters.counter("oneline.shard.rebuilds");
    }

    void appended(int count, long tookNs) {
        events.increment(count);
        appends.record(tookNs, TimeUnit.NANOSECONDS);
    }

    void rejected(Rejection rejection) {
        meters.counter("oneline.shard.rejections", "reason", Words.of(rejection))
                .increment();
    }

    void refused() {
        refusals.increment();
    }

    void built(long seq) {
        LOG.info("shard built tenant={} seq={}", tenant, seq);
    }

    void standsBy() {
        LOG.info("another backend owns the shard: stands by tenant={}", tenant);
    }

    void snapshotted(long seq) {
        LOG.info("shard snapshot tenant={} seq={}", tenant, seq);
    }

    void rebuilding(Exception cause) {
        rebuilds.increment();
        var root = cause.getCause() == null ? cause : cause.getCause();
        LOG.warn("shard rebuilding tenant={} because=\"{}\" cause=\"{}\"", tenant, cause.getMessage(), root.toString());
    }

    void failed(RuntimeException bug) {
        rebuilds.increment();
        LOG.error("shard failed and is rebuilt tenant={}", tenant, bug);
    }
}
