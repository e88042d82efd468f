package dev.oneline.backend.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneline.backend.decisions.DecisionReplay.Bounds;
import dev.oneline.backend.decisions.DecisionReplay.ReplayTooLong;
import dev.oneline.backend.eventlog.LogJournal;
import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.RoutingRule;
import dev.oneline.core.config.Strategy;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.contact.Carrier;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.Party;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Outcome;
import dev.oneline.core.shard.Shard;
import dev.oneline.runtime.boot.Metrics;
import dev.oneline.runtime.database.Database;
import dev.oneline.runtime.database.TestDatabase;
import dev.oneline.runtime.eventlog.ShardId;
import dev.oneline.runtime.eventlog.postgres.PostgresEventLog;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From wherever the replay begins, it comes to the same; and it doesn't go on for ever. Nothing is projected here. */
class DecisionReplayTest {
    private static final String TENANT = "acme";

    private final Vertx vertx = Vertx.vertx();
    private final Shard shard = new Shard();
    private Database database;
    private PostgresEventLog log;
    private LogJournal journal;
    private long nowMs = 1_700_000_000_000L;

    @BeforeEach
    void givenALog() throws Exception {
        database = Database.open(vertx, TestDatabase.fresh(), Metrics.registry());
        log = new PostgresEventLog(database, Metrics.registry());
        journal = new LogJournal(log, ShardId.ofTenant(TENANT));
        handle(new Command.Configure(config()));
        for (var agentId : List.of("ana", "ben", "eve")) {
            handle(new Command.AttachDesk(agentId));
            handle(new Command.SignIn(agentId));
            handle(new Command.SetReady(agentId));
        }
    }

    @AfterEach
    void close() throws Exception {
        database.close();
        vertx.close().await(5, TimeUnit.SECONDS);
    }

    @Test
    void shouldSayTheSameFromASnapshotAsFromTheStart() throws Exception {
        for (var nth = 0; nth < 20; nth++) {
            arrive("c" + nth);
            handle(new Command.EndByCustomer("c" + nth, EndCause.CUSTOMER_HUNG_UP));
        }
        var snapshot = shard.snapshot();
        arrive("told");
        handle(new Command.EndByCustomer("told", EndCause.CUSTOMER_HUNG_UP));

        var fromStart = replay(Bounds.NONE);
        // Only from the snapshot on it isn't too long.
        var few = new Bounds(shard.view().lastSeq() - snapshot.seq(), 60_000);
        journal.save(snapshot);

        assertThat(fromStart).contains("\"kind\":\"offered\"", "\"strategy\":\"round-robin\"", "\"turnAfter\":2");
        assertThat(replay(Bounds.NONE)).isEqualTo(fromStart);
        assertThat(new DecisionReplay(projectedUpTo(snapshot.seq()), log, few).explain(TENANT, "told", Long.MAX_VALUE))
                .contains(fromStart);
    }

    @Test
    void shouldRefuseAReplayThatIsTooLong() throws Exception {
        arrive("told");

        assertThatThrownBy(() -> replay(new Bounds(5, 60_000))).isInstanceOf(ReplayTooLong.class);
        assertThatThrownBy(() -> replay(new Bounds(1_000, 0))).isInstanceOf(ReplayTooLong.class);
    }

    @Test
    void shouldKnowNoContactThatTheLogDoesNotHave() throws Exception {
        assertThat(new DecisionReplay(database, log, Bounds.NONE).explain(TENANT, "nobody", Long.MAX_VALUE))
                .isEmpty();
    }

    private Database projectedUpTo(long seq) throws Exception {
        database.withTenantBlocking(TENANT, connection -> {
            try (var insert = connection.prepareStatement(
                    "INSERT INTO projections (tenant_id, name, seq) VALUES (?, 'contacts', ?)")) {
                insert.setString(1, TENANT);
                insert.setLong(2, seq);
                return insert.executeUpdate();
            }
        });
        return database;
    }

    private String replay(Bounds bounds) throws Exception {
        return new DecisionReplay(database, log, bounds)
                .explain(TENANT, "told", Long.MAX_VALUE)
                .orElseThrow();
    }

    private void arrive(String contactId) throws Exception {
        handle(new Command.ArriveContact(
                contactId, Channel.VOICE, "line", new Party("1", ""), new Carrier("media1", "sip1"), Demand.NONE, 0));
    }

    private void handle(Command command) throws Exception {
        nowMs += 1_000;
        if (!(shard.handle(command, nowMs) instanceof Outcome.Done done)) {
            throw new AssertionError("rejected: " + command);
        }
        journal.append(done.events());
    }

    private static TenantConfig config() {
        var queue = new TenantConfig.QueueConfig("line", "Line", 10, "", 0, RoutingRule.of(Strategy.ROUND_ROBIN));
        return new TenantConfig(
                1,
                List.of(queue),
                List.of(RoutingProfile.calls("line", List.of("line"))),
                List.of(
                        new AgentConfig("ana", "Ana", "line"),
                        new AgentConfig("ben", "Ben", "line"),
                        new AgentConfig("eve", "Eve", "line")),
                List.of(new TenantConfig.EntryPoint("line", "line", "")),
                new TenantConfig.OfferConfig(20_000, "", 10_000, 10_000),
                new TenantConfig.Limits(100, 10, 10));
    }
}
