package dev.oneline.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.eventlog.LogJournal;
import dev.oneline.backend.rig.BackendRig;
import dev.oneline.backend.rig.Browser;
import dev.oneline.backend.rig.Eventually;
import dev.oneline.backend.rig.FakeMediaBridge;
import dev.oneline.backend.rig.FakeSipBridge;
import dev.oneline.backend.rig.Rest;
import dev.oneline.backend.statistics.StatisticsConfig;
import dev.oneline.contract.bus.Report;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.shard.Recorded;
import dev.oneline.core.statistics.Figure;
import dev.oneline.core.statistics.Intervals.Unit;
import dev.oneline.core.statistics.Statistics;
import dev.oneline.core.statistics.StatisticsRules;
import dev.oneline.runtime.config.Settings;
import dev.oneline.runtime.database.Database;
import dev.oneline.runtime.eventlog.ShardId;
import dev.oneline.runtime.eventlog.postgres.PostgresEventLog;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Figures as supervisors ask for them. */
class StatisticsTest {
    private static final String HOTLINE = "4008001235";
    private static final String QUEUES = "/api/v1/statistics/queues";
    private static final String AGENTS = "/api/v1/statistics/agents";

    private final BackendRig rig = BackendRig.started();
    private final FakeMediaBridge media = FakeMediaBridge.started(rig);
    private final FakeSipBridge sip = FakeSipBridge.started(rig);

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldTellADaysFiguresAndTheSameOnesAfterARestart() throws Exception {
        oneAnsweredAndOneLost();

        var before = report("reportQueues", QUEUES);

        var sales = row(before, "sales");
        assertThat(sales.getString("name")).isEqualTo("Sales 销售");
        var figures = sales.getJsonObject("figures");
        assertThat(figures.getLong("arrived")).isEqualTo(2);
        assertThat(figures.getLong("offered")).isEqualTo(2);
        assertThat(figures.getLong("answered")).isEqualTo(1);
        assertThat(figures.getLong("abandoned")).isEqualTo(1);
        assertThat(figures.getLong("short-abandoned")).isEqualTo(1);
        assertThat(sales.getDouble("serviceLevel")).isEqualTo(1);
        assertThat(sales.getJsonObject("parts").getJsonObject("lost").getMap())
                .isEqualTo(Map.of(EndCause.CUSTOMER_HUNG_UP.name(), 1));
        assertThat(before.getString("zone")).isEqualTo("Asia/Shanghai");
        assertThat(sales.getJsonObject("target").getLong("answeredWithinMs")).isEqualTo(20_000);
        var alice = row(report("reportAgents", AGENTS), "alice");
        assertThat(alice.getJsonObject("figures").getLong("handled")).isEqualTo(1);
        assertThat(alice.getLong("signedInMs")).isPositive();
        assertThat(alice.getDouble("occupancy")).isBetween(0.0, 1.0);

        rig.stop();
        assertThat(recomputed(before)).isEqualTo(figuresOf(before));
        rig.start();

        var after = report("reportQueues", QUEUES);
        assertThat(after.getJsonArray("rows")).isEqualTo(before.getJsonArray("rows"));
        assertThat(row(report("reportAgents", AGENTS), "alice")).isEqualTo(alice);
    }

    @Test
    void shouldNameTheEventsBehindANumber() {
        oneAnsweredAndOneLost();
        var fromMs = report("reportQueues", QUEUES).getLong("fromMs");

        var evidence = rest().get(
                        "findEvidence", "/api/v1/statistics/evidence?subject=queue&id=sales&figure=lost&from=" + fromMs)
                .json();

        assertThat(evidence.getLong("value")).isEqualTo(1);
        assertThat(evidence.getLong("count")).isEqualTo(1);
        var events = evidence.getJsonArray("items").getJsonObject(0).getJsonArray("events");
        assertThat(events.getJsonObject(0).getString("type")).isEqualTo("contact-queued");
        assertThat(events.getJsonObject(0).getString("contactId")).isEqualTo("c2");
        assertThat(events.getJsonObject(1).getString("type")).isEqualTo("contact-abandoned");
    }

    @Test
    void shouldWriteTablesForSpreadsheets() {
        oneAnsweredAndOneLost();

        var csv = rest().send("GET", QUEUES + "?format=csv", null, null);

        assertThat(csv.headers().get("content-type")).startsWith("text/csv");
        var lines = csv.body().split("\r\n");
        assertThat(lines).hasSize(2);
        assertThat(lines[0]).startsWith("\uFEFFfrom,to,id,name,arrived,offered,answered,");
        assertThat(lines[1]).contains("T00:00:00+08:00,sales,Sales 销售,2,2,1,");
    }

    @Test
    void shouldTellHalfHoursOneAfterTheOther() {
        oneAnsweredAndOneLost();
        var day = report("reportQueues", QUEUES);

        var halves = report("reportQueues", QUEUES + "?interval=half-hour&count=48&from=" + day.getLong("fromMs"));

        assertThat(halves.getLong("toMs")).isEqualTo(day.getLong("toMs"));
        long offered = halves.getJsonArray("rows").stream()
                .mapToLong(row -> ((JsonObject) row).getJsonObject("figures").getLong("offered", 0L))
                .sum();
        assertThat(offered).isEqualTo(2);
    }

    @Test
    void shouldRefuseAgentsAndWhatTheContractDoesNotKnow() {
        var alice = rig.rest().as("alice");
        for (var path : List.of(QUEUES, AGENTS, evidence("offered"))) {
            assertThat(alice.send("GET", path, null, null).status()).as(path).isEqualTo(403);
        }
        for (var path : List.of(
                QUEUES + "?interval=minute",
                QUEUES + "?count=51",
                QUEUES + "?count=0",
                QUEUES + "?from=-1",
                QUEUES + "?format=xml",
                evidence("happiness"),
                "/api/v1/statistics/evidence")) {
            assertThat(rest().send("GET", path, null, null).status()).as(path).isEqualTo(400);
        }
        assertThat(rig.rest().send("GET", QUEUES, null, null).status()).isEqualTo(401);
    }

    private static String evidence(String figure) {
        return "/api/v1/statistics/evidence?subject=queue&id=sales&from=0&figure=" + figure;
    }

    private void oneAnsweredAndOneLost() {
        var alice = rig.desk("alice");
        alice.ask("sign-in");
        alice.ask("set-ready");
        arrives("c1");
        var offer = alice.deskInState("reserved").getJsonArray("offers").getJsonObject(0);
        alice.ask(new JsonObject().put("type", "accept-offer").put("offerId", offer.getString("offerId")));
        alice.deskInState("engaged");
        arrives("c2");
        sip.report(new Report.CallEnded("c2", Report.CallEndCause.HUNG_UP));
        alice.ask(new JsonObject().put("type", "hang-up").put("contactId", "c1"));
        wrapUp(alice);
        alice.ask("sign-out");
        alice.deskInState("signed-out");
    }

    private static void wrapUp(Browser alice) {
        alice.deskInState("wrap-up");
        alice.ask(new JsonObject()
                .put("type", "complete-wrap-up")
                .put("contactId", "c1")
                .put("disposition", "resolved"));
    }

    private void arrives(String contactId) {
        sip.callArrives(contactId, HOTLINE);
        media.finishGreeting(contactId);
    }

    private Rest rest() {
        return rig.rest().as("leader");
    }

    /** While the log is read after a start, askers are told to try again. */
    private JsonObject report(String operation, String path) {
        Eventually.until(path, () -> rest().get(operation, path).status() != 503);
        return rest().get(operation, path).json();
    }

    private static JsonObject row(JsonObject report, String id) {
        return report.getJsonArray("rows").stream()
                .map(JsonObject.class::cast)
                .filter(row -> row.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Long> figuresOf(JsonObject report) {
        var figures = new TreeMap<String, Long>();
        row(report, "sales")
                .getJsonObject("figures")
                .forEach(entry -> figures.put(entry.getKey(), ((Number) entry.getValue()).longValue()));
        return figures;
    }

    /** By the core alone, from what the database's log says. */
    private Map<String, Long> recomputed(JsonObject report) throws Exception {
        var database = Database.open(rig.vertx(), rig.database(), rig.meters());
        try {
            var log = new ArrayList<Recorded>();
            new LogJournal(new PostgresEventLog(database, rig.meters()), ShardId.ofTenant("demo")).replay(0, log::add);
            var config = StatisticsConfig.from(Settings.of(Map.of()));
            var statistics =
                    Statistics.recompute(log, StatisticsRules.asConfigured(config.zone(), config.retainedIntervals()));
            var day = statistics.intervals().at(Unit.DAY, report.getLong("fromMs"));
            var sales = statistics.report(day, report.getLong("asOfMs")).queue("sales");
            var figures = new TreeMap<String, Long>();
            for (var figure : Figure.values()) {
                if (!sales.parts(figure).isEmpty()) {
                    figures.put(figure.name().toLowerCase(Locale.ROOT).replace('_', '-'), sales.of(figure));
                }
            }
            return figures;
        } finally {
            database.close();
        }
    }
}
