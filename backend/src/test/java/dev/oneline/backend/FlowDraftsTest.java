package dev.oneline.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.rig.BackendRig;
import dev.oneline.backend.rig.Eventually;
import dev.oneline.backend.rig.Rest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work on flows that isn't in force yet, and what was in force before; on a real PostgreSQL. */
class FlowDraftsTest {
    private static final String PATH = "/api/v1/flows/";

    private final BackendRig rig = BackendRig.started();
    private final Rest admin = rig.rest().as("admin");

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldKeepAnUnfinishedFlowThatWasNeverPublished() {
        assertThat(draft("night").code()).isEqualTo("no-such-draft");
        var unfinished = new JsonObject()
                .put("name", "Night 夜间\0")
                .put(
                        "nodes",
                        new JsonArray().add(new JsonObject().put("nodeId", "a").putNull("step")));

        var saved = save("night", 0, 0, unfinished).json();

        assertThat(saved.getJsonObject("savedBy"))
                .isEqualTo(new JsonObject().put("userId", "admin").put("name", "Administrator"));
        assertThat(saved.getLong("savedAtMs")).isPositive();
        rig.stop();
        rig.start();
        var leader = rig.rest().as("leader");
        var loaded = leader.get("getFlowDraft", PATH + "night/draft").json();
        assertThat(loaded).isEqualTo(saved);
        assertThat(loaded.getJsonObject("flow")).isEqualTo(unfinished);
        assertThat(loaded.getJsonObject("layout").getJsonObject("a").getDouble("x"))
                .isEqualTo(1.5);
        var heads = leader.get("listFlows", "/api/v1/flows").array();
        var head = heads.getJsonObject(heads.size() - 1);
        assertThat(head.getString("flowId") + head.getString("name") + head.getLong("version"))
                .isEqualTo("nightNight 夜间0");
        assertThat(head.getJsonObject("draft").getLong("revision")).isEqualTo(saved.getLong("revision"));
    }

    @Test
    void shouldLetNobodyOverwriteWhatHeHasNotSeen() {
        var flow = hotline();
        long first = revision(save("hotline", 0, 1, flow));
        assertThat(save("hotline", 0, 1, flow).code()).isEqualTo("draft-changed");
        long second = revision(save("hotline", first, 1, flow));
        assertThat(save("hotline", first, 1, flow).status()).isEqualTo(409);
        assertThat(delete("hotline", first).code()).isEqualTo("draft-changed");
        assertThat(head("hotline").getJsonObject("draft").getLong("revision")).isEqualTo(second);

        assertThat(delete("hotline", second).status()).isEqualTo(204);
        assertThat(delete("hotline", second).status()).isEqualTo(204);

        assertThat(draft("hotline").status()).isEqualTo(404);
        assertThat(save("hotline", second, 1, flow).status()).isEqualTo(409);
        long third = revision(save("hotline", 0, 1, flow));
        assertThat(third).isGreaterThan(second);
        assertThat(delete("hotline", second).status()).isEqualTo(409);
        assertThat(head("hotline").getLong("version")).isEqualTo(1);
    }

    @Test
    void shouldHaveBounds() {
        var nodes = new JsonArray();
        for (var i = 0; i < 1_001; i++) {
            nodes.add(new JsonObject());
        }
        assertThat(save("hotline", 0, 1, new JsonObject().put("nodes", nodes)).status())
                .isEqualTo(400);
        var huge = new JsonObject().put("name", "x".repeat(2_000_001));
        assertThat(save("hotline", 0, 1, huge).status()).isEqualTo(413);
        assertThat(save("No%20Id", 0, 0, new JsonObject()).status()).isEqualTo(400);
    }

    @Test
    void shouldLetOverseersLookAndAdministratorsChange() {
        save("hotline", 0, 1, hotline());
        var leader = rig.rest().as("leader").withHeader("Accept-Language", "zh-CN");
        assertThat(leader.get("getFlowDraft", PATH + "hotline/draft").status()).isEqualTo(200);
        assertThat(leader.put("saveFlowDraft", PATH + "hotline/draft", change(0, 1, hotline()))
                        .status())
                .isEqualTo(403);
        assertThat(leader.delete("deleteFlowDraft", PATH + "hotline/draft?revision=1")
                        .status())
                .isEqualTo(403);
        assertThat(leader.get("getFlowDraft", PATH + "other/draft").json().getString("message"))
                .startsWith("目前没有人在编辑该流程");
        var alice = rig.rest().as("alice");
        assertThat(alice.get("getFlowDraft", PATH + "hotline/draft").status()).isEqualTo(403);
        assertThat(alice.get("listFlowVersions", PATH + "hotline/versions").status())
                .isEqualTo(403);
    }

    @Test
    void shouldTellWhoPublishedWhatAndWhy() {
        var second = publish(1, "the first\0 change");
        publish(2, "the second change");

        Eventually.until("the history has come so far", () -> versions("").size() == 3);

        var versions = versions("");
        assertThat(versions.getJsonObject(0).getLong("version")).isEqualTo(3);
        assertThat(versions.getJsonObject(1).getString("note")).isEqualTo("the first change");
        assertThat(versions.getJsonObject(1).getJsonObject("by").getString("name"))
                .isEqualTo("Administrator");
        assertThat(versions.getJsonObject(2).getJsonObject("by").getString("userId"))
                .isEmpty();
        assertThat(versions("?before=3&limit=1")).hasSize(1).isEqualTo(new JsonArray().add(versions.getJsonObject(1)));
        var whole = admin.get("getFlowVersion", PATH + "hotline/versions/2").json();
        assertThat(whole.getJsonObject("flow")).isEqualTo(second);
        assertThat(admin.get("getFlowVersion", PATH + "hotline/versions/9").code())
                .isEqualTo("no-such-version");
        assertThat(admin.get("listFlowVersions", PATH + "nothing/versions").array())
                .isEmpty();
    }

    /** A database from before there was this table: its projection is past the publications. */
    @Test
    void shouldKnowTheVersionsFromBeforeTheHistory() throws SQLException, IOException {
        publish(1, "a change");
        Eventually.until("the history has come so far", () -> versions("").size() == 2);
        var before = versions("");
        var migration = migration();
        var database = rig.database();
        try (var owner = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
                var statement = owner.createStatement()) {
            statement.execute("SELECT set_config('oneline.tenant', 'demo', false)");
            assertThat(statement.executeUpdate("DELETE FROM flow_versions")).isGreaterThanOrEqualTo(2);

            statement.execute(migration.substring(migration.indexOf("DO $$")));
        }

        assertThat(versions("")).isEqualTo(before);
    }

    private static String migration() throws IOException {
        try (var in =
                Objects.requireNonNull(FlowDraftsTest.class.getResourceAsStream("/db/migration/V9__flow_work.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private JsonObject publish(long version, String note) {
        var change = new JsonObject().put("version", version).put("note", note).put("flow", hotline());
        return admin.put("publishFlow", PATH + "hotline", change).json();
    }

    private JsonArray versions(String query) {
        return rig.rest()
                .as("admin")
                .get("listFlowVersions", PATH + "hotline/versions" + query)
                .array();
    }

    private JsonObject hotline() {
        return admin.get("getFlow", PATH + "hotline").json();
    }

    private JsonObject head(String flowId) {
        return admin.get("listFlows", "/api/v1/flows").array().stream()
                .map(JsonObject.class::cast)
                .filter(head -> head.getString("flowId").equals(flowId))
                .findFirst()
                .orElseThrow();
    }

    private Rest.Reply draft(String flowId) {
        return admin.get("getFlowDraft", PATH + flowId + "/draft");
    }

    private Rest.Reply delete(String flowId, long revision) {
        return admin.delete("deleteFlowDraft", PATH + flowId + "/draft?revision=" + revision);
    }

    private Rest.Reply save(String flowId, long revision, long basedOnVersion, JsonObject flow) {
        return admin.put("saveFlowDraft", PATH + flowId + "/draft", change(revision, basedOnVersion, flow));
    }

    private static JsonObject change(long revision, long basedOnVersion, JsonObject flow) {
        var place = new JsonObject().put("x", 1.5).put("y", -20);
        return new JsonObject()
                .put("revision", revision)
                .put("basedOnVersion", basedOnVersion)
                .put("flow", flow)
                .put("layout", new JsonObject().put("a", place));
    }

    private static long revision(Rest.Reply reply) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().getLong("revision");
    }
}
