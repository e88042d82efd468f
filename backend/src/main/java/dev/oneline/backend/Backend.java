package dev.oneline.backend;

import dev.oneline.backend.api.Operations;
import dev.oneline.backend.decisions.Decisions;
import dev.oneline.backend.demo.DemoCrm;
import dev.oneline.backend.effects.EffectSignals;
import dev.oneline.backend.effects.NodeChoice;
import dev.oneline.backend.flow.TrialRunner;
import dev.oneline.backend.founding.Founding;
import dev.oneline.backend.history.SameLog;
import dev.oneline.backend.http.HttpDoor;
import dev.oneline.backend.http.Origins;
import dev.oneline.backend.identity.LoginSignals;
import dev.oneline.backend.identity.Logins;
import dev.oneline.backend.identity.Passwords;
import dev.oneline.backend.mail.Mail;
import dev.oneline.backend.mail.smtp.SmtpMail;
import dev.oneline.backend.metrics.Scrape;
import dev.oneline.backend.recording.SoundDoor;
import dev.oneline.backend.speech.Speech;
import dev.oneline.backend.tenancy.TenantSettings;
import dev.oneline.backend.tenancy.Tenants;
import dev.oneline.backend.tenancy.TrunkDoor;
import dev.oneline.backend.webcalls.WebCalls;
import dev.oneline.backend.work.WorkPool;
import dev.oneline.backend.ws.Sessions;
import dev.oneline.backend.ws.WsDoor;
import dev.oneline.runtime.boot.Deployable;
import dev.oneline.runtime.boot.Node;
import dev.oneline.runtime.boot.StartRefused;
import dev.oneline.runtime.bus.NodePulse;
import dev.oneline.runtime.bus.NodeWatch;
import dev.oneline.runtime.bus.Registration;
import dev.oneline.runtime.config.NumericAddress;
import dev.oneline.runtime.database.Database;
import dev.oneline.runtime.database.DatabaseRefused;
import dev.oneline.runtime.eventlog.EventLog;
import dev.oneline.runtime.eventlog.kafka.LogRefused;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The backend as a deployable: opens the database, rebuilds every tenant's shard, and then its doors. */
public final class Backend implements Deployable {
    private static final Logger LOG = LoggerFactory.getLogger(Backend.class);
    private static final int PULSE_CAPACITY = 1;
    /** That wait to be read, each of up to 16 MiB. */
    private static final int MAX_SOUND_FILES = 4;

    private final Node node;
    private final BackendConfig config;
    private final SecureRandom random = new SecureRandom();
    private final NodeWatch nodes;
    private final NodePulse pulse;
    private final List<Registration> registrations = new ArrayList<>();
    private volatile boolean ready;
    private volatile Optional<String> firstPassword = Optional.empty();
    private @Nullable Parts parts;

    /** What is open. */
    private record Parts(
            Database database,
            EventLog log,
            Map<String, TenantService> tenants,
            Logins logins,
            Decisions decisions,
            TrialRunner runner,
            WorkPool decoders,
            Optional<Mail> mail,
            Speech speech,
            WsDoor webSocket,
            HttpDoor http) {}

    /** What the database said. */
    private record Found(Database database, EventLog log, Passwords passwords, List<TenantSettings> tenants) {}

    public Backend(Node node, BackendConfig config) {
        this.node = node;
        this.config = config;
        this.nodes = new NodeWatch(node.vertx(), node.bus(), node.clock());
        this.pulse = new NodePulse(node, () -> 0, PULSE_CAPACITY);
    }

    @Override
    public Future<Void> start() {
        return node.vertx()
                .executeBlocking(this::openDatabase)
                .map(this::assemble)
                .compose(this::open)
                .onSuccess(opened -> {
                    ready = true;
                    pulse.start();
                    LOG.info("backend ready node={} port={}", node.nodeId(), httpPort());
                })
                .recover(cause -> stop().transform(stopped -> Future.failedFuture(cause)));
    }

    /** Writes nothing: the next start finds what it would find after a crash. */
    @Override
    public Future<Void> stop() {
        ready = false;
        pulse.stop();
        var closing = parts;
        parts = null;
        if (closing == null) {
            return Future.succeededFuture();
        }
        var stopped = new ArrayList<Future<Void>>();
        registrations.forEach(registration -> stopped.add(registration.close()));
        stopped.add(nodes.stop());
        closing.tenants().values().forEach(tenant -> stopped.add(tenant.stop()));
        return Future.join(stopped)
                .otherwiseEmpty()
                .compose(done -> {
                    closing.webSocket().close();
                    return closing.http().close().otherwiseEmpty();
                })
                .compose(done -> closing.mail()
                        .map(Mail::close)
                        .orElseGet(Future::succeededFuture)
                        .otherwiseEmpty())
                .compose(done -> node.vertx().executeBlocking(() -> {
                    closing.logins().close();
                    closing.decisions().close();
                    closing.runner().close();
                    closing.speech().close();
                    closing.decoders().close();
                    closing.log().close();
                    closing.database().close();
                    return null;
                }));
    }

    /** The port that HTTP listens on, once started. */
    public int httpPort() {
        return Objects.requireNonNull(parts, "start first").http().port();
    }

    /** Where this server reaches itself. */
    private String ownUrl() {
        return "http://" + NumericAddress.ownInUrl(config.host()) + ":" + httpPort();
    }

    /** Of the administrator who was made at the first start without {@code --demo}: to be told once. */
    public Optional<String> firstAdministratorPassword() {
        return firstPassword;
    }

    private Found openDatabase() throws StartRefused, SQLException {
        Database database;
        try {
            database = Database.open(node.vertx(), config.database(), node.meters());
        } catch (DatabaseRefused e) {
            throw new StartRefused(String.valueOf(e.getMessage()));
        }
        try {
            var passwords = new Passwords(random);
            firstPassword = found(new Founding(database, passwords, random));
            var settings = new ArrayList<TenantSettings>();
            for (var tenant : database.withTenantBlocking(Tenants.DIRECTORY, Tenants::ids)) {
                database.withTenantBlocking(tenant, connection -> Tenants.settings(connection, tenant))
                        .ifPresent(settings::add);
            }
            return new Found(database, openLog(database, settings), passwords, settings);
        } catch (SQLException | StartRefused | RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private Optional<String> found(Founding founding) throws SQLException {
        long nowMs = node.clock().millis();
        if (!config.demo()) {
            return founding.found(nowMs);
        }
        founding.foundDemo(config.demoGateway(), nowMs);
        return Optional.empty();
    }

    private EventLog openLog(Database database, List<TenantSettings> tenants) throws StartRefused, SQLException {
        EventLog log;
        try {
            log = config.log().open(node.vertx(), database, node.meters());
        } catch (LogRefused e) {
            throw new StartRefused(String.valueOf(e.getMessage()));
        }
        try {
            for (var tenant : tenants) {
                SameLog.require(tenant.tenant(), database, log, config.log().shown());
            }
            return log;
        } catch (SQLException | StartRefused | RuntimeException e) {
            log.close();
            throw e;
        }
    }

    private Parts assemble(Found found) {
        var database = found.database();
        var log = found.log();
        var choice = new NodeChoice(nodes::living);
        var signals = new EffectSignals(node.meters());
        var mail = config.mail().<Mail>map(server -> new SmtpMail(node.vertx(), server));
        var logins = new Logins(
                database, node.clock(), random, found.passwords(), config.login(), new LoginSignals(node.meters()));
        var speech = new Speech(config.speech().open(node.vertx(), System.getenv("PATH")), node.meters());
        var tenants = new LinkedHashMap<String, TenantService>();
        for (var settings : found.tenants()) {
            tenants.put(
                    settings.tenant(),
                    new TenantService(
                            settings,
                            node,
                            database,
                            log,
                            nodes::living,
                            choice,
                            signals,
                            this::ownUrl,
                            config,
                            logins,
                            mail,
                            speech));
        }
        var sessions = new Sessions(tenants, logins::userOf, node.clock());
        var webSocket =
                new WsDoor(node, config.webSocket(), origin -> originAllowed(tenants, origin), () -> ready, sessions);
        var webCalls = new WebCalls(node.clock(), random, choice, config.allowedOrigins(), config.webCalls());
        var decisions = new Decisions(database, log);
        var runner = new TrialRunner();
        var decoders = new WorkPool("sound-files", 1, MAX_SOUND_FILES);
        var operations = new Operations(tenants, database, logins, webCalls, decisions, runner, decoders, speech);
        var http = new HttpDoor(
                node,
                new HttpDoor.Setup(
                        config.host(),
                        config.httpPort(),
                        config.bodyLimitBytes(),
                        config.webRoot(),
                        operations.byId(),
                        logins::userOf,
                        webSocket::handle,
                        origin -> originAllowed(tenants, origin),
                        new Scrape(node, nodes::living)::text,
                        config.demo() ? DemoCrm::handle : null,
                        () -> ready,
                        () -> tenants.values().stream().anyMatch(TenantService::serving),
                        kind -> nodes.living(kind).size()));
        var assembled =
                new Parts(database, log, tenants, logins, decisions, runner, decoders, mail, speech, webSocket, http);
        parts = assembled;
        return assembled;
    }

    private Future<Void> open(Parts opening) {
        nodes.onLost(lost -> opening.tenants().values().forEach(tenant -> tenant.loseNode(lost.nodeId())));
        var trunks =
                new TrunkDoor(opening.database(), List.copyOf(opening.tenants().keySet()));
        var sounds = new SoundDoor(
                tenant -> Optional.ofNullable(opening.tenants().get(tenant)).map(TenantService::sounds));
        return opening.http()
                .open()
                .compose(done -> nodes.start())
                .compose(done -> trunks.open(node.bus()).onSuccess(registrations::add))
                .compose(done -> sounds.open(node.bus()).onSuccess(registrations::add))
                .compose(done -> Future.all(opening.tenants().values().stream()
                        .map(TenantService::start)
                        .toList()))
                .mapEmpty();
    }

    private boolean originAllowed(Map<String, TenantService> tenants, String origin) {
        return Origins.isAllowed(origin, config.allowedOrigins())
                || tenants.values().stream()
                        .anyMatch(tenant ->
                                Origins.isAllowed(origin, tenant.settings().allowedOrigins()));
    }
}
