package dev.oneline.media.ice;

import static dev.oneline.media.ice.Scene.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneline.media.figures.DoorCounters.Reason;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which checks are answered, how, and which get nothing at all. */
class IceChecksTest {
    private final Scene scene = new Scene();

    @Test
    void shouldSayWhereAnAuthenticCheckCameFrom() throws Exception {
        Scene.Browser browser = scene.browser("ana1");
        byte[] check = browser.check().signed(browser.session.local().password());

        scene.receive(at(1), check);

        Response response = Response.read(scene.sent.getFirst().bytes());
        assertThat(response.type()).isEqualTo(0x0101);
        assertThat(response.transactionId()).isEqualTo(java.util.Arrays.copyOfRange(check, 8, 20));
        assertThat(response.mappedAddress()).isEqualTo(at(1));
        assertThat(response.isSignedWith(browser.session.local().password())).isTrue();
        assertThat(response.bytes().length).isLessThanOrEqualTo(check.length);
        assertThat(browser.consents).isEqualTo(1);
    }

    @Test
    void shouldGiveItsOwnCredentialsToEverySession() throws Exception {
        IceCredentials one = scene.browser("ana1").session.local();
        IceCredentials other = scene.browser("ben1").session.local();

        assertThat(one.isValid()).isTrue();
        assertThat(one.ufrag()).isNotEqualTo(other.ufrag());
        assertThat(one.password()).isNotEqualTo(other.password());
    }

    @Test
    void shouldNotAnswerWhoDoesNotKnowThePassword() throws Exception {
        Scene.Browser browser = scene.browser("ana1");

        scene.receive(at(1), browser.check().signed("a-wrong-password-of-24-ch"));
        scene.receive(at(1), browser.check().fingerprint());

        assertThat(scene.sent).isEmpty();
        assertThat(scene.refused(Reason.CHECK_UNAUTHENTIC)).isEqualTo(2);
        assertThat(browser.consents).isZero();
        assertThat(browser.target()).isNull();
    }

    @Test
    void shouldNotAnswerWhoNamesNoSessionOrAnotherPeer() throws Exception {
        Scene.Browser browser = scene.browser("ana1");
        IceCredentials ours = browser.session.local();
        IceCredentials nobody = new IceCredentials("none", "none");

        scene.receive(at(1), CheckWriter.check(nobody, browser.own).signed(ours.password()));
        scene.receive(at(1), CheckWriter.check(ours, nobody).signed(ours.password()));
        scene.receive(at(1), CheckWriter.message(0x0001).signed(ours.password()));
        scene.receive(
                at(1),
                CheckWriter.message(0x0001).attribute(0x0006, ours.ufrag()).signed(ours.password()));

        assertThat(scene.sent).isEmpty();
        assertThat(scene.refused(Reason.CHECK_UNKNOWN_USER)).isEqualTo(4);
    }

    @Test
    void shouldNotAnswerBeforeItStartsNorAfterItsEnd() throws Exception {
        Scene.Browser browser = scene.browser("ana1");
        String password = browser.session.local().password();
        browser.nominates(at(1));
        scene.sent.clear();

        browser.session.close();
        scene.receive(at(1), browser.check().signed(password));
        scene.receive(at(1), new byte[] {(byte) 128, 0});
        browser.session.start();
        scene.receive(at(1), browser.check().signed(password));
        IceSession prepared = scene.agent.open(browser.own, browser);
        scene.receive(
                at(1),
                CheckWriter.check(prepared.local(), browser.own)
                        .signed(prepared.local().password()));

        assertThat(scene.sent).isEmpty();
        assertThat(browser.heard).isEmpty();
        assertThat(browser.target()).isNull();
        assertThat(scene.refused(Reason.CHECK_UNKNOWN_USER)).isEqualTo(3);
        assertThat(scene.refused(Reason.STRANGER)).isEqualTo(1);
        assertThat(scene.agent.addresses()).isZero();
        assertThat(scene.agent.sessions()).isZero();
    }

    @Test
    void shouldTellABrowserThatBelievesToBeControlledToTakeTheOtherRole() throws Exception {
        Scene.Browser browser = scene.browser("ana1");

        Response response = browser.answerTo(at(1), browser.check().attribute(0x8029, new byte[8]));

        assertThat(response.type()).isEqualTo(0x0111);
        assertThat(response.errorCode()).isEqualTo(487);
        assertThat(response.isSignedWith(browser.session.local().password())).isTrue();
        assertThat(browser.target()).isNull();
        assertThat(browser.consents).isZero();
        assertThat(scene.refused(Reason.CHECK_ROLE_CONFLICT)).isEqualTo(1);
    }

    @Test
    void shouldNameWhatItWouldHaveToUnderstand() throws Exception {
        Scene.Browser browser = scene.browser("ana1");
        CheckWriter check = browser.check();
        for (int type = 0x7F00; type < 0x7F09; type++) {
            check.attribute(type);
        }

        Response response = browser.answerTo(at(1), check);

        assertThat(response.errorCode()).isEqualTo(420);
        assertThat(response.isSignedWith(browser.session.local().password())).isTrue();
        assertThat(response.attribute(0x000A)).startsWith(0x7F, 0, 0x7F, 1).hasSize(8);
        assertThat(response.bytes().length)
                .isLessThan(check.signed(browser.session.local().password()).length);
        assertThat(browser.target()).isNull();
        // What may be ignored is.
        assertThat(browser.answerTo(at(1), browser.check().attribute(0xC057, new byte[4]))
                        .type())
                .isEqualTo(0x0101);
    }

    @Test
    void shouldKeepSilentAboutWhatIsNoRequest() throws Exception {
        Scene.Browser browser = scene.browser("ana1");
        String password = browser.session.local().password();

        scene.receive(at(1), CheckWriter.message(0x0011).signed(password));
        assertThat(scene.refused(Reason.CHECK_MALFORMED)).isZero();
        scene.receive(at(1), CheckWriter.message(0x0101).signed(password));
        scene.receive(at(1), CheckWriter.message(0x0111).signed(password));
        // An allocation (RFC 8656): we are no relay.
        scene.receive(at(1), CheckWriter.message(0x0003).signed(password));
        // Without fingerprint it may be anything.
        scene.receive(at(1), browser.check().integrity(password).bytes());

        assertThat(scene.sent).isEmpty();
        assertThat(scene.refused(Reason.CHECK_MALFORMED)).isEqualTo(4);
    }

    @Test
    void shouldRefuseMoreSessionsThanItsBound() throws Exception {
        for (int i = 0; i < Scene.MAX_SESSIONS; i++) {
            scene.browser("ana" + i);
        }

        assertThatThrownBy(() -> scene.browser("ben1")).isInstanceOf(IOException.class);
    }

    @Test
    void shouldStandGarbageAndMutants() throws Exception {
        Scene.Browser browser = scene.browser("ana1");
        browser.nominates(at(1));
        scene.sent.clear();
        byte[] good =
                browser.check().nominating().signed(browser.session.local().password());
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes;
            if (i % 2 == 0) {
                bytes = good.clone();
                bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
            } else {
                bytes = new byte[random.nextInt(200)];
                random.nextBytes(bytes);
            }
            scene.receive(at(2), bytes);
        }

        assertThat(scene.sent).as("seed %d", seed).isEmpty();
        assertThat(browser.target()).as("seed %d", seed).isEqualTo(at(1));
        assertThat(browser.heard).isEmpty();
        scene.sent.clear();
        scene.receive(at(2), good);
        assertThat(scene.sent).hasSize(1);
    }
}
