package dev.oneline.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.rig.BackendRig;
import dev.oneline.backend.rig.Eventually;
import dev.oneline.backend.rig.FakeMediaBridge;
import dev.oneline.backend.rig.FakeSipBridge;
import dev.oneline.backend.rig.Rest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Real callers in the demo's hotline, as the picture of the flow shows them over REST. */
class FlowFiguresTest {
    private static final String PATH = "/api/v1/flows/hotline";
    private static final String HOTLINE = "4008001234";

    private final BackendRig rig = BackendRig.started();
    private final FakeMediaBridge media = FakeMediaBridge.started(rig);
    private final FakeSipBridge sip = FakeSipBridge.started(rig);

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldShowWhoIsWhere() {
        arrives("c1");
        arrives("c2");
        media.presses("c2", "zh-CN/main-menu", "1");

        Eventually.until("both are shown", () -> at("main") == 1 && at("business") == 1);
        assertThat(live().getInteger("contacts")).isEqualTo(2);
        publish();
        Eventually.until("they finish the old version", () -> live().getInteger("olderVersions") == 2);
        assertThat(live().getLong("version")).isEqualTo(2);
        assertThat(live().getJsonArray("nodes")).isEmpty();
        rig.stop();
        rig.start();
        assertThat(live().getInteger("olderVersions")).isEqualTo(2);

        media.presses("c1", "zh-CN/main-menu", "2");

        Eventually.until("one has left", () -> live().getInteger("olderVersions") == 1);
        assertThat(leader().get("getLiveFlow", "/api/v1/flows/nothing/live").status())
                .isEqualTo(404);
    }

    @Test
    void shouldCountFromTheLog() {
        arrives("c1");
        media.presses("c1", "zh-CN/main-menu", "7");
        media.presses("c1", "zh-CN/wrong-input", "2");
        arrives("c2");
        media.presses("c2", "zh-CN/main-menu", "1");
        Eventually.until("two have been in the main menu", () -> visits("business") == 1 && visits("support") == 1);

        var report = report("").json();

        assertThat(report.getLong("begun")).isEqualTo(2);
        assertThat(report.getJsonObject("left")).isEqualTo(new JsonObject().put("queue", 1));
        var main = node(report.getJsonArray("nodes"), "main");
        assertThat(main.getLong("visits")).isEqualTo(2);
        assertThat(main.getJsonObject("exits"))
                .isEqualTo(new JsonObject().put("1", 1).put("2", 1));
        assertThat(main.getJsonObject("misses")).isEqualTo(new JsonObject().put("wrong-input", 1));
        rig.stop();
        rig.start();
        Eventually.until("the log is read again", () -> report("").status() == 200);
        assertThat(report("").json()).isEqualTo(report);
        assertThat(report("?from=1000&to=2000").json().getLong("begun")).isZero();
        assertThat(report("?from=2000&to=1000").json().getString("field")).isEqualTo("to");
        assertThat(rig.rest()
                        .as("alice")
                        .get("reportFlow", PATH + "/statistics")
                        .status())
                .isEqualTo(403);
        assertThat(leader().get("reportFlow", "/api/v1/flows/nothing/statistics")
                        .status())
                .isEqualTo(404);
    }

    private void arrives(String contactId) {
        sip.callArrives(contactId, HOTLINE);
        media.finishSounds(contactId, "zh-CN/welcome");
    }

    private void publish() {
        var admin = rig.rest().as("admin");
        var change = new JsonObject()
                .put("version", 1)
                .put("note", "")
                .put("flow", admin.get("getFlow", PATH).json());
        assertThat(admin.put("publishFlow", PATH, change).status()).isEqualTo(200);
    }

    private Rest leader() {
        return rig.rest().as("leader");
    }

    private JsonObject live() {
        return leader().get("getLiveFlow", PATH + "/live").json();
    }

    private int at(String nodeId) {
        return node(live().getJsonArray("nodes"), nodeId).getInteger("contacts", 0);
    }

    private Rest.Reply report(String query) {
        return leader().get("reportFlow", PATH + "/statistics" + query);
    }

    private long visits(String nodeId) {
        return node(report("").json().getJsonArray("nodes"), nodeId).getLong("visits", 0L);
    }

    private static JsonObject node(JsonArray nodes, String nodeId) {
        return nodes.stream()
                .map(JsonObject.class::cast)
                .filter(node -> node.getString("nodeId").equals(nodeId))
                .findFirst()
                .orElseGet(JsonObject::new);
    }
}
