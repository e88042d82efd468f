package dev.oneline.backend;

import dev.oneline.backend.chat.ChatWriter;
import dev.oneline.backend.chat.Chats;
import dev.oneline.backend.customer.CustomerService;
import dev.oneline.backend.effects.BridgeEffects;
import dev.oneline.backend.effects.EffectSignals;
import dev.oneline.backend.effects.LivingNodes;
import dev.oneline.backend.effects.NodeChoice;
import dev.oneline.backend.effects.NodeReview;
import dev.oneline.backend.effects.OrphanSweep;
import dev.oneline.backend.effects.ReportDoor;
import dev.oneline.backend.eventlog.LogJournal;
import dev.oneline.backend.flow.LiveFlows;
import dev.oneline.backend.flow.LookUps;
import dev.oneline.backend.flow.SealedInputs;
import dev.oneline.backend.history.History;
import dev.oneline.backend.history.Projector;
import dev.oneline.backend.identity.Logins;
import dev.oneline.backend.lookup.OtherSystems;
import dev.oneline.backend.lookup.ServiceSecrets;
import dev.oneline.backend.mail.Mail;
import dev.oneline.backend.phonepin.PhonePinService;
import dev.oneline.backend.phonepin.PhonePins;
import dev.oneline.backend.prompt.TenantPrompts;
import dev.oneline.backend.recording.Recordings;
import dev.oneline.backend.recording.SoundDoor;
import dev.oneline.backend.shard.ShardListener;
import dev.oneline.backend.shard.ShardLoop;
import dev.oneline.backend.shard.ShardPort;
import dev.oneline.backend.shard.ShardReply;
import dev.oneline.backend.shard.ShardSignals;
import dev.oneline.backend.shard.ShardUnavailable;
import dev.oneline.backend.speech.Speech;
import dev.oneline.backend.speech.TenantSpeech;
import dev.oneline.backend.statistics.LiveStatistics;
import dev.oneline.backend.tenancy.TenantSettings;
import dev.oneline.backend.voicemail.MessageMailer;
import dev.oneline.backend.ws.TenantSessions;
import dev.oneline.contract.bus.LegFigures;
import dev.oneline.core.flow.LiveFlow;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.ShardView;
import dev.oneline.runtime.boot.Node;
import dev.oneline.runtime.bus.Registration;
import dev.oneline.runtime.database.Database;
import dev.oneline.runtime.eventlog.EventLog;
import dev.oneline.runtime.eventlog.ShardId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that runs for one tenant: the shard's loop, and around it whoever brings it commands and hears what it
 * releases. Stopping writes nothing: it is the same as being killed, so that both are tried every day.
 */
public final class TenantService implements ShardListener, ShardPort {
    /** What callers typed in secret is kept for an hour: for so much longer at most. */
    private static final long FORGET_EVERY_MS = 10 * 60_000;

    private final TenantSettings settings;
    private final Node node;
    private final Database database;
    private final ShardLoop loop;
    private final BridgeEffects effects;
    private final OtherSystems systems;
    private final SealedInputs sealed;
    private final LookUps lookUps;
    private final ChatWriter chatWriter;
    private final NodeReview nodeReview;
    private final Recordings recordings;
    private final TenantPrompts prompts;
    private final TenantSpeech speech;
    private final ReportDoor reports;
    private final OrphanSweep orphans;
    private final TenantSessions sessions;
    private final Projector projector;
    private final LiveStatistics statistics;
    private final LiveFlows liveFlows;
    private final Optional<MessageMailer> mailer;
    private volatile @Nullable Registration reportRegistration;
    private volatile long forgetTimer = -1;

    private volatile boolean serving;

    /** One step after the other, each when the shard's loop says so: whether bridges report here. */
    private volatile Future<Void> attending = Future.succeededFuture();

    TenantService(
            TenantSettings settings,
            Node node,
            Database database,
            EventLog log,
            LivingNodes nodes,
            NodeChoice choice,
            EffectSignals signals,
            Supplier<String> ownUrl,
            BackendConfig config,
            Logins logins,
            Optional<Mail> mail,
            Speech speech) {
        var tenant = settings.tenant();
        this.settings = settings;
        this.node = node;
        this.database = database;
        this.loop = new ShardLoop(
                tenant,
                new LogJournal(log, ShardId.ofTenant(tenant)),
                node.clock(),
                this,
                new ShardSignals(tenant, node.meters()),
                config.shard());
        this.sealed = new SealedInputs(tenant, database, settings.visitorKey().derive("sealed inputs"), node.clock());
        var pins = new PhonePins(tenant, database, logins::matches, node.clock());
        var secrets = new ServiceSecrets(settings.visitorKey().derive("lookup services"));
        this.systems = new OtherSystems(tenant, node.vertx(), database, secrets, ownUrl, node.clock());
        this.lookUps = new LookUps(
                systems,
                sealed,
                Map.of(
                        PhonePinService.NAME,
                        new PhonePinService(pins, this),
                        CustomerService.NAME,
                        new CustomerService(tenant, database)),
                this::submit,
                node.vertx());
        this.prompts = new TenantPrompts(tenant, node, database);
        this.speech = new TenantSpeech(tenant, speech, database, node.clock());
        this.chatWriter = new ChatWriter(tenant, node, database, this::showChat, this::submit, this::serving);
        this.effects = new BridgeEffects(
                tenant, node, nodes, this::heard, this::submit, lookUps::ask, chatWriter::write, signals);
        this.nodeReview = new NodeReview(nodes);
        this.recordings = new Recordings(tenant, database, node.clock());
        this.reports = new ReportDoor(tenant, this::submit, choice, this::keepLeg, sealed::keep, recordings, signals);
        this.orphans = new OrphanSweep(tenant, node, nodes, this::read, this::submit, signals);
        var chats = new Chats(tenant, database, node.clock(), this, sealed::keep, this::showChat);
        this.sessions = new TenantSessions(settings, node, this, chats, config.webCalls());
        this.projector = new Projector(tenant, database, log, node.meters());
        this.statistics = new LiveStatistics(
                tenant, node.vertx(), node.clock(), new LogJournal(log, ShardId.ofTenant(tenant)), config.statistics());
        this.mailer = mail.map(way -> new MessageMailer(
                tenant, node, database, recordings, way, config.statistics().zone()));
        this.liveFlows = new LiveFlows(node.clock(), () -> read(view -> LiveFlow.all(view, nowMs())));
    }

    public String id() {
        return settings.tenant();
    }

    public TenantSettings settings() {
        return settings;
    }

    public TenantSessions sessions() {
        return sessions;
    }

    public Recordings recordings() {
        return recordings;
    }

    public TenantPrompts prompts() {
        return prompts;
    }

    public OtherSystems systems() {
        return systems;
    }

    public LookUps lookUps() {
        return lookUps;
    }

    public TenantSpeech speech() {
        return speech;
    }

    SoundDoor.Sounds sounds() {
        return new SoundDoor.Sounds(recordings, prompts, speech);
    }

    /** What bridges play for these; texts are spoken before they are asked for. */
    private List<String> heard(List<String> names) {
        speech.begin(names);
        return prompts.resolve(names);
    }

    public LiveStatistics statistics() {
        return statistics;
    }

    /** Who is in which flow; however often it is asked. */
    public Future<LiveFlows.Shown> liveFlows() {
        return liveFlows.show();
    }

    /** Whether the shard is this backend's, also while it is being rebuilt. */
    public boolean serving() {
        return serving;
    }

    public long nowMs() {
        return node.clock().millis();
    }

    /** Completes once the shard is rebuilt, configured, and can be reported to; or another backend owns it. */
    Future<Void> start() {
        forgetTimer = node.vertx().setPeriodic(FORGET_EVERY_MS, ignored -> sealed.forgetOld());
        projector.start();
        statistics.start();
        mailer.ifPresent(mailing ->
                mailing.start(this::serving, () -> read(view -> view.config().voicemailBoxes())));
        return prompts.start()
                .compose(done -> loop.start())
                .compose(done -> attending)
                .onSuccess(done -> orphans.start());
    }

    @Override
    public void serves() {
        serving = true;
        sessions.showAll();
        attending = attending.otherwiseEmpty().compose(done -> attend());
    }

    /** Whoever is connected finds the owner when he comes back, if there is one way in to all backends. */
    @Override
    public void standsBy() {
        serving = false;
        attending = attending.otherwiseEmpty().compose(done -> deaf());
        sessions.goAway();
    }

    private Future<Void> attend() {
        return loop.submit(new Command.Configure(settings.config()))
                .compose(this::publish)
                .compose(reply ->
                        reply instanceof ShardReply.Unavailable ? Future.failedFuture(new ShardUnavailable()) : hear());
    }

    private Future<Void> hear() {
        return reportRegistration != null
                ? Future.succeededFuture()
                : reports.open(node.bus())
                        .onSuccess(registration -> reportRegistration = registration)
                        .mapEmpty();
    }

    private Future<Void> deaf() {
        var registration = reportRegistration;
        reportRegistration = null;
        return registration == null ? Future.succeededFuture() : registration.close();
    }

    /** What it was founded with; published once. */
    private Future<ShardReply> publish(ShardReply configured) {
        var done = Future.succeededFuture(configured);
        for (var flow : settings.flows()) {
            done = done.compose(reply -> reply instanceof ShardReply.Unavailable
                    ? Future.succeededFuture(reply)
                    : loop.submit(new Command.PublishFlow(flow)));
        }
        return done;
    }

    Future<Void> stop() {
        node.vertx().cancelTimer(forgetTimer);
        orphans.stop();
        mailer.ifPresent(MessageMailer::stop);
        effects.stop();
        chatWriter.stop();
        statistics.close();
        lookUps.close();
        return attending
                .otherwiseEmpty()
                .compose(done -> deaf())
                .otherwiseEmpty()
                .compose(done -> loop.stop())
                .eventually(prompts::stop)
                .eventually(systems::close)
                .onComplete(stopped -> projector.close());
    }

    /** A bridge is gone with all it carried. */
    void loseNode(String nodeId) {
        // What is missed here, the review finds.
        submit(new Command.LoseNode(nodeId));
    }

    @Override
    public Future<ShardReply> submit(Command command) {
        return loop.submit(command);
    }

    @Override
    public <T> Future<T> read(Function<ShardView, T> look) {
        return loop.read(look);
    }

    @Override
    public void released(Release release) {
        effects.carryOut(release.effects());
        sessions.released(release);
        projector.wake();
    }

    @Override
    public List<Command> review(ShardView view, long nowMs) {
        var commands = new ArrayList<>(sessions.review(view, nowMs));
        commands.addAll(nodeReview.review(view, nowMs));
        return commands;
    }

    private Future<Void> showChat(String contactId) {
        return sessions.chatChanged(contactId);
    }

    private Future<Void> keepLeg(String contactId, LegFigures figures) {
        long nowMs = node.clock().millis();
        return database.withTenant(id(), connection -> {
                    History.keepLeg(connection, id(), contactId, figures, nowMs);
                    return contactId;
                })
                .mapEmpty();
    }
}
