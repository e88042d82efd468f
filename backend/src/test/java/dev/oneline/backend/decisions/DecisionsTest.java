package dev.oneline.backend.decisions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.rig.BackendRig;
import dev.oneline.backend.rig.Eventually;
import dev.oneline.backend.rig.FakeMediaBridge;
import dev.oneline.backend.rig.FakeSipBridge;
import dev.oneline.backend.rig.Rest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract's Decisions of real calls; the rig holds each answer against the OpenAPI document. */
class DecisionsTest {
    private static final String HOTLINE = "4008001235";

    private BackendRig rig;
    private FakeMediaBridge media;
    private FakeSipBridge sip;

    @BeforeEach
    void givenBridges() {
        rig = BackendRig.started();
        media = FakeMediaBridge.started(rig);
        sip = FakeSipBridge.started(rig);
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldTellWhyACallWaitedAndWhoGotIt() {
        var bob = rig.desk("bob");
        assertThat(ok(bob.ask("sign-in"))).isTrue();
        queued("c1");
        var alice = rig.desk("alice");
        assertThat(ok(alice.ask("sign-in"))).isTrue();
        assertThat(ok(alice.ask("set-ready"))).isTrue();
        var offer = alice.deskInState("reserved").getJsonArray("offers").getJsonObject(0);
        assertThat(ok(alice.ask(
                        new JsonObject().put("type", "accept-offer").put("offerId", offer.getString("offerId")))))
                .isTrue();
        alice.deskInState("engaged");

        var leader = rig.rest().as("leader");
        var decisions = decisions(leader, "c1", 3);

        assertThat(kinds(decisions)).containsExactly("queued", "offered", "answered");
        var waits = decisions.get(0);
        assertThat(waits.getJsonObject("turn").getString("origin")).isEqualTo("arrived");
        assertThat(waits.getJsonObject("waiting").getInteger("position")).isEqualTo(1);
        var matching = waits.getJsonObject("matching");
        assertThat(matching.getInteger("candidateCount")).isZero();
        assertThat(matching.containsKey("chosenAgentId")).isFalse();
        assertThat(agentIds(matching, "not-ready")).containsExactly("bob");
        assertThat(agentIds(matching, "signed-out")).contains("alice");
        var offered = decisions.get(1);
        assertThat(offered.getString("queueName")).isNotBlank();
        assertThat(offered.getJsonObject("turn").getString("agentId")).isEqualTo("alice");
        assertThat(offered.getJsonObject("matching").getString("chosenAgentId")).isEqualTo("alice");
        var candidate =
                offered.getJsonObject("matching").getJsonArray("candidates").getJsonObject(0);
        assertThat(candidate.getString("agentId")).isEqualTo("alice");
        assertThat(candidate.getLong("idleSinceMs")).isBetween(1L, offered.getLong("atMs"));
    }

    @Test
    void shouldSayTheSameAfterARestart() {
        queued("c1");
        var before = body(rig.rest().as("leader"), "c1", 1);
        rig.stop();
        rig.start();

        assertThat(body(rig.rest().as("leader"), "c1", 1)).isEqualTo(before);
    }

    @Test
    void shouldStopWhereItIsTold() {
        queued("c1");
        var leader = rig.rest().as("leader");
        var seq = decisions(leader, "c1", 1).getFirst().getLong("seq");

        assertThat(leader.get("listDecisions", "/api/v1/contacts/c1/decisions?until=" + (seq - 1))
                        .json()
                        .getJsonArray("decisions"))
                .isEmpty();
    }

    @Test
    void shouldTellAgentsOfTheirOwnContactsOnly() {
        queued("c1");
        decisions(rig.rest().as("leader"), "c1", 1);

        assertThat(rig.rest()
                        .as("bob")
                        .get("listDecisions", "/api/v1/contacts/c1/decisions")
                        .code())
                .isEqualTo("no-such-contact");
        assertThat(rig.rest()
                        .as("leader")
                        .get("listDecisions", "/api/v1/contacts/nobody/decisions")
                        .status())
                .isEqualTo(404);
        assertThat(rig.rest()
                        .get("listDecisions", "/api/v1/contacts/c1/decisions")
                        .status())
                .isEqualTo(401);
    }

    /** Its greeting is over. */
    private void queued(String contactId) {
        assertThat(sip.callArrives(contactId, HOTLINE).refusal()).isNull();
        media.finishGreeting(contactId);
    }

    private static List<JsonObject> decisions(Rest rest, String contactId, int count) {
        return new JsonObject(body(rest, contactId, count))
                .getJsonArray("decisions").stream().map(JsonObject.class::cast).toList();
    }

    /** Once there are as many. */
    private static String body(Rest rest, String contactId, int count) {
        var path = "/api/v1/contacts/" + contactId + "/decisions";
        Eventually.until("decisions", () -> {
            var reply = rest.get("listDecisions", path);
            return reply.status() == 200
                    && reply.json().getJsonArray("decisions").size() >= count;
        });
        return rest.get("listDecisions", path).body();
    }

    private static List<String> kinds(List<JsonObject> decisions) {
        return decisions.stream()
                .map(decision -> decision.getJsonObject("turn").getString("kind"))
                .toList();
    }

    private static List<String> agentIds(JsonObject matching, String reason) {
        return matching.getJsonArray("exclusions").stream()
                .map(JsonObject.class::cast)
                .filter(excluded -> excluded.getString("reason").equals(reason))
                .flatMap(excluded -> excluded.getJsonArray("agents").stream())
                .map(agent -> ((JsonObject) agent).getString("agentId"))
                .toList();
    }

    private static boolean ok(JsonObject answer) {
        return answer.getString("type").equals("ok");
    }
}
