package dev.oneline.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.rig.BackendRig;
import dev.oneline.backend.rig.Browser;
import dev.oneline.backend.rig.Eventually;
import dev.oneline.backend.rig.FakeMediaBridge;
import dev.oneline.backend.rig.FakeSipBridge;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a supervisor does with contacts that wait. */
class FloorTest {
    private static final String HOTLINE = "4008001235";

    private BackendRig rig;
    private FakeMediaBridge media;
    private FakeSipBridge sip;
    private Browser leader;

    @BeforeEach
    void givenASupervisor() {
        rig = BackendRig.started();
        media = FakeMediaBridge.started(rig);
        sip = FakeSipBridge.started(rig);
        leader = rig.desk("leader");
    }

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldMoveAWaitingContactThereAndBack() {
        waits("c1");
        waits("c2");

        assertThat(leader.ask(move("c1", "support")).getString("type")).isEqualTo("ok");
        var there = floor("c1", contact -> queueId(contact).equals("support"));
        var moved = find(there, "contacts", "contactId", "c1");
        assertThat(moved.getInteger("position")).isEqualTo(1);
        assertThat(find(there, "contacts", "contactId", "c2").getInteger("position"))
                .isEqualTo(1);

        assertThat(leader.ask(move("c1", "sales")).getString("type")).isEqualTo("ok");
        var here = floor("c1", contact -> queueId(contact).equals("sales"));
        assertThat(find(here, "contacts", "contactId", "c2").getInteger("position"))
                .isEqualTo(2);
        var back = find(here, "contacts", "contactId", "c1");
        assertThat(back.getInteger("position")).isEqualTo(1);
        assertThat(back.getLong("waitingSinceMs")).isEqualTo(moved.getLong("waitingSinceMs"));

        assertThat(leader.ask(move("c1", "nowhere")).getString("code")).isEqualTo("no-such-queue");
        assertThat(leader.ask(move("ghost", "sales")).getString("code")).isEqualTo("no-such-contact");
    }

    @Test
    void shouldGiveAContactToAnAgentOfHisChoiceAndSayWhoDidIt() {
        readyDesk("alice");
        waits("c1");
        var bob = readyDesk("bob");
        var free = leader.next(floor -> roomFor(floor, "bob").contains("voice"), "a floor with room at bob's");
        assertThat(roomFor(free, "alice")).isEmpty();

        assertThat(leader.ask(assign("c1", "bob")).getString("type")).isEqualTo("ok");

        bob.deskInState("reserved");
        var accept = new JsonObject().put("type", "accept-offer").put("offerId", "c1:offer2");
        assertThat(bob.ask(accept).getString("type")).isEqualTo("ok");
        assertThat(leader.ask(assign("c1", "alice")).getString("code")).isEqualTo("not-waiting");
        assertThat(leader.ask(move("c1", "support")).getString("message"))
                .isEqualTo("This contact no longer waits: an agent has it, or the caller is gone.");
        assertThat(leader.ask(assign("c2", "nobody")).getString("code")).isEqualTo("no-such-agent");
        waits("c2");
        assertThat(leader.ask(assign("c2", "bob")).getString("code")).isEqualTo("agent-not-available");
        thenItIsExplained("c1");
    }

    @Test
    void shouldLetNobodyElseDoIt() {
        var alice = readyDesk("alice");
        waits("c1");

        assertThat(alice.ask(move("c1", "support")).getString("code")).isEqualTo("not-allowed");
        assertThat(alice.ask(assign("c1", "alice")).getString("code")).isEqualTo("not-allowed");
    }

    private void thenItIsExplained(String contactId) {
        var rest = rig.rest().as("leader");
        var address = "/api/v1/contacts/" + contactId + "/decisions";
        Eventually.until("history", () -> rest.get("listDecisions", address).status() == 200);
        var told = rest.get("listDecisions", address).json();
        assertThat(told.getJsonObject("supervisors").getString("leader")).isEqualTo("Team leader");
        assertThat(told.getJsonArray("decisions").stream()
                        .map(decision -> ((JsonObject) decision).getJsonObject("turn"))
                        .filter(turn -> turn.getString("kind").equals("offered"))
                        .map(turn -> turn.getString("agentId") + " by " + turn.getString("by")))
                .containsExactly("alice by ", "bob by leader");
    }

    private void waits(String contactId) {
        assertThat(sip.callArrives(contactId, HOTLINE).refusal()).isNull();
        media.finishGreeting(contactId);
        floor(contactId, contact -> contact.getInteger("position") != null);
    }

    private Browser readyDesk(String username) {
        var desk = rig.desk(username);
        desk.ask("sign-in");
        desk.ask("set-ready");
        desk.deskInState("ready");
        return desk;
    }

    /** The first picture in which the contact is as wanted. */
    private JsonObject floor(String contactId, Predicate<JsonObject> wanted) {
        return leader.next(
                message -> {
                    var contact = find(message, "contacts", "contactId", contactId);
                    return contact != null && wanted.test(contact);
                },
                "a floor with " + contactId);
    }

    private static JsonArray roomFor(JsonObject floor, String agentId) {
        var agent = find(floor, "agents", "agentId", agentId);
        return agent == null ? new JsonArray() : agent.getJsonArray("roomFor");
    }

    private static JsonObject find(JsonObject floor, String list, String key, String id) {
        return floor.getJsonArray(list, new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .filter(item -> item.getString(key).equals(id))
                .findFirst()
                .orElse(null);
    }

    private static String queueId(JsonObject contact) {
        return contact.getJsonObject("queue").getString("queueId");
    }

    private static JsonObject move(String contactId, String queueId) {
        return new JsonObject()
                .put("type", "move-contact")
                .put("contactId", contactId)
                .put("queueId", queueId);
    }

    private static JsonObject assign(String contactId, String agentId) {
        return new JsonObject()
                .put("type", "assign-contact")
                .put("contactId", contactId)
                .put("agentId", agentId);
    }
}
