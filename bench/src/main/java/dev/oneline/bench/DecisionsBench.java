package dev.oneline.bench;

import dev.oneline.backend.decisions.DecisionReplay;
import dev.oneline.backend.decisions.DecisionReplay.Bounds;
import dev.oneline.backend.eventlog.LogJournal;
import dev.oneline.backend.history.History;
import dev.oneline.backend.history.Projector;
import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.RoutingRule;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.contact.Carrier;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.Party;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Outcome;
import dev.oneline.core.shard.Recorded;
import dev.oneline.core.shard.Shard;
import dev.oneline.runtime.boot.Metrics;
import dev.oneline.runtime.config.Settings;
import dev.oneline.runtime.database.Database;
import dev.oneline.runtime.database.DatabaseConfig;
import dev.oneline.runtime.eventlog.EventLog;
import dev.oneline.runtime.eventlog.ShardId;
import dev.oneline.runtime.eventlog.postgres.PostgresEventLog;
import dev.oneline.standalone.OwnDatabase;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * What it takes to explain a contact's decisions, with the embedded database. The log has 300 agents, of whom 200 take
 * calls, and is as long as two checkpoints: the nearest contact is right behind one, the farthest right before the next.
 * Then the same without a checkpoint, from the log's start. Medians of five.
 */
public final class DecisionsBench {
    private static final String TENANT = "bench";
    private static final int AGENTS = 300;
    private static final int WORKING = 200;
    private static final int SNAPSHOT_EVENTS = 2_000;
    private static final long EVENTS = 2L * EventLog.CHECKPOINT_EVENTS;
    private static final int RUNS = 5;

    private final Database database;
    private final PostgresEventLog log;
    private final LogJournal journal;
    private final Shard shard = new Shard();
    private final List<Recorded> unappended = new ArrayList<>();
    private long nowMs = 1_700_000_000_000L;
    private long snapshotSeq;
    private int contacts;
    private int bodyLength;

    private DecisionsBench(Database database) {
        this.database = database;
        this.log = new PostgresEventLog(database, Metrics.registry());
        this.journal = new LogJournal(log, ShardId.ofTenant(TENANT));
    }

    public static void main(String[] args) throws Exception {
        var home = Path.of(System.getProperty("oneline.home", ".")).toAbsolutePath();
        var data = Files.createTempDirectory("oneline-decisions");
        var vertx = Vertx.vertx();
        try (var own = OwnDatabase.start(data, home);
                var database =
                        Database.open(vertx, DatabaseConfig.from(Settings.of(own.settings())), Metrics.registry())) {
            new DecisionsBench(database).run();
        } finally {
            vertx.close().await(5, TimeUnit.SECONDS);
            try (var files = Files.walk(data)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    private void run() throws Exception {
        fill();
        project();
        var near = contactAfter(EventLog.CHECKPOINT_EVENTS + SNAPSHOT_EVENTS + 100);
        var far = contactAfter(EVENTS - 3 * SNAPSHOT_EVENTS);
        figure("decisions.log_events", (double) shard.view().lastSeq(), "events");
        figure("decisions.nearest_ms", median(near), "ms");
        figure("decisions.farthest_ms", median(far), "ms");
        database.withTenantBlocking(TENANT, connection -> {
            try (var delete = connection.prepareStatement("DELETE FROM snapshots")) {
                return delete.executeUpdate();
            }
        });
        figure("decisions.whole_log_ms", median(far), "ms");
        figure("decisions.body", bodyLength, "characters");
    }

    /** All talk; each call's end brings the next one. */
    private void fill() throws Exception {
        handle(new Command.Configure(config()));
        for (var nth = 0; nth < WORKING; nth++) {
            handle(new Command.AttachDesk("a" + nth));
            handle(new Command.SignIn("a" + nth));
            handle(new Command.SetReady("a" + nth));
            arrive();
        }
        while (shard.view().lastSeq() < EVENTS) {
            for (var agent : List.copyOf(shard.view().agents())) {
                for (var work : agent.works()) {
                    var contact = Objects.requireNonNull(shard.view().contact(work.contactId()));
                    var offer = Objects.requireNonNull(contact.offerTo(agent.agentId()));
                    handle(new Command.AcceptOffer(agent.agentId(), offer.offerId()));
                    arrive();
                    handle(new Command.HangUp(agent.agentId(), work.contactId()));
                }
            }
        }
        append();
    }

    private void arrive() throws Exception {
        handle(new Command.ArriveContact(
                "c" + ++contacts,
                Channel.VOICE,
                "line",
                new Party("13800000000", ""),
                new Carrier("media", "sip"),
                Demand.NONE,
                0));
    }

    private void handle(Command command) throws Exception {
        nowMs += 100;
        if (shard.handle(command, nowMs) instanceof Outcome.Done done) {
            unappended.addAll(done.events());
        }
        if (unappended.size() >= SNAPSHOT_EVENTS / 4) {
            append();
        }
    }

    private void append() throws Exception {
        journal.append(unappended);
        unappended.clear();
        if (shard.view().lastSeq() - snapshotSeq >= SNAPSHOT_EVENTS) {
            journal.save(shard.snapshot());
            snapshotSeq = shard.view().lastSeq();
        }
    }

    private void project() throws Exception {
        try (var projector = new Projector(TENANT, database, log, Metrics.registry())) {
            projector.start();
            long lastSeq = shard.view().lastSeq();
            while (database.withTenantBlocking(TENANT, connection -> History.span(connection, ""))
                            .projectedSeq()
                    < lastSeq) {
                TimeUnit.MILLISECONDS.sleep(200);
            }
        }
    }

    /** One that arrived soon after an event. */
    private String contactAfter(long seq) throws Exception {
        for (var recorded : journal.page(seq, SNAPSHOT_EVENTS)) {
            if (recorded.event() instanceof Event.ContactArrived arrived) {
                return arrived.contactId();
            }
        }
        throw new IllegalStateException("nobody arrived");
    }

    private double median(String contactId) throws Exception {
        var replay = new DecisionReplay(database, log, Bounds.NONE);
        var times = new double[RUNS];
        for (var nth = 0; nth < RUNS; nth++) {
            long startNs = System.nanoTime();
            bodyLength = replay.explain(TENANT, contactId, Long.MAX_VALUE)
                    .orElseThrow()
                    .length();
            times[nth] = (System.nanoTime() - startNs) / 1e6;
        }
        Arrays.sort(times);
        return times[RUNS / 2];
    }

    private static void figure(String name, double value, String unit) {
        System.out.printf(Locale.ROOT, "%s=%.0f %s%n", name, value, unit);
    }

    private static TenantConfig config() {
        var queue = new TenantConfig.QueueConfig("line", "Line", 1_000, "", 0, RoutingRule.LONGEST_IDLE);
        return new TenantConfig(
                1,
                List.of(queue),
                List.of(RoutingProfile.calls("line", List.of("line"))),
                IntStream.range(0, AGENTS)
                        .mapToObj(nth -> new AgentConfig("a" + nth, "Agent " + nth, "line"))
                        .toList(),
                List.of(new TenantConfig.EntryPoint("line", "line", "")),
                new TenantConfig.OfferConfig(20_000, "", 10_000, 10_000),
                new TenantConfig.Limits(1_000, 1_000, 10));
    }
}
