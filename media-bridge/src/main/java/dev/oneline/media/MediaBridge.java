package dev.oneline.media;

import dev.oneline.contract.bus.BusAddress;
import dev.oneline.contract.bus.MediaReply;
import dev.oneline.contract.bus.MediaRequest;
import dev.oneline.contract.bus.Report;
import dev.oneline.contract.bus.Report.LegLossCause;
import dev.oneline.media.contact.Contacts;
import dev.oneline.media.contact.RecordingDesk;
import dev.oneline.media.dtls.DtlsIdentity;
import dev.oneline.media.figures.DoorCounters;
import dev.oneline.media.ice.IcePort;
import dev.oneline.media.ice.udp.IceSocket;
import dev.oneline.media.keys.Ended;
import dev.oneline.media.leg.FrameClock;
import dev.oneline.media.leg.Leg;
import dev.oneline.media.leg.LegEvents;
import dev.oneline.media.leg.LegTransport;
import dev.oneline.media.leg.RtpSockets;
import dev.oneline.media.leg.RtpTransport;
import dev.oneline.media.leg.WebRtcTransport;
import dev.oneline.media.prompt.PromptLibrary;
import dev.oneline.media.prompt.bus.BusSounds;
import dev.oneline.media.recording.RecordingRoom;
import dev.oneline.media.udp.UdpReactor;
import dev.oneline.runtime.boot.Deployable;
import dev.oneline.runtime.boot.Node;
import dev.oneline.runtime.boot.StartRefused;
import dev.oneline.runtime.bus.NodePulse;
import dev.oneline.runtime.bus.Registration;
import dev.oneline.runtime.bus.ReportSender;
import io.micrometer.core.instrument.Gauge;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The media bridge as one node. Its threads, whatever the number of calls: the reader of all sockets, the frame clock,
 * one that decides ({@code media-control}), two that encode prompts, and the few that carry handshakes (virtual threads).
 */
public final class MediaBridge implements Deployable {
    private static final Logger LOG = LoggerFactory.getLogger(MediaBridge.class);
    private static final int MAX_HANDSHAKES = 256;
    /** A customer, an agent, one who is consulted, and a page that comes back while its old transport still dies. */
    private static final int MAX_SESSIONS_PER_CONTACT = 4;

    private static final long WATCH_INTERVAL_MS = 500;
    private static final long REPORT_INTERVAL_MS = 5_000;
    /** How long a bridge that stops waits for its last reports to be taken. */
    private static final long FAREWELL_MS = 1_000;

    private final Node node;
    private final MediaConfig config;
    private final ReportSender reports;
    private final DoorCounters doors;
    private final HandshakePool handshakes = new HandshakePool(MAX_HANDSHAKES);
    private final ScheduledThreadPoolExecutor control;
    private final PromptLibrary prompts;
    private final NodePulse pulse;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private @Nullable Parts parts;
    private @Nullable Registration registration;
    private volatile int load;

    public MediaBridge(Node node, MediaConfig config) {
        this.node = node;
        this.config = config;
        this.reports = new ReportSender(node.vertx(), node.bus(), node.clock(), node.meters());
        this.doors = new DoorCounters(node.meters());
        this.control = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("media-control").daemon().factory());
        control.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        this.prompts = new PromptLibrary(handshakes.prompts(), handshakes.tenantSounds(), new BusSounds(node));
        this.pulse = new NodePulse(node, () -> load, config.maxContacts());
        Gauge.builder("oneline.media.contacts", this, bridge -> bridge.load).register(node.meters());
    }

    @Override
    public Future<Void> start() {
        return onControl(this::open)
                .compose(opened -> node.bus()
                        .serve(
                                BusAddress.media(node.nodeId()),
                                MediaRequest.class,
                                MediaReply.class,
                                request -> onControl(() -> handle(opened, request))))
                .compose(serving -> {
                    registration = serving;
                    pulse.start();
                    LOG.info("media bridge serves node={} address={}", node.nodeId(), config.bindAddress());
                    return Future.<Void>succeededFuture();
                })
                .recover(cause -> stop().transform(ignored -> Future.failedFuture(cause)));
    }

    @Override
    public Future<Void> stop() {
        if (!stopped.compareAndSet(false, true)) {
            return Future.succeededFuture();
        }
        pulse.stop();
        Registration serving = registration;
        Future<Void> silent = serving == null ? Future.succeededFuture() : serving.close();
        return silent.transform(ignored -> onControl(this::closeParts))
                .transform(ignored -> farewell(node.clock().millis() + FAREWELL_MS))
                .onComplete(ignored -> {
                    reports.close();
                    control.shutdown();
                    handshakes.close();
                });
    }

    /** The browsers' UDP address, once started: tests and measurements let the system choose the port. */
    public InetSocketAddress mediaAddress() {
        Parts open = parts;
        if (open == null) {
            throw new IllegalStateException("not started");
        }
        return open.port.address();
    }

    private Parts open() throws StartRefused {
        if (stopped.get()) {
            throw new StartRefused("the media bridge was stopped before it had started");
        }
        List<InetAddress> advertised = advertised();
        InetAddress bind = literal(config.bindAddress());
        var random = new SecureRandom();
        var identity = DtlsIdentity.generate(random, node.clock().instant());
        var events = new ControlEvents();
        UdpReactor reactor = openReactor();
        IcePort port = openPort(bind, reactor, random);
        var transports = new Transports(
                new WebRtcTransport.Around(port, identity, handshakes, events, node.clock(), config.limits()),
                new RtpTransport.Around(
                        new RtpSockets(bind, config.rtpPorts(), random),
                        reactor,
                        events,
                        node.clock(),
                        config.limits()),
                identity,
                advertised,
                random);
        var recordings = new RecordingDesk(this::report, new RecordingRoom(RecordingRoom.MAX_BYTES), node.meters());
        var contacts = new Contacts(config.maxContacts(), prompts, doors, transports, events, this::report, recordings);
        var clock = new FrameClock(nowNs -> contacts.forEachLeg(leg -> leg.tick(nowNs)));
        var opened = new Parts(port, reactor, contacts, clock);
        events.contacts = contacts;
        parts = opened;
        reactor.start();
        clock.start();
        prompts.warmUp();
        repeat(
                WATCH_INTERVAL_MS,
                () -> contacts.watch(System.nanoTime(), node.clock().millis()));
        repeat(
                REPORT_INTERVAL_MS,
                () -> contacts.forEachLeg(
                        leg -> leg.sendReport(System.nanoTime(), node.clock().millis())));
        return opened;
    }

    private static UdpReactor openReactor() throws StartRefused {
        try {
            return new UdpReactor();
        } catch (IOException e) {
            throw new StartRefused("The media bridge can't read sockets: " + e.getMessage());
        }
    }

    private IcePort openPort(InetAddress bind, UdpReactor reactor, SecureRandom random) throws StartRefused {
        try {
            return new IceSocket(
                    new InetSocketAddress(bind, config.mediaPort()),
                    reactor,
                    config.maxContacts() * MAX_SESSIONS_PER_CONTACT,
                    random,
                    doors);
        } catch (IOException e) {
            reactor.close();
            throw new StartRefused("The media port " + config.bindAddress() + ":" + config.mediaPort()
                    + "/udp can't be opened (" + e.getMessage() + "): choose another with --media-port");
        }
    }

    private List<InetAddress> advertised() throws StartRefused {
        if (config.advertisedAddresses().isEmpty()) {
            return List.of(literal(config.bindAddress()));
        }
        var addresses = new java.util.ArrayList<InetAddress>();
        for (String address : config.advertisedAddresses()) {
            addresses.add(literal(address));
        }
        return addresses;
    }

    private static InetAddress literal(String address) throws StartRefused {
        try {
            return InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException e) {
            throw new StartRefused("\"" + address + "\" is not an IP address: --bind wants one like 127.0.0.1");
        }
    }

    private MediaReply handle(Parts opened, MediaRequest request) {
        MediaReply reply = opened.contacts.handle(request, node.clock().millis());
        load = opened.contacts.load();
        return reply;
    }

    /** What isn't delivered is counted and logged by the sender; the shard repairs itself from the next inspection. */
    private void report(String tenant, Report report, Runnable settled) {
        reports.send(tenant, report).onComplete(outcome -> settled.run());
    }

    private @Nullable Void closeParts() {
        Parts open = parts;
        if (open != null) {
            open.contacts.close();
            open.clock.close();
            open.port.close();
            open.reactor.close();
        }
        return null;
    }

    private Future<Void> farewell(long untilMs) {
        if (reports.pending() == 0 || node.clock().millis() >= untilMs) {
            return Future.succeededFuture();
        }
        return node.vertx().timer(20, TimeUnit.MILLISECONDS).compose(ignored -> farewell(untilMs));
    }

    private void repeat(long intervalMs, Runnable action) {
        var unused = control.scheduleWithFixedDelay(
                () -> {
                    try {
                        action.run();
                    } catch (RuntimeException e) {
                        // Otherwise the executor would never call again.
                        LOG.error("media watch failed", e);
                    }
                },
                intervalMs,
                intervalMs,
                TimeUnit.MILLISECONDS);
    }

    private <T> Future<T> onControl(Callable<T> action) {
        Promise<T> promise = Promise.promise();
        try {
            control.execute(() -> {
                try {
                    promise.complete(action.call());
                } catch (Exception e) {
                    promise.fail(e);
                }
            });
        } catch (RejectedExecutionException e) {
            promise.fail(new StartRefused("the media bridge is stopped"));
        }
        return promise.future();
    }

    private record Parts(IcePort port, UdpReactor reactor, Contacts contacts, FrameClock clock) {}

    /** Brings events from the network's threads to the one that decides. */
    private final class ControlEvents implements LegEvents {
        private volatile @Nullable Contacts contacts;

        @Override
        public void onConnected(Leg leg, LegTransport transport) {
            tell(known -> known.onConnected(leg, transport));
        }

        @Override
        public void onLost(Leg leg, LegTransport transport, LegLossCause cause) {
            tell(known -> known.onLost(leg, transport, cause));
        }

        @Override
        public void onPromptFinished(Leg leg, String playId) {
            tell(known -> known.onPromptFinished(leg, playId));
        }

        @Override
        public void onInputEnded(Leg leg, Ended ended) {
            tell(known -> known.onInputEnded(leg, ended));
        }

        private void tell(java.util.function.Consumer<Contacts> news) {
            Contacts known = contacts;
            if (known == null) {
                return;
            }
            try {
                control.execute(() -> {
                    try {
                        news.accept(known);
                    } catch (RuntimeException e) {
                        LOG.error("media event failed", e);
                    }
                });
            } catch (RejectedExecutionException e) {
                LOG.debug("media event after the end");
            }
        }
    }
}
