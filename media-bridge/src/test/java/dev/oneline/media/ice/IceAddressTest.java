package dev.oneline.media.ice;

import static dev.oneline.media.ice.Scene.S;
import static dev.oneline.media.ice.Scene.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.media.figures.DoorCounters.Reason;
import org.junit.jupiter.api.Test;

/** Where a session sends to, whom it listens to, and what moves it elsewhere. */
class IceAddressTest {
    private final Scene scene = new Scene();

    @Test
    void shouldSendToTheFirstAddressUntilOneIsNominated() throws Exception {
        Scene.Browser browser = scene.browser("ana1");
        assertThat(browser.target()).isNull();

        browser.checks(at(1));
        browser.checks(at(2));
        assertThat(browser.target()).isEqualTo(at(1));

        browser.nominates(at(2));
        assertThat(browser.target()).isEqualTo(at(2));
    }

    @Test
    void shouldFollowABrowserThatMovesButNotAMereCheck() throws Exception {
        Scene.Browser browser = scene.browser("ana1");
        browser.nominates(at(1));

        browser.checks(at(2));
        assertThat(browser.target()).isEqualTo(at(1));

        browser.nominates(at(2));
        assertThat(browser.target()).isEqualTo(at(2));
    }

    @Test
    void shouldNotFollowWhoIsNotAuthentic() throws Exception {
        Scene.Browser browser = scene.browser("ana1");
        browser.nominates(at(1));

        scene.receive(at(2), browser.check().nominating().signed("a-wrong-password-of-24-ch"));
        scene.receive(at(2), new byte[] {(byte) 128, 8, 0, 1});

        assertThat(browser.target()).isEqualTo(at(1));
        assertThat(browser.heard).isEmpty();
        assertThat(scene.refused(Reason.STRANGER)).isEqualTo(1);
    }

    @Test
    void shouldHearEveryAddressThatAuthenticatedAndNoOther() throws Exception {
        Scene.Browser ana = scene.browser("ana1");
        Scene.Browser ben = scene.browser("ben1");
        ana.nominates(at(1));
        ana.checks(at(2));
        ben.nominates(at(3));

        scene.receive(at(1), new byte[] {(byte) 128, 1});
        scene.receive(at(2), new byte[] {22, 2});
        scene.receive(at(3), new byte[] {(byte) 128, 3});
        scene.receive(at(4), new byte[] {(byte) 128, 4});
        scene.receive(at(1), new byte[0]);

        assertThat(ana.heard).containsExactly(new byte[] {(byte) 128, 1}, new byte[] {22, 2}, new byte[0]);
        assertThat(ben.heard).containsExactly(new byte[] {(byte) 128, 3});
        assertThat(scene.refused(Reason.STRANGER)).isEqualTo(1);
    }

    @Test
    void shouldTakeForConsentOnlyChecksFromWhereItSendsTo() throws Exception {
        Scene.Browser browser = scene.browser("ana1");
        browser.nominates(at(1));
        browser.checks(at(1));
        assertThat(browser.consents).isEqualTo(2);

        browser.checks(at(2));
        assertThat(browser.consents).isEqualTo(2);

        browser.nominates(at(2));
        browser.checks(at(1));
        assertThat(browser.consents).isEqualTo(3);
    }

    @Test
    void shouldForgetTheAddressCheckedLongestAgoBeyondTheBound() throws Exception {
        Scene.Browser browser = scene.browser("ana1");
        browser.nominates(at(100));
        for (int i = 0; i < 50; i++) {
            scene.nowNs += S;
            browser.checks(at(i));
        }

        assertThat(scene.agent.addresses()).isEqualTo(IceSession.MAX_ADDRESSES);
        scene.receive(at(49), new byte[] {(byte) 128, 49});
        scene.receive(at(0), new byte[] {(byte) 128, 0});
        // The nominated one is the oldest, and stays.
        scene.receive(at(100), new byte[] {(byte) 128, 100});
        assertThat(browser.heard).containsExactly(new byte[] {(byte) 128, 49}, new byte[] {(byte) 128, 100});
        assertThat(browser.target()).isEqualTo(at(100));
    }

    @Test
    void shouldNotLetOneSessionTakeAnothersAddress() throws Exception {
        Scene.Browser ana = scene.browser("ana1");
        Scene.Browser ben = scene.browser("ben1");
        ana.nominates(at(1));
        ben.nominates(at(2));
        scene.sent.clear();

        scene.receive(at(1), ben.check().nominating().signed(ben.session.local().password()));

        assertThat(scene.sent).isEmpty();
        assertThat(scene.refused(Reason.CHECK_ADDRESS_TAKEN)).isEqualTo(1);
        assertThat(ben.target()).isEqualTo(at(2));
        scene.receive(at(1), new byte[] {(byte) 128, 1});
        assertThat(ana.heard).hasSize(1);
    }

    @Test
    void shouldGiveAnAddressOnOnceItsBrowserIsGone() throws Exception {
        Scene.Browser vanished = scene.browser("ana1");
        Scene.Browser closed = scene.browser("ana2");
        Scene.Browser next = scene.browser("ben1");
        vanished.nominates(at(1));
        closed.nominates(at(2));

        scene.nowNs += IceSession.HOLD_NS + 1;
        next.nominates(at(1));
        assertThat(next.target()).isEqualTo(at(1));
        assertThat(vanished.target()).isNull();
        closed.session.close();
        next.nominates(at(2));

        scene.receive(at(1), new byte[] {(byte) 128, 1});
        scene.receive(at(2), new byte[] {(byte) 128, 2});
        assertThat(next.heard).hasSize(2);
        assertThat(vanished.heard).isEmpty();
        // A late end of the first must not take away what isn't its own any more.
        vanished.session.close();
        scene.receive(at(1), new byte[] {(byte) 128, 3});
        assertThat(next.heard).hasSize(3);
    }
}
