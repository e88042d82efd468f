package dev.oneline.standalone.whatif;

import dev.oneline.backend.eventlog.LogJournal;
import dev.oneline.backend.shard.Journal.JournalFailed;
import dev.oneline.backend.tenancy.TenantId;
import dev.oneline.core.shard.Recorded;
import dev.oneline.core.whatif.Recording;
import dev.oneline.core.whatif.ServiceRule;
import dev.oneline.core.whatif.Study;
import dev.oneline.core.whatif.Tally;
import dev.oneline.core.whatif.Windows;
import dev.oneline.runtime.boot.Metrics;
import dev.oneline.runtime.boot.StartRefused;
import dev.oneline.runtime.config.Settings;
import dev.oneline.runtime.database.Database;
import dev.oneline.runtime.database.DatabaseConfig;
import dev.oneline.runtime.eventlog.ShardId;
import dev.oneline.runtime.eventlog.choice.LogChoice;
import dev.oneline.standalone.OpenThings;
import dev.oneline.standalone.OwnDatabase;
import dev.oneline.standalone.whatif.Results.Ran;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A day of a tenant's log: as it was, as the simulation gives it again (which shows how far to trust it), and its variants.
 * Nothing is written to the log.
 */
final class LoggedDay {
    private static final int DEFAULT_BATCHES = 24;

    private final Windows windows;
    private final ServiceRule rule;
    private final long seed;
    private final Recording recording;
    private final Tally recorded;

    /** Fills itself from a log that is read to it, event by event. */
    LoggedDay(Windows windows, ServiceRule rule, long seed) {
        this.windows = windows;
        this.rule = rule;
        this.seed = seed;
        this.recording = new Recording(windows.startMs(), windows.startMs() + windows.widthMs() * windows.count());
        this.recorded = new Tally(windows, rule);
    }

    static Results run(WhatIfOptions options) throws Exception {
        var file = options.file();
        var variants = file == null ? VariantsFile.NONE : JsonFile.read(file, VariantsFile.class);
        var tenant = options.values().getOrDefault("tenant", "main");
        if (!TenantId.isOne(tenant)) {
            throw new StartRefused("--tenant: no such tenant: " + tenant);
        }
        var day = new LoggedDay(windows(options.values()), variants.rule(), number(options.values(), "seed", 1));
        read(options.values(), tenant, day::happened);
        return day.results(variants);
    }

    void happened(Recorded event) {
        if (recording.complete(event.atMs())) {
            return;
        }
        recording.happened(event);
        recorded.happened(event);
    }

    Results results(VariantsFile variants) throws StartRefused {
        try {
            var day = recording.day(seed);
            var runs = new ArrayList<Ran>();
            runs.add(new Ran("recorded", new Study(recorded.observations()), rule));
            runs.add(new Ran("replayed", Study.run(day, windows, rule), rule));
            for (var variant : variants.days(day).entrySet()) {
                var ruled = variant.getValue();
                runs.add(new Ran(variant.getKey(), Study.run(ruled.day(), windows, ruled.rule()), ruled.rule()));
            }
            return Results.of(runs, notes(), List.of());
        } catch (IllegalArgumentException e) {
            throw new StartRefused(String.valueOf(e.getMessage()));
        }
    }

    private List<String> notes() {
        var interrupted = recording.interrupted();
        return interrupted == 0
                ? List.of()
                : List.of(interrupted + " conversations lost their agent: only their last part is replayed");
    }

    /** One day of the calendar, from midnight to midnight: 23 or 25 hours where the clock is changed. */
    static Windows windows(Map<String, String> values) throws StartRefused {
        try {
            var zone = values.containsKey("zone") ? ZoneId.of(values.get("zone")) : ZoneId.systemDefault();
            var day = values.containsKey("day")
                    ? LocalDate.parse(values.get("day"))
                    : LocalDate.now(zone).minusDays(1);
            var fromMs = day.atStartOfDay(zone).toInstant().toEpochMilli();
            var toMs = day.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
            var batches = number(values, "batches", DEFAULT_BATCHES);
            return new Windows(fromMs, (toMs - fromMs) / batches, (int) batches);
        } catch (DateTimeException e) {
            throw new StartRefused("--day is a date as in 2026-01-31, --zone a time zone as in Asia/Shanghai");
        }
    }

    private static long number(Map<String, String> values, String name, long otherwise) throws StartRefused {
        var text = values.get(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[1-9]\\d{0,3}")) {
            throw new StartRefused("--" + name + " is a number from 1 to 9999, not " + text);
        }
        return Long.parseLong(text);
    }

    /** All of it, since only the log says who was on duty when the day began. */
    private static void read(Map<String, String> values, String tenant, Consumer<Recorded> each) throws Exception {
        var home = Path.of(System.getProperty("oneline.home", "."))
                .toAbsolutePath()
                .normalize();
        var open = new OpenThings();
        try {
            var vertx = Vertx.vertx();
            open.add(() -> vertx.close().await(5, TimeUnit.SECONDS));
            var settings = new HashMap<>(values);
            if (!values.containsKey("database-url")) {
                var data = Path.of(values.getOrDefault(
                        "data", home.resolve(".oneline/data").toString()));
                var own = OwnDatabase.start(data.toAbsolutePath().normalize(), home);
                open.add(own);
                settings.putAll(own.settings());
            }
            var meters = Metrics.registry();
            var database = Database.open(vertx, DatabaseConfig.from(Settings.of(settings)), meters);
            open.add(database);
            var log = LogChoice.from(Settings.of(settings)).open(vertx, database, meters);
            open.add(log);
            new LogJournal(log, ShardId.ofTenant(tenant)).replay(0, each);
        } catch (JournalFailed e) {
            throw new StartRefused("the log can't be read: " + e.getMessage());
        } finally {
            open.close();
        }
    }
}
