package dev.oneline.backend.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.rig.BackendRig;
import dev.oneline.backend.rig.Rest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpDoorTest {
    @TempDir
    static Path webRoot;

    private static BackendRig rig;

    @BeforeAll
    static void givenAWebApp() throws IOException {
        Files.createDirectories(webRoot.resolve("assets"));
        Files.createDirectories(webRoot.resolve("demo"));
        Files.writeString(webRoot.resolve("index.html"), "<!doctype html><title>app</title>");
        Files.writeString(webRoot.resolve("demo/index.html"), "<!doctype html><title>demo</title>");
        Files.writeString(webRoot.resolve("widget.js"), "export {};");
        Files.writeString(webRoot.resolve("assets/app-1a2b.js"), "export {};");
        rig = new BackendRig().withWebRoot(webRoot);
        rig.start();
    }

    @AfterAll
    static void close() {
        rig.close();
    }

    @Test
    void shouldSayThatItIsReadyAndShowItsMetrics() {
        assertThat(get("/health").status()).isEqualTo(200);
        assertThat(get("/health").body()).contains("\"mediaBridges\":0", "\"sipBridges\":0");
        assertThat(get("/metrics").body()).contains("oneline_http_responses_total");
        assertThat(get("/api/openapi.yaml").body()).startsWith("openapi: 3.1.0");
    }

    @Test
    void shouldServeTheAppUnderEveryPathThatIsNoFile() {
        for (var path : new String[] {"/", "/desk", "/supervisor/floor"}) {
            var page = get(path);
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body()).contains("<title>app");
            assertThat(page.headers()).containsEntry("cache-control", "no-cache");
            assertThat(page.headers().get("content-security-policy")).contains("frame-ancestors 'none'");
            assertThat(page.headers()).containsEntry("x-content-type-options", "nosniff");
            assertThat(page.headers().get("permissions-policy")).contains("microphone=(self)");
        }
        assertThat(get("/demo").body()).contains("<title>demo");
        assertThat(get("/assets/app-1a2b.js").headers().get("cache-control")).contains("immutable");
        assertThat(get("/widget.js").headers()).containsEntry("access-control-allow-origin", "*");
    }

    @Test
    void shouldNotSendAgainWhatTheBrowserHas() {
        var etag = get("/").headers().get("etag");

        var again = rig.rest().withHeader("If-None-Match", etag).send("GET", "/", null, null);

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void shouldServeNothingOutsideItsFolder() {
        for (var path :
                new String[] {"/../secret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt", "/no.js"}) {
            assertThat(get(path).status()).as(path).isIn(400, 404);
        }
        // No file, so a path of the app.
        assertThat(get("/..%2f..%2fetc/passwd").body()).contains("<title>app");
    }

    @Test
    void shouldSayNoAsAProblemInTheUsersLanguage() {
        var english = rig.rest().get("getMe", "/api/v1/me");
        var chinese = rig.rest().withHeader("Accept-Language", "zh-CN,zh;q=0.9").get("getMe", "/api/v1/me");

        assertThat(english.status()).isEqualTo(401);
        assertThat(english.code()).isEqualTo("unauthenticated");
        assertThat(english.json().getString("message")).startsWith("Your session has ended");
        assertThat(chinese.json().getString("message")).contains("重新登录");
    }

    @Test
    void shouldAnswerWhatIsNotThereOrNotAllowedWithoutATrace() {
        assertProblem(get("/api/v1/nothing"), 404, "not-found");
        assertProblem(send("PUT", "/api/v1/login", "{}", "application/json"), 405, "method-not-allowed");
        assertProblem(
                send("POST", "/api/v1/login", "a=b", "application/x-www-form-urlencoded"),
                415,
                "unsupported-media-type");
        assertProblem(send("POST", "/api/v1/login", "{not json", "application/json"), 400, "bad-request");
        assertProblem(send("POST", "/api/v1/login", "[]", "application/json"), 400, "bad-request");
        assertProblem(send("POST", "/api/v1/login", null, null), 400, "bad-request");
        assertProblem(send("POST", "/api/v1/login", "x".repeat(70_000), "application/json"), 413, "too-large");
    }

    @Test
    void shouldNameTheFieldThatIsWrong() {
        var body =
                new JsonObject().put("tenant", "demo").put("username", "alice").put("password", "");

        var reply = rig.rest().post("login", "/api/v1/login", body);

        assertProblem(reply, 400, "bad-request");
        assertThat(reply.json().getString("field")).isEqualTo("password");
    }

    @Test
    void shouldRefuseQueriesThatTheContractDoesNotKnow() {
        var rest = rig.rest().as("leader");

        assertProblem(rest.get("listContacts", "/api/v1/contacts?limit=1000"), 400, "bad-request");
        assertProblem(rest.get("listContacts", "/api/v1/contacts?limit=many"), 400, "bad-request");
        assertThat(rest.get("listContacts", "/api/v1/contacts?limit=10&before=5")
                        .array())
                .isEmpty();
    }

    private static void assertProblem(Rest.Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.code()).isEqualTo(code);
        assertThat(reply.json().getString("message")).doesNotContain("Exception", "dev.oneline", "io.vertx");
    }

    private static Rest.Reply get(String path) {
        return send("GET", path, null, null);
    }

    private static Rest.Reply send(String method, String path, String body, String contentType) {
        return rig.rest().send(method, path, body, contentType);
    }
}
