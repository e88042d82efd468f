package dev.oneline.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.contract.bus.Hears;
import dev.oneline.contract.bus.KeyInput;
import dev.oneline.contract.bus.LegPlan;
import dev.oneline.contract.bus.Report;
import dev.oneline.contract.bus.Report.InputEndCause;
import dev.oneline.media.probe.BrowserProbe;
import dev.oneline.media.probe.GatewayProbe;
import dev.oneline.media.rtp.Codec;
import dev.oneline.media.sound.Ear;
import dev.oneline.media.sound.Presser;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Keys over real UDP: what is pressed ends what is heard, and comes out as one input. */
@Timeout(60)
class KeysCallTest {
    private static final int EVENT_OF_GATEWAY = 96;
    private static final int EVENT_OF_BROWSER_OPUS = 110;
    private static Bridge bridge;

    @BeforeAll
    static void start() throws Exception {
        bridge = new Bridge();
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void shouldFallSilentWithin50MsOfAKey() throws Exception {
        var ear = new Ear(Codec.PCMA);
        GatewayProbe caller = bridge.gateway(ear);
        caller.connect(bridge.openRtp("k1", "p", caller.offer(8)));
        var presser = new Presser(caller::send, EVENT_OF_GATEWAY, 7);
        List<Double> latenciesMs = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            String playId = "k1-play" + i;
            bridge.plan("k1", new LegPlan("p", new Hears.Prompt(playId, List.of("hold-music"), false, true)));
            ear.awaitSound();
            // Anywhere between two frames.
            Thread.sleep(3L * i);

            long pressedNs = System.nanoTime();
            presser.press(5);
            bridge.awaitReport(report -> report.equals(new Report.PromptFinished("k1", "p", playId)));
            ear.awaitSilence();

            // Silence without an input: what was typed is forgotten, else it would pass the next prompt over.
            bridge.plan("k1", Bridge.silent("p"));
            // The last frame that has sound in it plays for 20 ms after it came.
            latenciesMs.add((ear.lastSoundNs() - pressedNs) / 1e6 + Codec.FRAME_MS);
        }

        // The median: this machine's threads are woken late when others want it.
        Collections.sort(latenciesMs);
        assertThat(latenciesMs.get(4))
                .as("from the key to the end of the sound, in ms: %s", latenciesMs)
                .isLessThan(50);
    }

    @Test
    void shouldGatherAGatewaysKeysToOneInput() throws Exception {
        GatewayProbe caller = bridge.gateway(new Ear(Codec.PCMA));
        caller.connect(bridge.openRtp("k2", "p", caller.offer(8)));
        var presser = new Presser(caller::send, EVENT_OF_GATEWAY, 9);
        bridge.plan("k2", menu("p", "k2-menu", input("i1", 10, "#")));

        presser.press(4, 0, 0, 11);

        assertThat(inputOf("k2")).isEqualTo(ended("k2", "p", "i1", "400", InputEndCause.TERMINATOR));
        // What an owner says again after it was restarted changes nothing.
        bridge.plan("k2", menu("p", "k2-menu", input("i1", 10, "#")));
        presser.press(7);
        bridge.plan("k2", menu("p", "k2-next", input("i2", 1, "")));
        assertThat(inputOf("k2")).isEqualTo(ended("k2", "p", "i2", "7", InputEndCause.FULL));
        assertThat(bridge.reportsSoFar())
                .noneMatch(report -> report instanceof Report.PromptFinished && isOf("k2", report))
                .noneMatch(report -> report instanceof Report.InputEnded && isOf("k2", report));
    }

    @Test
    void shouldGatherABrowsersKeysOverAReloadOfItsPage() throws Exception {
        BrowserProbe page = bridge.browser(new Ear(Codec.OPUS));
        page.connect(bridge.openWebRtc("k3", "v", 1, page.offer()));
        bridge.plan("k3", menu("v", "k3-menu", new KeyInput("i1", 4, "#", 20_000, 20_000, true)));
        page.awaitConnected(10_000);
        new Presser((packet, length) -> page.send(packet, length), EVENT_OF_BROWSER_OPUS, 3).press(1, 2);

        BrowserProbe reloaded = bridge.browser(new Ear(Codec.OPUS));
        reloaded.connect(bridge.openWebRtc("k3", "v", 2, reloaded.offer()));
        reloaded.awaitConnected(10_000);
        new Presser((packet, length) -> reloaded.send(packet, length), EVENT_OF_BROWSER_OPUS, 4).press(3, 4);

        var ended = (Report.InputEnded) inputOf("k3");
        assertThat(ended).isEqualTo(new Report.InputEnded("k3", "v", "i1", "1234", InputEndCause.FULL, true));
    }

    @Test
    void shouldHearTonesOfAGatewayWithoutTelephoneEvents() throws Exception {
        for (Codec codec : new Codec[] {Codec.PCMA, Codec.PCMU}) {
            String contact = "k4-" + codec;
            GatewayProbe caller = bridge.gateway(new Ear(codec));
            String offer = caller.offer(codec.staticPayloadType())
                    .replace(" 96\r\n", "\r\n")
                    .replace("a=rtpmap:96 telephone-event/8000\r\n", "");
            String answer = bridge.openRtp(contact, "p", offer);
            assertThat(answer).doesNotContain("telephone-event");
            caller.connect(answer);
            bridge.plan(contact, menu("p", contact + "-menu", input("i1", 10, "#")));

            Presser.playTones(caller::send, codec, "08*15#");

            assertThat(inputOf(contact)).isEqualTo(ended(contact, "p", "i1", "08*15", InputEndCause.TERMINATOR));
        }
    }

    @Test
    void shouldSayThatNothingWasPressed() throws Exception {
        GatewayProbe caller = bridge.gateway(new Ear(Codec.PCMA));
        caller.connect(bridge.openRtp("k5", "p", caller.offer(8)));
        bridge.plan("k5", new LegPlan("p", new Hears.Silence(), new KeyInput("i1", 1, "", 100, 100, false)));

        assertThat(inputOf("k5")).isEqualTo(ended("k5", "p", "i1", "", InputEndCause.SILENCE));
    }

    @Test
    void shouldPlaySoundsOneAfterAnotherAndPassOverWhatIsMissing() throws Exception {
        var ear = new Ear(Codec.PCMA);
        GatewayProbe caller = bridge.gateway(ear);
        caller.connect(bridge.openRtp("k6", "p", caller.offer(8)));
        bridge.plan(
                "k6",
                new LegPlan(
                        "p",
                        new Hears.Prompt(
                                "k6-play", List.of("zh-CN/no-such", "ringback", "../ringback"), false, false)));

        ear.awaitTone(450);
        bridge.awaitReport(report -> report.equals(new Report.PromptFinished("k6", "p", "k6-play")));
    }

    private static LegPlan menu(String legId, String playId, KeyInput input) {
        return new LegPlan(legId, new Hears.Prompt(playId, List.of("greeting", "hold-music"), false, true), input);
    }

    private static KeyInput input(String id, int maxKeys, String terminators) {
        return new KeyInput(id, maxKeys, terminators, 20_000, 20_000, false);
    }

    private static Report inputOf(String contactId) throws InterruptedException {
        return bridge.awaitReport(report -> report instanceof Report.InputEnded && isOf(contactId, report));
    }

    private static boolean isOf(String contactId, Report report) {
        return report.contactId().equals(contactId);
    }

    private static Report ended(String contactId, String legId, String inputId, String keys, InputEndCause cause) {
        return new Report.InputEnded(contactId, legId, inputId, keys, cause, false);
    }
}
