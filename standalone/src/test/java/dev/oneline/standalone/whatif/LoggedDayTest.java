package dev.oneline.standalone.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneline.backend.eventlog.EventCodec;
import dev.oneline.core.shard.Recorded;
import dev.oneline.core.whatif.Customer;
import dev.oneline.core.whatif.World;
import dev.oneline.runtime.boot.Metrics;
import dev.oneline.runtime.boot.StartRefused;
import dev.oneline.runtime.config.Settings;
import dev.oneline.runtime.database.Database;
import dev.oneline.runtime.database.DatabaseConfig;
import dev.oneline.runtime.eventlog.LogEntry;
import dev.oneline.runtime.eventlog.ShardId;
import dev.oneline.runtime.eventlog.postgres.PostgresEventLog;
import dev.oneline.standalone.OwnDatabase;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a real database. */
class LoggedDayTest {
    private static final Path EXAMPLE = Path.of("").toAbsolutePath().getParent().resolve("docs/what-if-example.json");
    private static final String TENANT = "acme";

    @TempDir
    private Path folder;

    @Test
    void shouldReplayADayFromTheDatabase() throws Exception {
        try (var own = OwnDatabase.start(folder.resolve("data"), folder)) {
            append(own.settings(), log());
            var values = new HashMap<>(own.settings());
            values.putAll(Map.of("tenant", TENANT, "day", "1970-01-01", "zone", "UTC"));

            var results = LoggedDay.run(new WhatIfOptions(null, false, true, false, values));

            assertThat(results.reports()).extracting("name").containsExactly("recorded", "replayed");
            var recorded = results.reports().getFirst().figures();
            assertThat(recorded.getFirst().offered().value()).isGreaterThan(50);
            assertThat(results.reports().getLast().figures()).isEqualTo(recorded);

            values.put("tenant", "nobody");
            assertThatThrownBy(() -> LoggedDay.run(new WhatIfOptions(null, false, true, false, values)))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("the log has no configuration");
        }
    }

    /** The example's day; it begins when computers' time does. */
    private static List<LogEntry> log() throws StartRefused {
        var entries = new ArrayList<LogEntry>();
        var day = JsonFile.read(EXAMPLE, ScenarioFile.class).scenario().day(1, 0);
        World.run(day, new World.Observer() {
            @Override
            public void happened(Recorded recorded) {
                entries.add(EventCodec.entry(recorded));
            }

            @Override
            public void refused(Customer customer, String queueId) {
                // Not on the log.
            }
        });
        return entries;
    }

    private static void append(Map<String, String> settings, List<LogEntry> entries) throws Exception {
        var vertx = Vertx.vertx();
        var meters = Metrics.registry();
        try (var database = Database.open(vertx, DatabaseConfig.from(Settings.of(settings)), meters)) {
            new PostgresEventLog(database, meters)
                    .append(ShardId.ofTenant(TENANT), 0, entries)
                    .await(30, TimeUnit.SECONDS);
        } finally {
            vertx.close().await(5, TimeUnit.SECONDS);
        }
    }
}
