package dev.oneline.backend;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.oneline.backend.rig.BackendRig;
import dev.oneline.backend.rig.Eventually;
import dev.oneline.backend.rig.FakeMediaBridge;
import dev.oneline.backend.rig.FakeSipBridge;
import dev.oneline.backend.rig.Rest;
import io.vertx.core.json.JsonObject;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Callers' messages are mailed by a backend to a mail server that is real, but for its post. */
class MessageMailTest {
    private static final String LINE = "4008001236";

    private final int port = freePort();
    private final BackendRig rig = new BackendRig();
    private final GreenMail post = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private @Nullable FakeMediaBridge playing;
    private @Nullable FakeSipBridge calling;

    @AfterEach
    void close() {
        rig.close();
        post.stop();
    }

    @Test
    void shouldMailAMessageInTheLanguageOfItsBox() throws Exception {
        post.setUser("oneline@example.com", "oneline@example.com", "s3cret/+");
        post.start();
        given("smtp://oneline%40example.com:s3cret%2F+@127.0.0.1:" + port);
        mailTo("en", "night@example.com");

        leaves("c1", 3);

        var mail = received(1)[0];
        assertThat(mail.getAllRecipients()[0]).hasToString("night@example.com");
        assertThat(mail.getFrom()[0]).hasToString("oneline@example.com");
        assertThat(mail.getSubject()).contains("Message from 13800000001", "0:03");
        assertThat(mail.getMessageID()).isEqualTo("<demo.c1-r1.support@example.com>");
        var parts = (Multipart) mail.getContent();
        assertThat(text(parts.getBodyPart(0))).contains("From: 13800000001", "(Asia/Shanghai)", "Length: 0:03");
        var sound = parts.getBodyPart(1);
        assertThat(sound.getContentType()).startsWith("audio/wav");
        assertThat(sound.getFileName()).matches("message-\\d{8}-\\d{4}\\.wav");
        var wav = sound.getInputStream().readAllBytes();
        assertThat(wav).hasSize(44 + 2 * 24_000);
        assertThat(new String(wav, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
        // Once, also by the next start.
        rig.stop();
        rig.start();
        leaves("c2", 2);
        assertThat(received(2)[1].getMessageID()).contains("c2-r1");
        assertThat(rig.meters().scrape()).contains("oneline_mail_messages_total{outcome=\"sent\"}");
    }

    @Test
    void shouldLoseNoneWhileTheMailServerIsAway() throws Exception {
        given("smtp://127.0.0.1:" + port);
        mailTo("zh-CN", "night@example.com");
        leaves("c1", 2);
        Eventually.until(
                "a failure that is counted",
                () -> rig.meters().scrape().contains("oneline_mail_messages_total{outcome=\"failed\"}"));
        rig.stop();

        post.start();
        rig.start();

        var mail = received(1)[0];
        assertThat(mail.getSubject()).contains("13800000001 的留言（0:02）");
        assertThat(mail.getFrom()[0]).hasToString("oneline@localhost");
        assertThat(text(((Multipart) mail.getContent()).getBodyPart(0))).contains("来电：13800000001", "时长：0:02");
    }

    @Test
    void shouldMailNothingOfABoxWithoutAddress() throws Exception {
        post.start();
        given("smtp://127.0.0.1:" + port);
        leaves("c1", 2);
        Eventually.until("a message", () -> rest("leader")
                .get("listVoicemail", "/api/v1/voicemail/messages")
                .body()
                .contains("c1-r1"));
        // Looked at once: who gives the box an address then gets what is left from then on.
        Thread.sleep(3_000);
        mailTo("en", "night@example.com");
        leaves("c2", 2);

        assertThat(received(1)).singleElement().satisfies(mail -> assertThat(mail.getMessageID())
                .contains("c2-r1"));
    }

    private void given(String mail) {
        rig.with("mail", mail).start();
        playing = FakeMediaBridge.started(rig);
        calling = FakeSipBridge.started(rig);
    }

    private FakeMediaBridge media() {
        return Objects.requireNonNull(playing);
    }

    private FakeSipBridge sip() {
        return Objects.requireNonNull(calling);
    }

    private void leaves(String contactId, int seconds) {
        Eventually.until(
                "a call is taken", () -> sip().callArrives(contactId, LINE).refusal() == null);
        media().speaks(contactId, "beep", seconds);
        media().presses(contactId, "zh-CN/message-menu", "1");
    }

    private void mailTo(String language, String address) {
        var held =
                rest("admin").get("getConfiguration", "/api/v1/configuration").json();
        var routing = held.getJsonObject("routing");
        routing.getJsonArray("voicemailBoxes")
                .getJsonObject(0)
                .put("language", language)
                .put("mailTo", address);
        var change = new JsonObject()
                .put("version", held.getLong("version"))
                .put("note", "a test")
                .put("routing", routing);
        assertThat(rest("admin")
                        .put("changeConfiguration", "/api/v1/configuration", change)
                        .status())
                .isEqualTo(200);
    }

    private Rest rest(String username) {
        return rig.rest().as(username);
    }

    private MimeMessage[] received(int count) {
        assertThat(post.waitForIncomingEmail(20_000, count)).as("mail").isTrue();
        return post.getReceivedMessages();
    }

    private static String text(BodyPart part) throws Exception {
        return String.valueOf(part.getContent());
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
