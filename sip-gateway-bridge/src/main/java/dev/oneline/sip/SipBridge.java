package dev.oneline.sip;

import dev.oneline.contract.bus.BusAddress;
import dev.oneline.contract.bus.SipReply;
import dev.oneline.contract.bus.SipRequest;
import dev.oneline.runtime.boot.Deployable;
import dev.oneline.runtime.boot.Node;
import dev.oneline.runtime.bus.NodePulse;
import dev.oneline.runtime.bus.Registration;
import dev.oneline.runtime.bus.ReportSender;
import dev.oneline.sip.desk.CallDesk;
import dev.oneline.sip.desk.ContactIds;
import dev.oneline.sip.desk.PlacedCallDesk;
import dev.oneline.sip.desk.SipFigures;
import dev.oneline.sip.jain.SipGateway;
import dev.oneline.sip.trunk.TrunkBook;
import dev.oneline.sip.trunk.TrunkWatch;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The SIP gateway bridge: gateways' calls on one side, the bus on the other. Holds the dialogs; decides nothing about
 * calls.
 */
public final class SipBridge implements Deployable {
    private static final Logger LOG = LoggerFactory.getLogger(SipBridge.class);
    private static final int TAG_BYTES = 8;
    private static final long STOP_POLL_MS = 20;

    private final Node node;
    private final SipConfig config;
    private final Context context;
    private final TrunkBook trunks = new TrunkBook();
    private final SecureRandom random = new SecureRandom();
    private final ReportSender reports;
    private final PlacedCallDesk placed;
    private final CallDesk desk;
    private final SipFigures figures;
    private final TrunkWatch trunkWatch;
    private final NodePulse pulse;
    private volatile @Nullable SipGateway gateway;
    private @Nullable Registration registration;
    private @Nullable Future<Void> stopped;

    public SipBridge(Node node, SipConfig config) {
        this.node = node;
        this.config = config;
        this.context = node.vertx().getOrCreateContext();
        this.reports = new ReportSender(node.vertx(), node.bus(), node.clock(), node.meters());
        this.figures = new SipFigures(node.meters(), this::calls, this::transactions);
        var mediaTimeout = Duration.ofMillis(config.mediaTimeoutMs());
        this.placed = new PlacedCallDesk(node, context, reports, trunks, figures, config.times(), mediaTimeout);
        this.desk = new CallDesk(
                node,
                context,
                reports,
                trunks,
                new ContactIds(node.clock(), random),
                figures,
                config.times(),
                mediaTimeout,
                placed,
                config.maxCalls());
        this.pulse = new NodePulse(node, desk::load, config.maxCalls());
        // Before it knows its trunks it refuses every call: who hears it counts on more.
        this.trunkWatch = new TrunkWatch(node.vertx(), node.bus(), trunks, pulse::start);
    }

    @Override
    public Future<Void> start() {
        Promise<Void> started = Promise.promise();
        context.runOnContext(ignored -> node.bus()
                .serve(BusAddress.sip(node.nodeId()), SipRequest.class, SipReply.class, desk::serve)
                .compose(served -> {
                    registration = served;
                    return node.vertx().<@Nullable Void>executeBlocking(() -> {
                        gateway = SipGateway.open(new SipGateway.Parts(
                                node.nodeId(), config, context, desk, trunks, figures, node.clock(), this::newTag));
                        return null;
                    });
                })
                .onSuccess(opened -> {
                    placed.attach(Objects.requireNonNull(gateway, "opened"));
                    trunkWatch.start();
                    LOG.info("SIP on {} port {}, UDP and TCP", config.bindAddress(), port());
                    started.complete();
                })
                .onFailure(cause -> stop().onComplete(closed -> started.fail(cause))));
        return started.future();
    }

    /** Refuses or ends all calls with BYE, waits a bounded time for that, then closes the sockets. */
    @Override
    public Future<Void> stop() {
        Promise<Void> done = Promise.promise();
        context.runOnContext(ignored -> {
            if (stopped == null) {
                stopped = stopOnce();
            }
            stopped.onComplete(done);
        });
        return done.future();
    }

    /** The port that SIP listens on; 0 before it does. */
    public int port() {
        SipGateway open = gateway;
        return open == null ? 0 : open.port();
    }

    private Future<Void> stopOnce() {
        trunkWatch.stop();
        desk.endAll();
        return drained(node.clock().millis() + config.stopGraceMs())
                .compose(drained -> registration == null ? Future.succeededFuture() : registration.close())
                .eventually(() -> node.vertx().<@Nullable Void>executeBlocking(() -> {
                    SipGateway open = gateway;
                    if (open != null) {
                        open.close();
                    }
                    return null;
                }))
                .onComplete(closed -> {
                    pulse.stop();
                    reports.close();
                });
    }

    private Future<Void> drained(long deadlineMs) {
        if ((desk.load() == 0 && reports.pending() == 0) || node.clock().millis() >= deadlineMs) {
            return Future.succeededFuture();
        }
        return node.vertx().timer(STOP_POLL_MS).compose(again -> drained(deadlineMs));
    }

    private String newTag() {
        var tag = new byte[TAG_BYTES];
        random.nextBytes(tag);
        return HexFormat.of().formatHex(tag);
    }

    private Number calls() {
        return desk.load();
    }

    private Number transactions() {
        SipGateway open = gateway;
        return open == null ? 0 : open.transactions();
    }
}
