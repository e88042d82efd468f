package dev.oneline.backend.metrics;

import dev.oneline.backend.effects.LivingNodes;
import dev.oneline.contract.bus.BusAddress;
import dev.oneline.contract.bus.MetricsQuery;
import dev.oneline.contract.bus.MetricsText;
import dev.oneline.contract.bus.NodeHeartbeat;
import dev.oneline.contract.bus.NodeKind;
import dev.oneline.runtime.boot.Node;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/**
 * The figures of this process, and of the bridges that have processes of their own. A bridge in this process shares its
 * registry, and answers no such question; one that is dead or slow is left out, as a target that is down would be.
 */
public final class Scrape {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Node node;
    private final LivingNodes nodes;

    public Scrape(Node node, LivingNodes nodes) {
        this.node = node;
        this.nodes = nodes;
    }

    /** In Prometheus' text format; never fails. */
    public Future<String> text() {
        var media = ask(NodeKind.MEDIA);
        var sip = ask(NodeKind.SIP);
        return Future.all(media, sip)
                .map(answered -> MergedScrape.of(List.of(node.meters().scrape(), media.result(), sip.result())));
    }

    /** The newest of its kind: what else seems to live is its predecessor, which hasn't been missed yet. */
    private Future<String> ask(NodeKind kind) {
        return nodes.living(kind).stream()
                .max(Comparator.comparingLong(NodeHeartbeat::startedAtMs))
                .map(newest -> node.bus()
                        .ask(
                                BusAddress.metrics(newest.nodeId()),
                                new MetricsQuery(),
                                MetricsQuery.class,
                                MetricsText.class,
                                PATIENCE)
                        .map(MetricsText::prometheus)
                        .otherwise(""))
                .orElse(Future.succeededFuture(""));
    }
}
