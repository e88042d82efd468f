package dev.oneline.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.rig.BackendRig;
import dev.oneline.backend.rig.Eventually;
import dev.oneline.backend.rig.FakeMediaBridge;
import dev.oneline.backend.rig.FakeSipBridge;
import dev.oneline.backend.rig.Rest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An administrator changes what routing goes by while calls go on; the rig holds each answer against the contract. */
class ConfigurationTest {
    private static final String PATH = "/api/v1/configuration";

    private final BackendRig rig = BackendRig.started();
    private final FakeMediaBridge media = FakeMediaBridge.started(rig);
    private final FakeSipBridge sip = FakeSipBridge.started(rig);

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldRouteWhoWaitsByTheNewRulesAtOnce() {
        var alice = rig.desk("alice");
        var routing = current().getJsonObject("routing");
        var all = routing.getJsonArray("profiles").getJsonObject(0);
        var nothing =
                all.copy().put("profileId", "nothing").put("name", "Nothing").put("queues", new JsonArray());
        routing.getJsonArray("profiles").add(nothing);
        routing.getJsonArray("agents")
                .forEach(agent -> ((JsonObject) agent).put("profileId", nothing.getString("profileId")));
        assertThat(change(1, "nobody serves", routing).status()).isEqualTo(200);
        assertThat(alice.ask("sign-in").getString("type")).isEqualTo("ok");
        assertThat(alice.ask("set-ready").getString("type")).isEqualTo("ok");
        assertThat(sip.callArrives("c1", "4008001235").refusal()).isNull();
        media.finishGreeting("c1");

        routing.getJsonArray("agents").getJsonObject(0).put("profileId", all.getString("profileId"));
        var changed = change(2, "alice serves again", routing);

        assertThat(changed.json().getLong("version")).isEqualTo(3);
        alice.deskInState("reserved");
    }

    @Test
    void shouldKeepTheHistoryThroughARestart() {
        var routing = current().getJsonObject("routing");
        queue(routing, 0).getJsonObject("target").put("answeredWithinMs", 10_000);
        assertThat(change(1, " fas\0ter ", routing).status()).isEqualTo(200);
        Eventually.until("history", () -> versions().size() == 2);

        rig.stop();
        rig.start();

        var newest = versions().getJsonObject(0);
        assertThat(newest.getLong("version")).isEqualTo(2);
        assertThat(newest.getString("changedBy")).isEqualTo("admin");
        assertThat(newest.getString("note")).isEqualTo("faster");
        assertThat(current().getJsonObject("routing")).isEqualTo(routing);
        assertThat(current().getLong("changedAtMs")).isPositive();
        var first = admin().get("getConfigurationVersion", PATH + "/versions/1").json();
        assertThat(first.getString("changedBy")).isEmpty();
        assertThat(queue(first.getJsonObject("routing"), 0)
                        .getJsonObject("target")
                        .getLong("answeredWithinMs"))
                .isEqualTo(20_000);
        assertThat(admin().get("getConfigurationVersion", PATH + "/versions/9").code())
                .isEqualTo("no-such-version");
    }

    @Test
    void shouldSayInTheUsersLanguageWhatIsWrongAndWhere() {
        var routing = current().getJsonObject("routing");
        queue(routing, 1)
                .getJsonObject("overflow")
                .put("whenNobody", new JsonObject().put("kind", "queue").put("name", "gone"));

        var refused = admin().withHeader("Accept-Language", "zh-CN")
                .send("PUT", PATH, body(1, "", routing).encode(), "application/json");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("bad-config");
        var problem = refused.json().getJsonArray("problems").getJsonObject(0);
        assertThat(problem.getString("place")).isEqualTo("queues/1/overflow/whenNobody/name");
        assertThat(problem.getString("code")).isEqualTo("unknown-queue");
        assertThat(problem.getString("message")).contains("队列 gone 不存在");
        var checked = admin().post("checkConfiguration", PATH + "/check", new JsonObject().put("routing", routing));
        assertThat(checked.json().getJsonArray("problems")).hasSize(1);
        assertThat(current().getLong("version")).isEqualTo(1);
    }

    @Test
    void shouldSpellNamesThatTheKeysOfATelephoneLack() {
        var routing = current().getJsonObject("routing");
        var agents = routing.getJsonArray("agents");
        agents.getJsonObject(0).put("name", "曾小明");
        agents.getJsonObject(1).put("name", "单于").put("spelling", "Chan Yu");

        var changed =
                change(1, "names", routing).json().getJsonObject("routing").getJsonArray("agents");

        assertThat(changed.getJsonObject(0).getString("spelling")).isEqualTo("Zeng Xiao Ming");
        assertThat(changed.getJsonObject(1).getString("spelling")).isEqualTo("Chan Yu");
        assertThat(current().getJsonObject("routing").getJsonArray("agents")).isEqualTo(changed);
        agents.getJsonObject(0).put("spelling", "曾");
        assertThat(change(2, "wrong", routing).code()).isEqualTo("bad-config");
    }

    @Test
    void shouldRefuseAChangeOfWhatSomebodyElseChanged() {
        var routing = current().getJsonObject("routing");
        assertThat(change(1, "first", routing).status()).isEqualTo(200);

        assertThat(change(1, "second", routing).code()).isEqualTo("config-changed");
    }

    @Test
    void shouldLetSupervisorsReadAndAgentsNeither() {
        var routing = current().getJsonObject("routing");
        var leader = rig.rest().as("leader");
        assertThat(leader.get("getConfiguration", PATH).status()).isEqualTo(200);
        assertThat(leader.send("PUT", PATH, body(1, "", routing).encode(), "application/json")
                        .code())
                .isEqualTo("not-allowed");
        for (var path : List.of(PATH, PATH + "/versions", PATH + "/versions/1", "/api/v1/users")) {
            assertThat(rig.rest().as("alice").send("GET", path, null, null).status())
                    .isEqualTo(403);
        }
    }

    @Test
    void shouldTakeALargeOneFromAnAdministratorAlone() {
        var routing = current().getJsonObject("routing");
        for (var i = 0; i < 900; i++) {
            routing.getJsonArray("agents")
                    .add(new JsonObject()
                            .put("agentId", "agent-" + i)
                            .put("name", "Agent number " + i)
                            .put("profileId", "everything")
                            .put("skills", new JsonArray())
                            .put("groupIds", new JsonArray())
                            .put("weight", 1)
                            .put("extension", "")
                            .put("spelling", ""));
        }
        var large = body(1, "many", routing).encode();
        assertThat(large.length()).isGreaterThan(64 * 1024);

        assertThat(rig.rest()
                        .as("leader")
                        .send("PUT", PATH, large, "application/json")
                        .status())
                .isEqualTo(413);
        assertThat(admin().send("PUT", PATH, large, "application/json").status())
                .isEqualTo(200);
    }

    private Rest admin() {
        return rig.rest().as("admin");
    }

    private JsonObject current() {
        return admin().get("getConfiguration", PATH).json();
    }

    private JsonArray versions() {
        return admin().get("listConfigurationVersions", PATH + "/versions").array();
    }

    private Rest.Reply change(long version, String note, JsonObject routing) {
        return admin().send("PUT", PATH, body(version, note, routing).encode(), "application/json");
    }

    private static JsonObject body(long version, String note, JsonObject routing) {
        return new JsonObject().put("version", version).put("note", note).put("routing", routing);
    }

    private static JsonObject queue(JsonObject routing, int index) {
        return routing.getJsonArray("queues").getJsonObject(index);
    }
}
