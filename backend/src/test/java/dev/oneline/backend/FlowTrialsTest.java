package dev.oneline.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.rig.BackendRig;
import dev.oneline.backend.rig.Rest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The trials of flows over REST; the rig holds each answer against the contract. */
class FlowTrialsTest {
    private static final String PATH = "/api/v1/flows/";

    private final BackendRig rig = BackendRig.started();
    private final Rest admin = rig.rest().as("admin");

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldBeginWithTheShippedTrialsAndPassThem() {
        var kept = kept();
        assertThat(kept.getBoolean("required")).isFalse();
        assertThat(kept.getJsonArray("trials").size()).isGreaterThan(20);

        var report = run(hotline(), kept.getJsonArray("trials")).json();

        assertThat(report.getBoolean("passed")).as(report.encode()).isTrue();
        assertThat(report.getJsonArray("trials")).hasSameSizeAs(kept.getJsonArray("trials"));
        var first = report.getJsonArray("trials").getJsonObject(0);
        assertThat(first.getJsonArray("heard")).contains("zh-CN/welcome", "zh-CN/main-menu");
        var coverage = report.getJsonObject("coverage");
        assertThat(coverage.getJsonArray("never")).isEmpty();
        assertThat(coverage.getInteger("exitsTaken")).isEqualTo(coverage.getInteger("exits"));
    }

    @Test
    void shouldSayInTheReadersLanguageWhereATrialFailsAndWhatNobodyTook() {
        var trials = new JsonArray().add(kept().getJsonArray("trials").getJsonObject(0));
        var steps = trials.getJsonObject(0).getJsonArray("steps");
        steps.getJsonObject(steps.size() - 1).put("queueId", "finance");

        var report = rig.rest()
                .as("admin")
                .withHeader("Accept-Language", "zh-CN")
                .post("runFlowTrials", PATH + "trials/run", trialRun(hotline(), trials))
                .json();

        assertThat(report.getBoolean("passed")).isFalse();
        var failure = report.getJsonArray("trials").getJsonObject(0).getJsonObject("failure");
        assertThat(failure.getInteger("step")).isEqualTo(3);
        assertThat(failure.getString("code")).isEqualTo("in-queue");
        assertThat(failure.getString("message")).isEqualTo("第 3 步应为：来电者进入队列 finance。而实际上，来电者在队列 support 中。");
        assertThat(report.getJsonObject("coverage").getJsonArray("never").stream()
                        .map(JsonObject.class::cast)
                        .map(never -> never.getString("nodeId") + " " + never.getString("exit")))
                .contains("main 1", "business null");
    }

    @Test
    void shouldMakeTrialsThatPassAndTakeEveryExitThatTheyCan() {
        var made = admin.post("generateFlowTrials", PATH + "trials/generate", new JsonObject().put("flow", hotline()))
                .json();

        var report = run(hotline(), made.getJsonArray("trials")).json();

        assertThat(report.getJsonArray("trials").stream().map(JsonObject.class::cast))
                .hasSizeGreaterThan(15)
                .allMatch(trial -> trial.getBoolean("passed"), report.encode());
        assertThat(report.getJsonObject("coverage")).isEqualTo(made.getJsonObject("coverage"));
        assertThat(made.getJsonObject("coverage").getInteger("exitsTaken")).isGreaterThan(40);
    }

    @Test
    void shouldNotPublishWhatFailsItsRequiredTrials() {
        var kept = kept();
        assertThat(save(0, true, kept.getJsonArray("trials")).code()).isEqualTo("trials-changed");
        var required = save(kept.getLong("revision"), true, kept.getJsonArray("trials"))
                .json();
        assertThat(required.getJsonObject("savedBy").getString("userId")).isEqualTo("admin");
        assertThat(save(kept.getLong("revision"), false, new JsonArray()).status())
                .isEqualTo(409);
        var flow = hotline();
        node(flow, "main").getJsonObject("exits").put("2", "agent").put("5", "agent");

        var refused = publish(1, flow);

        assertThat(refused.code()).isEqualTo("trials-fail");
        assertThat(refused.json().getJsonArray("problems").stream()
                        .map(JsonObject.class::cast)
                        .map(problem -> problem.getString("place") + " " + problem.getString("code")))
                .contains("trials/technical support in-queue", "nodes/main/exits/5 never-taken")
                .doesNotContain("nodes/main/exits/2 never-taken");
        assertThat(publish(1, hotline()).status()).isEqualTo(200);

        save(required.getLong("revision"), false, kept.getJsonArray("trials"));

        assertThat(publish(2, flow).status()).isEqualTo(200);
    }

    @Test
    void shouldRefuseWhatCannotBeTried() {
        var broken = hotline();
        node(broken, "main").getJsonObject("exits").remove("no-input");
        assertThat(run(broken, new JsonArray()).code()).isEqualTo("bad-flow");
        var trial = kept().getJsonArray("trials").getJsonObject(0);
        var bad = new JsonArray().add(trial.copy());
        bad.getJsonObject(0)
                .getJsonArray("steps")
                .add(new JsonObject().put("type", "presses").putNull("keys"));
        assertThat(run(hotline(), bad).json().getString("field")).isEqualTo("trials");
        assertThat(save(kept().getLong("revision"), false, bad).status()).isEqualTo(400);
        var unlikely = new JsonArray()
                .add(trial.copy().put("fullQueueIds", new JsonArray().add("nobody")))
                .add(trial.copy().put("called", "x".repeat(100)).put("at", "2026-11-26T10:00:00+08:00"));
        assertThat(run(hotline(), unlikely)
                        .json()
                        .getJsonArray("trials")
                        .getJsonObject(0)
                        .getJsonObject("failure")
                        .getString("code"))
                .isEqualTo("no-such-queue");
        var many = new JsonArray();
        IntStream.range(0, 1_001).forEach(i -> many.add(trial));
        assertThat(run(hotline(), many).status()).isEqualTo(400);
        var leader = rig.rest().as("leader");
        assertThat(leader.get("getFlowTrials", PATH + "hotline/trials").status())
                .isEqualTo(200);
        assertThat(leader.post("runFlowTrials", PATH + "trials/run", trialRun(hotline(), new JsonArray()))
                        .status())
                .isEqualTo(403);
    }

    private JsonObject kept() {
        return admin.get("getFlowTrials", PATH + "hotline/trials").json();
    }

    private Rest.Reply save(long revision, boolean required, JsonArray trials) {
        return admin.put(
                "saveFlowTrials",
                PATH + "hotline/trials",
                new JsonObject()
                        .put("revision", revision)
                        .put("required", required)
                        .put("trials", trials));
    }

    private Rest.Reply run(JsonObject flow, JsonArray trials) {
        return admin.post("runFlowTrials", PATH + "trials/run", trialRun(flow, trials));
    }

    private static JsonObject trialRun(JsonObject flow, JsonArray trials) {
        return new JsonObject().put("flow", flow).put("trials", trials);
    }

    private Rest.Reply publish(long version, JsonObject flow) {
        var change = new JsonObject().put("version", version).put("note", "").put("flow", flow);
        return admin.put("publishFlow", PATH + "hotline", change);
    }

    private JsonObject hotline() {
        return admin.get("getFlow", PATH + "hotline").json();
    }

    private static JsonObject node(JsonObject flow, String nodeId) {
        return flow.getJsonArray("nodes").stream()
                .map(JsonObject.class::cast)
                .filter(node -> node.getString("nodeId").equals(nodeId))
                .findFirst()
                .orElseThrow();
    }
}
