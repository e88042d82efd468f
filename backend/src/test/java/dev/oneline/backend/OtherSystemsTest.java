package dev.oneline.backend;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.oneline.backend.rig.BackendRig;
import dev.oneline.backend.rig.Eventually;
import dev.oneline.backend.rig.FakeCrm;
import dev.oneline.backend.rig.FakeMediaBridge;
import dev.oneline.backend.rig.FakeSipBridge;
import dev.oneline.backend.rig.Rest;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** An administrator says which systems flows ask, and tries them out; real ones over HTTP and TCP. */
class OtherSystemsTest {
    private static final String PATH = "/api/v1/lookup-services";
    private static final String SECRET = "Bearer s3cret-of-the-crm";
    private static final Logger LOGS = (Logger) LoggerFactory.getLogger("dev.oneline");

    private final BackendRig rig = BackendRig.started();
    private final FakeMediaBridge media = FakeMediaBridge.started(rig);
    private final FakeSipBridge sip = FakeSipBridge.started(rig);
    private Rest admin = rig.rest().as("admin");
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final ConcurrentLinkedQueue<HttpServerRequest> requests = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void listen() {
        logged.start();
        LOGS.addAppender(logged);
    }

    @AfterEach
    void close() {
        LOGS.detachAppender(logged);
        rig.close();
    }

    @Test
    void shouldListWhatFlowsAskAndLetAdministratorsAloneChangeIt() {
        var leader = rig.rest().as("leader");

        var all = leader.get("listLookUpServices", PATH).array();

        var crm = find(all.stream(), "crm");
        assertThat(crm.getString("name")).isEqualTo("Demo CRM");
        assertThat(crm.getString("kind")).isEqualTo("http");
        assertThat(crm.getJsonArray("uses").getJsonObject(0).getString("message"))
                .startsWith("Flow Hotline 客服热线, step ");
        assertThat(find(all.stream(), "phone-pin").getString("kind")).isEqualTo("built-in");
        assertThat(leader.put("changeLookUpService", PATH + "/crm", http("http://127.0.0.1:9/"))
                        .status())
                .isEqualTo(403);
        assertThat(leader.post("tryLookUpService", PATH + "/crm/trial", question())
                        .status())
                .isEqualTo(403);
        assertThat(rig.rest().as("alice").get("listLookUpServices", PATH).status())
                .isEqualTo(403);
    }

    @Test
    void shouldKeepASecretToItself() throws SQLException {
        var server = answering(request -> request.response().end("{\"balance\": 7}"));
        var url = "http://127.0.0.1:" + server.actualPort() + "/ask";
        var settings = http(url).put("headerName", "Authorization").put("headerSecret", SECRET);
        assertThat(add("erp", settings).status()).isEqualTo(201);

        assertThat(tried("erp").getJsonObject("values")).isEqualTo(new JsonObject().put("balance", "7"));
        assertThat(requests.remove().getHeader("Authorization")).isEqualTo(SECRET);

        // The name changes, and where on that server: the secret stays.
        settings.remove("headerSecret");
        assertThat(change("erp", settings.put("url", url + "/2").put("name", "Other"))
                        .status())
                .isEqualTo(200);
        tried("erp");
        assertThat(requests.peek().path()).isEqualTo("/ask/2");
        assertThat(requests.remove().getHeader("Authorization")).isEqualTo(SECRET);

        // Another server isn't told it.
        assertThat(codes(change("erp", settings.copy().put("url", "http://localhost:9/"))))
                .containsExactly("headerSecret secret-again");
        assertThat(codes(change("erp", settings.copy().put("headerName", "X-Key"))))
                .containsExactly("headerSecret secret-again");
        execute("UPDATE lookup_services SET url = replace(url, '127.0.0.1', 'localhost') WHERE service_id = 'erp'");
        assertThat(tried("erp").getString("code")).isEqualTo("secret-lost");
        assertThat(requests).isEmpty();

        assertThat(admin.get("listLookUpServices", PATH).body()).doesNotContain(SECRET);
        assertThat(text("SELECT string_agg(row_to_json(s)::text, '') FROM lookup_services s"))
                .contains("Authorization")
                .doesNotContain(SECRET);
        assertThat(lines()).noneMatch(line -> line.contains("s3cret"));
    }

    @Test
    void shouldRefuseWhatCannotBeAskedAndSayWhy() {
        assertThat(codes(add("a", http("ftp://crm/")))).containsExactly("url bad-url");
        assertThat(codes(add("a", http("//crm/path")))).containsExactly("url bad-url");
        assertThat(codes(add("a", http("http://crm:70000/")))).containsExactly("url bad-url");
        assertThat(codes(add("a", http("http://me:secret@crm/")))).containsExactly("url url-with-user");
        assertThat(codes(add("a", http("http://crm/").put("headerName", "X").put("headerSecret", "a\r\nHost: b"))))
                .containsExactly("headerSecret bad-secret");
        assertThat(codes(add(
                        "a", http("http://crm/").put("headerName", "X: y\r\nZ").put("headerSecret", "a"))))
                .containsExactly("headerName bad-header-name");
        assertThat(codes(add("a", http("http://crm/").put("headerName", "Transfer-Encoding"))))
                .containsExactly("headerName header-taken", "headerSecret secret-missing");
        assertThat(codes(add("a", socket(0).put("name", " ").put("host", "no host"))))
                .containsExactly("name name-missing", "host bad-host", "port bad-port");
        assertThat(add("../x", socket(1)).status()).isEqualTo(400);
        assertThat(add("a", http("http://crm/" + "x".repeat(500))).status()).isEqualTo(400);
        assertThat(add("crm", socket(1)).code()).isEqualTo("service-exists");
        assertThat(add("phone-pin", socket(1)).code()).isEqualTo("service-exists");
        assertThat(change("nobody", socket(1)).code()).isEqualTo("no-such-service");
        var chinese = rig.rest().as("admin").withHeader("Accept-Language", "zh-CN");
        var refused = chinese.put("changeLookUpService", PATH + "/crm", http("x"));
        assertThat(refused.json().getJsonArray("problems").getJsonObject(0).getString("message"))
                .startsWith("请填写完整地址");
    }

    @Test
    void shouldDeleteWhatNoFlowAsks() {
        var refused = admin.delete("deleteLookUpService", PATH + "/crm");
        assertThat(refused.code()).isEqualTo("service-in-use");
        assertThat(refused.json().getJsonArray("problems").getJsonObject(0).getString("place"))
                .startsWith("flow/hotline/");

        assertThat(add("old", socket(9)).status()).isEqualTo(201);
        assertThat(admin.delete("deleteLookUpService", PATH + "/old").status()).isEqualTo(204);
        assertThat(admin.delete("deleteLookUpService", PATH + "/old").code()).isEqualTo("no-such-service");
        assertThat(admin.post("tryLookUpService", PATH + "/old/trial", question())
                        .code())
                .isEqualTo("no-such-service");
    }

    @Test
    void shouldSayWhatToDoWhenATrialFails() {
        var behind = answering(request -> request.response().end("{}"));
        var elsewhere = "http://127.0.0.1:" + behind.actualPort() + "/";
        assertThat(http(request -> request.response()
                        .setStatusCode(302)
                        .putHeader("Location", elsewhere)
                        .end()))
                .isEqualTo("redirected");
        assertThat(requests).hasSize(1);
        assertThat(http(request -> request.response().setStatusCode(403).end())).isEqualTo("not-let-in");
        assertThat(http(request -> request.response().setStatusCode(500).end())).isEqualTo("bad-status");
        assertThat(http(request -> request.response().end("<html>"))).isEqualTo("not-json");
        assertThat(http(request -> request.response().end("x".repeat(70_000)))).isEqualTo("too-long");
        assertThat(http(request -> request.connection().close())).isEqualTo("torn");
        var silent = answering(request -> {});
        assertThat(change("t", http("http://127.0.0.1:" + silent.actualPort() + "/"))
                        .status())
                .isEqualTo(200);
        assertThat(tried("t", question().put("timeoutMs", 200)).getString("code"))
                .isEqualTo("timed-out");
        assertThat(code(http("http://127.0.0.1:9/"))).isEqualTo("connection-refused");
        assertThat(code(socket(9))).isEqualTo("connection-refused");
        assertThat(code(socket(behind.actualPort()).put("tls", true))).isEqualTo("tls-failed");
        assertThat(tried("t").getString("message")).startsWith("No safe connection could be agreed on.");
        var crm = FakeCrm.started(rig.vertx());
        assertThat(change("t", socket(crm.port())).status()).isEqualTo(200);
        assertThat(tried("t", question().put("timeoutMs", 200)).getString("code"))
                .isEqualTo("timed-out");
        crm.isLeftAlone();
    }

    @Test
    void shouldLetTheHotlineAskOverASocket() throws Exception {
        var crm = FakeCrm.started(rig.vertx());
        assertThat(change("crm", socket(crm.port())).status()).isEqualTo(200);
        asks("c1");
        var asked = crm.asked();
        assertThat(asked.line().getJsonObject("arguments"))
                .isEqualTo(new JsonObject().put("account", "100200").put("pin", "4321"));
        // The backend dies; the next one asks the same, and has the answer.
        rig.stop();
        rig.start();
        admin = rig.rest().as("admin");
        var again = crm.asked();
        assertThat(again.line()).isEqualTo(asked.line());
        again.answer("found", new JsonObject().put("balance", "7"));
        media.hears("c1", "zh-CN/balance-is");

        // Whoever tries it out troubles nobody's connection.
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<JsonObject> trial = pool.submit(() -> tried("crm"));
            var own = crm.asked();
            assertThat(own.from()).isNotSameAs(again.from());
            own.answer("not-found", new JsonObject());
            assertThat(trial.get().getString("outcome")).isEqualTo("not-found");
        }

        // Another name troubles nobody who asks.
        asks("c2");
        var meanwhile = crm.asked();
        assertThat(change("crm", socket(crm.port()).put("name", "Renamed")).status())
                .isEqualTo(200);
        meanwhile.answer("found", new JsonObject().put("balance", "8"));
        media.hears("c2", "zh-CN/balance-is");

        // Another place: what was kept open is closed, and what it was asked has failed.
        asks("c3");
        crm.asked();
        assertThat(change("crm", socket(9)).status()).isEqualTo(200);
        media.hears("c3", "zh-CN/lookup-failed");
        crm.isLeftAlone();
        assertThat(lines()).noneMatch(line -> line.contains("4321"));
    }

    @Test
    void shouldWarnOfAServiceThatAFlowAsksAndNobodyKnows() {
        var flow = admin.get("getFlow", "/api/v1/flows/hotline").json();
        flow.getJsonArray("nodes").stream()
                .map(node -> ((JsonObject) node).getJsonObject("step"))
                .filter(step -> step.getString("type").equals("lookup"))
                .forEach(step -> step.put("service", "later"));
        var check = new JsonObject().put("flow", flow);

        assertThat(warnings(check)).contains("warning unknown-service");
        assertThat(add("later", socket(9)).status()).isEqualTo(201);
        assertThat(warnings(check)).isEmpty();
    }

    private List<String> warnings(JsonObject check) {
        return admin.post("checkFlow", "/api/v1/flows/check", check).json().getJsonArray("problems").stream()
                .map(JsonObject.class::cast)
                .map(problem -> problem.getString("severity") + " " + problem.getString("code"))
                .toList();
    }

    private void asks(String contactId) {
        // After a restart it has to hear of the media bridge first.
        Eventually.until(
                "a call is taken",
                () -> sip.callArrives(contactId, "4008001234").refusal() == null);
        media.finishSounds(contactId, "zh-CN/welcome");
        media.presses(contactId, "zh-CN/main-menu", "3");
        media.presses(contactId, "zh-CN/enter-account", "100200");
        media.presses(contactId, "zh-CN/enter-pin", "4321");
    }

    private String http(Handler<HttpServerRequest> handler) {
        var server = answering(handler);
        return code(http("http://127.0.0.1:" + server.actualPort() + "/"));
    }

    private String code(JsonObject settings) {
        var saved = change("t", settings);
        assertThat(saved.code() == null || add("t", settings).status() == 201).isTrue();
        return tried("t").getString("code");
    }

    private HttpServer answering(Handler<HttpServerRequest> handler) {
        return Eventually.await(rig.vertx()
                .createHttpServer()
                .requestHandler(request -> {
                    requests.add(request);
                    handler.handle(request);
                })
                .listen(0, "127.0.0.1"));
    }

    private JsonObject tried(String serviceId) {
        return tried(serviceId, question());
    }

    private JsonObject tried(String serviceId, JsonObject question) {
        return admin.post("tryLookUpService", PATH + "/" + serviceId + "/trial", question)
                .json();
    }

    private static JsonObject question() {
        return new JsonObject().put("arguments", new JsonObject().put("account", "1"));
    }

    private static JsonObject http(String url) {
        return new JsonObject().put("name", "A CRM").put("kind", "http").put("url", url);
    }

    private static JsonObject socket(int port) {
        var settings =
                new JsonObject().put("name", "A CRM").put("kind", "socket").put("host", "127.0.0.1");
        return port == 0 ? settings : settings.put("port", port);
    }

    private Rest.Reply add(String serviceId, JsonObject settings) {
        var body = new JsonObject().put("serviceId", serviceId).put("settings", settings);
        return admin.post("addLookUpService", PATH, body);
    }

    private Rest.Reply change(String serviceId, JsonObject settings) {
        return admin.put("changeLookUpService", PATH + "/" + serviceId, settings);
    }

    private static List<String> codes(Rest.Reply refused) {
        assertThat(refused.code()).isEqualTo("bad-service");
        return refused.json().getJsonArray("problems").stream()
                .map(JsonObject.class::cast)
                .map(problem -> problem.getString("place") + " " + problem.getString("code"))
                .toList();
    }

    private static JsonObject find(Stream<Object> services, String serviceId) {
        return services.map(JsonObject.class::cast)
                .filter(service -> service.getString("serviceId").equals(serviceId))
                .findFirst()
                .orElseThrow();
    }

    private List<String> lines() {
        return new ArrayList<>(logged.list)
                .stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private void execute(String sql) throws SQLException {
        try (var owner = owner();
                var statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String query) throws SQLException {
        try (var owner = owner();
                var statement = owner.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
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
