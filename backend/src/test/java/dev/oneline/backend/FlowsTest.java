package dev.oneline.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.rig.BackendRig;
import dev.oneline.backend.rig.FakeMediaBridge;
import dev.oneline.backend.rig.FakeSipBridge;
import dev.oneline.backend.rig.Rest;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An administrator publishes flows over REST; the rig holds each answer against the contract. */
class FlowsTest {
    private static final String PATH = "/api/v1/flows";

    private final BackendRig rig = BackendRig.started();
    private final FakeMediaBridge media = FakeMediaBridge.started(rig);
    private final FakeSipBridge sip = FakeSipBridge.started(rig);

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldPutAChangedMenuIntoForceForTheNextCaller() {
        sip.callArrives("before", "4008001234");
        media.finishSounds("before", "zh-CN/welcome");
        var flow = hotline();
        node(flow, "main").getJsonObject("exits").put("5", "finance");

        assertThat(publish(1, flow).json().getLong("version")).isEqualTo(2);

        media.presses("before", "zh-CN/main-menu", "5");
        media.hears("before", "zh-CN/wrong-input");
        sip.callArrives("after", "4008001234");
        media.finishSounds("after", "zh-CN/welcome");
        media.presses("after", "zh-CN/main-menu", "5");
        media.hears("after", "hold-music");
        rig.stop();
        rig.start();
        assertThat(hotline().getLong("version")).isEqualTo(2);
    }

    @Test
    void shouldRefuseAFlowWithTheReasonAndThePlace() {
        var flow = hotline();
        node(flow, "main").getJsonObject("exits").remove("no-input");
        node(flow, "agent").getJsonObject("step").put("queueId", "nobody");

        var refused = publish(1, flow);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().getString("code")).isEqualTo("bad-flow");
        assertThat(refused.json().getJsonArray("problems").stream()
                        .map(JsonObject.class::cast)
                        .map(problem -> problem.getString("place") + " " + problem.getString("code")))
                .containsExactlyInAnyOrder(
                        "nodes/main/exits/no-input missing-exit", "nodes/agent/queueId unknown-queue");
        var checked = admin().post("checkFlow", PATH + "/check", new JsonObject().put("flow", flow));
        assertThat(checked.json().getJsonArray("problems"))
                .isEqualTo(refused.json().getJsonArray("problems"));
    }

    @Test
    void shouldRefuseAStaleChangeAndWhatIsNoFlow() {
        var flow = hotline();
        assertThat(publish(1, flow).status()).isEqualTo(200);
        assertThat(publish(1, flow).json().getString("code")).isEqualTo("flow-changed");
        node(flow, "main").getJsonObject("step").put("type", "dance");
        assertThat(publish(2, flow).json().getString("field")).isEqualTo("flow");
        assertThat(admin().get("getFlow", PATH + "/nothing").status()).isEqualTo(404);
    }

    @Test
    void shouldTakeAFlowOfAThousandNodes() {
        var flow = hotline();
        for (var i = flow.getJsonArray("nodes").size(); i < 1_000; i++) {
            flow.getJsonArray("nodes").add(node(flow, "business").copy().put("nodeId", "more-" + i));
        }
        assertThat(flow.encode().length()).isGreaterThan(300_000);

        assertThat(publish(1, flow).json().getJsonArray("nodes")).hasSize(1_000);

        flow.getJsonArray("nodes").add(node(flow, "business").copy().put("nodeId", "too-many"));
        assertThat(publish(2, flow).status()).isEqualTo(400);
    }

    @Test
    void shouldLetOverseersLookAndAdministratorsChange() {
        var leader = rig.rest().as("leader");
        assertThat(leader.get("listFlows", PATH).array())
                .hasSize(5)
                .contains(
                        new JsonObject()
                                .put("flowId", "hotline")
                                .put("name", "Hotline 客服热线")
                                .put("version", 1),
                        new JsonObject()
                                .put("flowId", "leave-message")
                                .put("name", "Leave a message 留言")
                                .put("version", 1));
        assertThat(leader.put("publishFlow", PATH + "/hotline", change(1, hotline()))
                        .status())
                .isEqualTo(403);
        assertThat(rig.rest().as("alice").get("listFlows", PATH).status()).isEqualTo(403);
    }

    private JsonObject hotline() {
        return admin().get("getFlow", PATH + "/hotline").json();
    }

    private static JsonObject node(JsonObject flow, String nodeId) {
        return flow.getJsonArray("nodes").stream()
                .map(JsonObject.class::cast)
                .filter(node -> node.getString("nodeId").equals(nodeId))
                .findFirst()
                .orElseThrow();
    }

    private Rest.Reply publish(long version, JsonObject flow) {
        return admin().put("publishFlow", PATH + "/hotline", change(version, flow));
    }

    private static JsonObject change(long version, JsonObject flow) {
        return new JsonObject().put("version", version).put("note", "a test").put("flow", flow);
    }

    private Rest admin() {
        return rig.rest().as("admin");
    }
}
