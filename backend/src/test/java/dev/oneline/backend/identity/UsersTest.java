package dev.oneline.backend.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.rig.BackendRig;
import dev.oneline.backend.rig.Rest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may sign in, as administrators say. */
class UsersTest {
    private static final String PATH = "/api/v1/users";
    private static final int SIGN_IN_AGAIN = 4401;

    private final BackendRig rig = BackendRig.started();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void shouldLetANewUserSignIn() {
        var created = create("dora", "agent");

        assertThat(created.status()).isEqualTo(201);
        assertThat(rig.rest().login("demo", "dora", "dora-secret").status()).isEqualTo(200);
        assertThat(create("dora", "agent").code()).isEqualTo("user-exists");
        assertThat(admin().get("listUsers", PATH).array().toString())
                .contains("\"dora\"")
                .doesNotContain("argon2");
        assertThat(admin().post("createUser", PATH, user("Dora!", "agent")).code())
                .isEqualTo("bad-request");
        assertThat(admin().post("createUser", PATH, user("erna", "agent").put("name", "Er\0na"))
                        .code())
                .isEqualTo("bad-argument");
    }

    @Test
    void shouldEndTheSessionsOfWhoMayNoLongerSignIn() {
        var desk = rig.desk("alice");
        var alice = rig.rest().as("alice");

        var changed = change("alice", new JsonObject().put("active", false));

        assertThat(changed.json().getBoolean("active")).isFalse();
        assertThat(desk.closeCode()).isEqualTo(SIGN_IN_AGAIN);
        assertThat(alice.get("getMe", "/api/v1/me").status()).isEqualTo(401);
        assertThat(rig.rest().login("demo", "alice", "alice-demo").code()).isEqualTo("wrong-credentials");
    }

    @Test
    void shouldChangeThePasswordAndKeepTheOneWhoChangedHisOwn() {
        var admin = admin();
        var elsewhere = admin();

        var changed = admin.send(
                "PATCH",
                PATH + "/admin",
                new JsonObject().put("password", "another-secret").encode(),
                "application/json");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(admin.get("getMe", "/api/v1/me").status()).isEqualTo(200);
        assertThat(elsewhere.get("getMe", "/api/v1/me").status()).isEqualTo(401);
        assertThat(rig.rest().login("demo", "admin", "another-secret").status()).isEqualTo(200);
    }

    @Test
    void shouldNotLeaveATenantWithoutAnAdministrator() {
        assertThat(change("admin", new JsonObject().put("active", false)).code())
                .isEqualTo("last-administrator");
        assertThat(change("admin", new JsonObject().put("roles", new JsonArray().add("agent")))
                        .code())
                .isEqualTo("last-administrator");
        create("dora", "administrator");

        assertThat(change("admin", new JsonObject().put("roles", new JsonArray().add("supervisor")))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void shouldKnowWhoIsNotThere() {
        assertThat(change("nobody", new JsonObject().put("name", "X")).code()).isEqualTo("no-such-user");
    }

    private Rest admin() {
        return rig.rest().as("admin");
    }

    private Rest.Reply create(String username, String role) {
        return admin().post("createUser", PATH, user(username, role));
    }

    private Rest.Reply change(String userId, JsonObject change) {
        return admin().send("PATCH", PATH + "/" + userId, change.encode(), "application/json");
    }

    private static JsonObject user(String username, String role) {
        return new JsonObject()
                .put("username", username)
                .put("name", "Dora")
                .put("password", "dora-secret")
                .put("roles", new JsonArray().add(role));
    }
}
