package dev.oneline.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.rig.BackendRig;
import dev.oneline.backend.rig.Eventually;
import dev.oneline.backend.rig.FakeMediaBridge;
import dev.oneline.backend.rig.FakeSipBridge;
import dev.oneline.contract.bus.SipRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The demo's hotline: the shipped flow, the real lookup over HTTP, and a database that is looked through for secrets. */
class HotlineTest {
    private static final String HOTLINE = "4008001234";

    private final BackendRig rig = BackendRig.started();
    private final FakeMediaBridge media = FakeMediaBridge.started(rig);
    private final FakeSipBridge sip = FakeSipBridge.started(rig);

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldLeadToTheGroupThatTheCallerChooses() {
        sip.callArrives("c1", HOTLINE);
        media.finishSounds("c1", "zh-CN/welcome");
        media.presses("c1", "zh-CN/main-menu", "1");
        media.presses("c1", "zh-CN/business-menu", "9");
        media.presses("c1", "zh-CN/main-menu", "1");
        media.presses("c1", "zh-CN/business-menu", "2");

        media.hears("c1", "hold-music");
        var contact = rig.desk("leader").next("floor").getJsonArray("contacts").getJsonObject(0);
        assertThat(contact.getString("state")).isEqualTo("queued");
        assertThat(contact.getJsonObject("queue").getString("queueId")).isEqualTo("software");
    }

    @Test
    void shouldSpeakEnglish() {
        sip.callArrives("c1", HOTLINE);
        media.finishSounds("c1", "zh-CN/welcome");
        media.presses("c1", "zh-CN/main-menu", "*");
        media.presses("c1", "en/main-menu", "7");

        media.hears("c1", "en/wrong-input");
    }

    @Test
    void shouldSpeakTheBalanceAndKeepThePinToItself() throws SQLException {
        asksForThePin("c1");
        media.presses("c1", "zh-CN/enter-pin", "4321");

        assertThat(media.hears("c1", "zh-CN/balance-is").hears().toString())
                .contains("[zh-CN/balance-is, zh-CN/n1, zh-CN/thousand, zh-CN/liang, zh-CN/hundred, zh-CN/n8,"
                        + " zh-CN/ten, zh-CN/n8, zh-CN/yuan, zh-CN/n5, zh-CN/jiao]");
        media.finishSounds("c1", "zh-CN/balance-is");
        media.presses("c1", "zh-CN/balance-menu", "1");
        media.finishSounds("c1", "zh-CN/balance-is");
        media.presses("c1", "zh-CN/balance-menu", "");
        media.presses("c1", "zh-CN/no-input", "");
        media.presses("c1", "zh-CN/no-input", "");
        media.finishSounds("c1", "zh-CN/goodbye");

        assertThat(sip.asked(SipRequest.EndCall.class).reason()).isEqualTo("served");
        assertThat(count("SELECT count(*) FROM event_log WHERE payload::text LIKE '%\"100200\"%'"))
                .isPositive();
        for (var table : new String[] {"event_log", "contact_events", "contacts", "snapshots", "sealed_inputs"}) {
            assertThat(count("SELECT count(*) FROM " + table + " t WHERE row_to_json(t)::text LIKE '%\"4321\"%'"))
                    .as(table)
                    .isZero();
        }
    }

    @Test
    void shouldAskThreeTimesAndThenGetAnAgent() {
        sip.callArrives("c1", HOTLINE);
        media.finishSounds("c1", "zh-CN/welcome");
        media.presses("c1", "zh-CN/main-menu", "3");
        for (var i = 0; i < 3; i++) {
            media.presses("c1", "zh-CN/enter-account", "100200");
            media.presses("c1", "zh-CN/enter-pin", "0000");
            media.finishSounds("c1", i < 2 ? "zh-CN/wrong-account" : "zh-CN/too-many-tries");
        }

        media.hears("c1", "hold-music");
    }

    @Test
    void shouldGoOnFromTheSamePlaceAfterARestart() throws SQLException {
        var questions = new ConcurrentLinkedQueue<HttpServerRequest>();
        var crm = Eventually.await(
                rig.vertx().createHttpServer().requestHandler(questions::add).listen(0, "127.0.0.1"));
        update("UPDATE lookup_services SET url = 'http://127.0.0.1:" + crm.actualPort() + "/crm'");
        sip.callArrives("c1", HOTLINE);
        media.finishSounds("c1", "zh-CN/welcome");
        restart();
        media.presses("c1", "zh-CN/main-menu", "3");
        restart();
        media.presses("c1", "zh-CN/enter-account", "100200");
        media.presses("c1", "zh-CN/enter-pin", "4321");
        Eventually.until("the CRM is asked", () -> questions.size() == 1);
        restart();
        Eventually.until("the CRM is asked again", () -> questions.size() == 2);

        var again = List.copyOf(questions).getLast();
        assertThat(again.getHeader("Idempotency-Key"))
                .isEqualTo(List.copyOf(questions).getFirst().getHeader("Idempotency-Key"));
        again.response().end(new JsonObject().put("balance", "7").encode());

        assertThat(media.hears("c1", "zh-CN/balance-is").hears().toString()).contains("zh-CN/n7, zh-CN/yuan");
    }

    @Test
    void shouldGetAnAgentWhenTheCrmIsAway() throws SQLException {
        update("UPDATE lookup_services SET url = 'http://127.0.0.1:9/nobody'");
        asksForThePin("c1");
        media.presses("c1", "zh-CN/enter-pin", "4321");

        media.finishSounds("c1", "zh-CN/lookup-failed");

        media.hears("c1", "hold-music");
    }

    private void asksForThePin(String contactId) {
        sip.callArrives(contactId, HOTLINE);
        media.finishSounds(contactId, "zh-CN/welcome");
        media.presses(contactId, "zh-CN/main-menu", "3");
        media.presses(contactId, "zh-CN/enter-account", "100200");
    }

    private void restart() {
        rig.stop();
        rig.start();
    }

    private long count(String query) throws SQLException {
        try (var owner = owner();
                var statement = owner.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void update(String sql) throws SQLException {
        try (var owner = owner();
                var statement = owner.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isPositive();
        }
    }

    private Connection owner() throws SQLException {
        var database = rig.database();
        var connection = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        try (var statement = connection.createStatement()) {
            statement.execute("SELECT set_config('oneline.tenant', 'demo', false)");
        }
        return connection;
    }
}
