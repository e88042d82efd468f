package dev.oneline.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.rig.BackendRig;
import dev.oneline.backend.rig.Browser;
import dev.oneline.backend.rig.Eventually;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ChatTest {
    private static final String SCRIPT = "<img src=x onerror=alert(1)>";

    private static BackendRig rig;

    private final List<Visitor> visitors = new ArrayList<>();

    @BeforeAll
    static void givenTheDemo() {
        rig = BackendRig.started();
    }

    @AfterAll
    static void close() {
        rig.close();
    }

    /** The next story finds empty queues. */
    @AfterEach
    void everybodyLeaves() {
        visitors.forEach(
                visitor -> visitor.asks(new JsonObject().put("type", "hang-up").put("contactId", visitor.contactId)));
    }

    /** A visitor's page, and what he has read. */
    private static final class Visitor {
        private final String contactId;
        private final String token;
        private final List<JsonObject> lines = new ArrayList<>();
        private Browser browser;
        private int said;
        private int asked;

        private Visitor(JsonObject started) {
            contactId = started.getString("contactId");
            token = started.getString("token");
            browser = open();
        }

        private Browser open() {
            var opened = rig.browser().connect();
            opened.hello(token);
            return opened;
        }

        private void reload() {
            lines.clear();
            browser = open();
        }

        private JsonObject reads(String words) {
            while (true) {
                for (var line : lines) {
                    if (line.getString("text").contains(words)) {
                        return line;
                    }
                }
                browser.next(
                        message ->
                                collects(message) && message.getString("type").equals("chat"),
                        words);
            }
        }

        /** Whatever passes by. */
        private boolean collects(JsonObject message) {
            if (message.getString("type").equals("chat")) {
                message.getJsonArray("messages").forEach(line -> lines.add((JsonObject) line));
            }
            return true;
        }

        private JsonObject asks(JsonObject request) {
            long id = 1_000L + asked++;
            browser.send(request.put("id", id));
            return browser.next(
                    message -> collects(message) && message.getLong("id", -1L) == id, "an answer to " + request);
        }

        private List<String> texts() {
            return lines.stream()
                    .map(line -> line.getString("by") + ": " + line.getString("text"))
                    .toList();
        }

        private JsonObject says(String text) {
            return asks(say(contactId, "m" + ++said, text));
        }

        private JsonObject chooses(JsonObject line, String key) {
            return asks(new JsonObject()
                    .put("type", "choose")
                    .put("contactId", contactId)
                    .put("messageId", "m" + ++said)
                    .put("to", line.getString("id"))
                    .put("key", key));
        }

        private JsonObject state(String state) {
            return browser.next(
                    message -> collects(message)
                            && message.getString("type").equals("call")
                            && message.getString("state").equals(state),
                    "a call that is " + state);
        }
    }

    private static JsonObject say(String contactId, String messageId, String text) {
        return new JsonObject()
                .put("type", "say")
                .put("contactId", contactId)
                .put("messageId", messageId)
                .put("text", text);
    }

    private Visitor visitor(String language) {
        var wish = new JsonObject().put("tenant", "demo").put("entry", "demo").put("language", language);
        var started = rig.rest().post("startWebChat", "/api/v1/web-chats", wish);
        assertThat(started.status()).as(started.body()).isEqualTo(201);
        var visitor = new Visitor(started.json());
        visitors.add(visitor);
        return visitor;
    }

    @Test
    void shouldWalkTheHotlineInWritingAndThenTalkToAnAgent() throws SQLException {
        var visitor = visitor("en");
        var menu = visitor.reads("For business enquiries");
        assertThat(visitor.texts()).first().isEqualTo("bot: Hello, and welcome to our service line.");
        assertThat(menu.getJsonArray("choices"))
                .contains(new JsonObject().put("key", "3").put("label", "Account balance"));

        assertThat(visitor.chooses(menu, "3").getString("type")).isEqualTo("ok");
        visitor.reads("account number");
        assertThat(visitor.says("100 200").getString("type")).isEqualTo("ok");
        assertThat(visitor.reads("PIN").getBoolean("secret")).isTrue();
        assertThat(visitor.says("4321").getString("type")).isEqualTo("ok");
        visitor.reads("The balance of your account is 1288.50 yuan");
        visitor.reads("To hear it again");
        assertThat(visitor.says("an AGENT").getString("type")).isEqualTo("ok");
        assertThat(visitor.state("queued").getInteger("position")).isEqualTo(1);
        assertThat(visitor.texts()).contains("visitor: Account balance", "visitor: ••••••", "visitor: an AGENT");
        thenNothingKeepsThePin();

        var alice = rig.desk("alice");
        alice.ask("sign-in");
        alice.ask("set-ready");
        var offer = alice.deskInState("reserved").getJsonArray("offers").getJsonObject(0);
        assertThat(offer.getString("channel")).isEqualTo("chat");
        alice.ask(new JsonObject().put("type", "accept-offer").put("offerId", offer.getString("offerId")));
        var history = alice.next("chat");
        assertThat(history.encode()).contains("Hello, and welcome").contains("••••••");
        assertThat(visitor.state("connected").getString("agentName")).isEqualTo("Alice");

        assertThat(alice.ask(say(visitor.contactId, "a1", SCRIPT)).getString("type"))
                .isEqualTo("ok");
        var said = visitor.reads(SCRIPT);
        assertThat(said.getString("by")).isEqualTo("agent");
        assertThat(said.getString("name")).isEqualTo("Alice");
        visitor.says("thank you \u0000 \ud800");
        alice.next(message -> message.encode().contains("thank you"), "his thanks");
        thenItEnds(visitor, alice);
    }

    private void thenItEnds(Visitor visitor, Browser alice) {
        assertThat(alice.ask(new JsonObject().put("type", "hang-up").put("contactId", visitor.contactId))
                        .getString("type"))
                .isEqualTo("ok");
        assertThat(visitor.state("wrap-up").getString("endCause")).isEqualTo("agent-hung-up");
        assertThat(visitor.says("wait").getString("code")).isEqualTo("choice-gone");
        assertThat(alice.ask(say(visitor.contactId, "a2", "too late")).getString("code"))
                .isEqualTo("not-your-contact");
        alice.ask(new JsonObject()
                .put("type", "complete-wrap-up")
                .put("contactId", visitor.contactId)
                .put("disposition", "resolved"));
        alice.ask("sign-out");
        var rest = rig.rest().as("alice");
        Eventually.until("its history", () -> {
            var reply = rest.get("getContact", "/api/v1/contacts/" + visitor.contactId);
            return reply.status() == 200
                    && reply.json().getJsonObject("contact").getString("state").equals("closed");
        });
        var messages = rest.get("getContact", "/api/v1/contacts/" + visitor.contactId)
                .json()
                .getJsonArray("messages");
        assertThat(messages.encode()).contains("Hello, and welcome", "1288.50 yuan", "thank you");
    }

    private void thenNothingKeepsThePin() throws SQLException {
        var database = rig.database();
        try (var owner = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = owner.createStatement()) {
            statement.execute("SELECT set_config('oneline.tenant', 'demo', false)");
            for (var table : List.of("event_log", "chat_messages", "snapshots", "sealed_inputs")) {
                try (var row = statement.executeQuery(
                        "SELECT count(*) FROM " + table + " t WHERE row_to_json(t)::text LIKE '%\"4321\"%'")) {
                    row.next();
                    assertThat(row.getInt(1)).as(table).isZero();
                }
            }
        }
    }

    @Test
    void shouldGoOnInTheMiddleOfAMenuAfterARestart() {
        var visitor = visitor("zh-CN");
        var menu = visitor.reads("业务咨询请按1");
        assertThat(visitor.lines).hasSize(2);

        rig.stop();
        rig.start();
        visitor.reload();
        visitor.reads("业务咨询请按1");
        assertThat(visitor.lines).hasSize(2);

        visitor.chooses(menu, "1");
        visitor.reads("财务请按1");
        rig.stop();
        rig.start();
        visitor.reload();
        visitor.reads("财务请按1");
        visitor.says("财务");
        visitor.state("queued");
        assertThat(visitor.texts())
                .containsSubsequence("visitor: 业务咨询", "bot: 财务请按1。软件请按2。电子商务请按3。返回上一级请按9。人工服务请按0。")
                .doesNotHaveDuplicates();
    }

    @Test
    void shouldSayOnceWhatIsSentTwice() {
        var visitor = visitor("en");
        visitor.reads("For business enquiries");

        var once = say(visitor.contactId, "again", "2x");
        assertThat(visitor.asks(once.copy()).getString("type")).isEqualTo("ok");
        assertThat(visitor.asks(once.copy()).getString("type")).isEqualTo("ok");
        visitor.reads("2x");
        visitor.says("2");
        visitor.state("queued");

        assertThat(visitor.texts().stream().filter(text -> text.startsWith("visitor: ")))
                .containsExactly("visitor: 2x", "visitor: 2");
    }

    @Test
    void shouldRefuseWhatIsNobodysBusinessAndWhatIsTooMuch() {
        var one = visitor("en");
        var other = visitor("en");
        var menu = one.reads("For business enquiries");

        assertThat(other.browser.ask(say(one.contactId, "m", "hello")).getString("code"))
                .isEqualTo("not-allowed");
        assertThat(rig.desk("alice").ask(say(one.contactId, "m", "hello")).getString("code"))
                .isEqualTo("not-your-contact");
        one.browser.send(say(one.contactId, "m", "x".repeat(4_001)).put("id", 1));
        assertThat(one.browser.next("refused").getString("code")).isEqualTo("bad-message");
        one.says("2");
        one.state("queued");
        assertThat(one.chooses(menu, "1").getString("code")).isEqualTo("choice-gone");
        var nowhere = new JsonObject().put("tenant", "demo").put("entry", "nowhere");
        assertThat(rig.rest().post("startWebChat", "/api/v1/web-chats", nowhere).code())
                .isEqualTo("no-such-entry-point");
        for (var i = 0; i < 40; i++) {
            one.browser.send(say(one.contactId, "flood" + i, "x").put("id", 2_000 + i));
        }
        one.browser.next(message -> "too-many-requests".equals(message.getString("code")), "a limit");
    }

    @Test
    void shouldSayInTheAdministratorsLanguageThatAFlowIsNotForChats() {
        var admin = rig.rest().as("admin");
        var current = admin.get("getConfiguration", "/api/v1/configuration").json();
        var routing = current.getJsonObject("routing");
        var entries = routing.getJsonArray("entryPoints");
        var chats = IntStream.range(0, entries.size())
                .filter(i -> entries.getJsonObject(i).getString("address").equals("chat:demo"))
                .findFirst()
                .orElseThrow();
        entries.getJsonObject(chats).put("flowId", "leave-message");
        var problems = check(routing, "en");
        assertThat(problems.encode()).contains("flow-not-for-chat").contains("needs a telephone");
        assertThat(problems.encode()).contains("\"place\":\"entryPoints/" + chats + "/flowId\"");
        assertThat(check(routing, "zh-CN").encode()).contains("需要电话");
        var change = new JsonObject().put("version", 1).put("note", "").put("routing", routing);
        assertThat(admin.put("changeConfiguration", "/api/v1/configuration", change)
                        .code())
                .isEqualTo("bad-config");
    }

    private JsonArray check(JsonObject routing, String language) {
        return rig.rest()
                .as("admin")
                .withHeader("Accept-Language", language)
                .post("checkConfiguration", "/api/v1/configuration/check", new JsonObject().put("routing", routing))
                .json()
                .getJsonArray("problems");
    }
}
