package dev.oneline.backend.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.rig.BackendRig;
import dev.oneline.backend.rig.Rest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LoginTest {
    private static BackendRig rig;

    @BeforeAll
    static void givenTheDemo() {
        rig = BackendRig.started();
    }

    @AfterAll
    static void close() {
        rig.close();
    }

    @Test
    void shouldKnowEachDemoUserByHisToken() {
        for (var username : new String[] {"admin", "leader", "alice", "bob", "carol"}) {
            var me = rig.rest().as(username).get("getMe", "/api/v1/me").json();
            assertThat(me.getString("username")).isEqualTo(username);
            assertThat(me.getString("tenant")).isEqualTo("demo");
        }
        assertThat(rig.rest().as("alice").get("getMe", "/api/v1/me").json().getJsonArray("roles"))
                .containsExactly("agent");
    }

    @Test
    void shouldGiveTheSameAnswerWhateverIsWrong() {
        var rest = rig.rest();

        var wrongPassword = rest.login("demo", "leader", "nope");
        var unknownUser = rest.login("demo", "nobody", "nope");
        var unknownTenant = rest.login("elsewhere", "leader", "nope");
        var impossibleTenant = rest.login("*", "leader", "nope");

        assertThat(wrongPassword.status()).isEqualTo(401);
        assertThat(wrongPassword.code()).isEqualTo("wrong-credentials");
        assertThat(unknownUser.body()).isEqualTo(wrongPassword.body());
        assertThat(unknownTenant.body()).isEqualTo(wrongPassword.body());
        assertThat(impossibleTenant.body()).isEqualTo(wrongPassword.body());
    }

    @Test
    void shouldForgetATokenOnLogout() {
        var rest = rig.rest().as("bob");

        assertThat(rest.send("POST", "/api/v1/logout", null, null).status()).isEqualTo(204);

        assertThat(rest.get("getMe", "/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void shouldNotTakeWhatIsNoToken() {
        for (var token :
                new String[] {"x", "demo.", "demo.x", "*.x", "demo." + "x".repeat(400), "visitor.demo.c1.9.x"}) {
            assertThat(rig.rest().withToken(token).get("getMe", "/api/v1/me").status())
                    .as(token)
                    .isEqualTo(401);
        }
    }

    @Test
    void shouldLimitGuessesOfOnePasswordAndSayHowLongToWait() {
        var rest = rig.rest();
        Rest.Reply reply = rest.login("demo", "erin", "guess");
        for (int guess = 1; guess <= 10; guess++) {
            assertThat(reply.status()).isEqualTo(401);
            reply = rest.login("demo", "erin", "guess");
        }

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.code()).isEqualTo("too-many-requests");
        assertThat(Integer.parseInt(reply.headers().get("retry-after"))).isBetween(1, 10);
        assertThat(reply.json().getInteger("retryAfterS")).isBetween(1, 10);
        assertThat(rest.login("demo", "admin", "admin-demo").status()).isEqualTo(200);
    }

    @Test
    void shouldListWhatAgentsChooseFrom() {
        var rest = rig.rest().as("alice");

        assertThat(rest.get("listNotReadyReasons", "/api/v1/not-ready-reasons").array())
                .isNotEmpty();
        assertThat(rest.get("listDispositions", "/api/v1/dispositions").array()).isNotEmpty();
        assertThat(rest.get("listQueues", "/api/v1/queues").array()).hasSize(5);
    }
}
