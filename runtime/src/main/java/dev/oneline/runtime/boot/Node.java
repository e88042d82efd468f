package dev.oneline.runtime.boot;

import dev.oneline.contract.bus.NodeKind;
import dev.oneline.runtime.bus.Bus;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * What a deployable finds around it. Several nodes may share one process, and then one Vert.x, bus and registry.
 *
 * @param nodeId one run of one deployable: a restart has a new one
 * @param clock the only source of wall-clock time
 */
public record Node(
        String nodeId, NodeKind kind, Vertx vertx, Bus bus, PrometheusMeterRegistry meters, InstantSource clock) {

    /** A node id of 40 random bits, as in {@code media-3f9a02c41b}. */
    public static String newId(NodeKind kind, RandomGenerator random) {
        var suffix = new byte[5];
        random.nextBytes(suffix);
        return kind.name().toLowerCase(Locale.ROOT) + "-" + HexFormat.of().formatHex(suffix);
    }
}
