package dev.oneline.standalone.replay;

import dev.oneline.backend.decisions.DecisionReplay;
import dev.oneline.backend.shard.Journal.JournalFailed;
import dev.oneline.backend.tenancy.TenantId;
import dev.oneline.backend.tenancy.Tenants;
import dev.oneline.postgres.EmbeddedPostgres;
import dev.oneline.runtime.boot.Logging;
import dev.oneline.runtime.boot.Metrics;
import dev.oneline.runtime.boot.StartRefused;
import dev.oneline.runtime.database.Database;
import dev.oneline.runtime.database.DatabaseConfig;
import dev.oneline.runtime.eventlog.choice.LogChoice;
import dev.oneline.standalone.OpenThings;
import dev.oneline.standalone.OwnDatabase;
import dev.oneline.standalone.Refusals;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.TimeUnit;

/**
 * The program behind {@code ./oneline replay}. Standard output has the decisions, to the byte what REST answers, of several
 * contacts one a line; or for people with {@code --text}. Standard error has the one line that says why there are none.
 */
public final class Replay {
    private Replay() {}

    public static void main(String[] arguments) {
        Logging.beginQuietly();
        var home = Path.of(System.getProperty("oneline.home", "."))
                .toAbsolutePath()
                .normalize();
        try {
            var options = ReplayOptions.parse(Arrays.asList(arguments), System.getenv(), home);
            System.out.write(shown(options, decisions(options, home)).getBytes(StandardCharsets.UTF_8));
            System.out.flush();
            System.exit(0);
        } catch (Exception e) {
            System.err.println("oneline: " + Refusals.inOneLine(e));
            System.exit(1);
        }
    }

    private static String shown(ReplayOptions options, List<String> all) throws IOException {
        var shown = new StringJoiner("\n");
        for (var json : all) {
            shown.add(options.text() ? DecisionText.of(json) : json);
        }
        return shown.toString();
    }

    /** The contract's Decisions as JSON text, of each contact. Nothing is written to the log. */
    static List<String> decisions(ReplayOptions options, Path home) throws Exception {
        var open = new OpenThings();
        try {
            var vertx = Vertx.vertx();
            open.add(() -> vertx.close().await(5, TimeUnit.SECONDS));
            var meters = Metrics.registry();
            var database = Database.open(vertx, database(options, home, open), meters);
            open.add(database);
            var log = LogChoice.from(options.settings(Map.of())).open(vertx, database, meters);
            open.add(log);
            var replay = new DecisionReplay(database, log, DecisionReplay.Bounds.NONE);
            var tenants = tenants(options, database);
            var all = new ArrayList<String>();
            for (var contactId : options.contactIds()) {
                all.add(explained(contactId, tenants, options.untilSeq(), replay));
            }
            return all;
        } catch (JournalFailed e) {
            throw new StartRefused("the log can't be read: " + e.getMessage());
        } finally {
            open.close();
        }
    }

    private static String explained(String contactId, List<String> tenants, long untilSeq, DecisionReplay replay)
            throws Exception {
        for (var tenant : tenants) {
            var found = replay.explain(tenant, contactId, untilSeq);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new StartRefused("the log has no contact " + contactId);
    }

    private static DatabaseConfig database(ReplayOptions options, Path home, OpenThings open) throws Exception {
        var data = options.data();
        if (data == null) {
            return DatabaseConfig.from(options.settings(Map.of()));
        }
        if (!EmbeddedPostgres.hasData(OwnDatabase.folder(data))) {
            throw new StartRefused("there is no data of Oneline in " + data);
        }
        var own = OwnDatabase.start(data, home);
        open.add(own);
        return DatabaseConfig.from(options.settings(own.settings()));
    }

    private static List<String> tenants(ReplayOptions options, Database database) throws Exception {
        var tenant = options.tenant();
        if (tenant == null) {
            return database.withTenantBlocking(Tenants.DIRECTORY, Tenants::ids);
        }
        if (!TenantId.isOne(tenant)) {
            throw new StartRefused("--tenant: no such tenant: " + tenant);
        }
        return List.of(tenant);
    }
}
