package dev.oneline.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.oneline.contract.bus.Hears;
import dev.oneline.contract.bus.KeyInput;
import dev.oneline.contract.bus.LegPlan;
import dev.oneline.contract.bus.MessageRecording;
import dev.oneline.contract.bus.Report;
import dev.oneline.contract.bus.Report.RecordingEndCause;
import dev.oneline.media.probe.BrowserProbe;
import dev.oneline.media.probe.GatewayProbe;
import dev.oneline.media.rtp.Codec;
import dev.oneline.media.sound.Ear;
import dev.oneline.media.sound.KeyTone;
import dev.oneline.media.sound.Presser;
import dev.oneline.media.sound.Talker;
import dev.oneline.media.sound.Voice;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Messages over real UDP: what a caller says comes out as parts and an end. */
@Timeout(90)
class MessageCallTest {
    private static final int EVENT_OF_GATEWAY = 96;
    private static final int OPUS_OF_BROWSER = 111;
    private static final int HASH = 11;
    private static final double[] SPEECH = Voice.prompt("zh-CN/welcome");
    private static final double[] SHORT_SPEECH = Arrays.copyOf(SPEECH, 12_000);
    /** Of time, as much as a test may be off; in samples, where alike sounds are looked for. */
    private static final double NEAR_MS = 100;

    private static final int NEAR = 1_600;
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
    void shouldKeepWhatIsSaidAfterTheBeepUntilTheKey() throws Exception {
        var ear = new Ear(Codec.PCMA);
        GatewayProbe caller = bridge.gateway(ear);
        caller.connect(bridge.openRtp("m1", "p", caller.offer(8)));
        bridge.plan("m1", recorded("p", prompt("m1-play", "en/leave-message", "beep"), "m1:r1"));
        var talker = new Talker(caller::send, Codec.PCMA, 8);
        // He doesn't wait for the beep: that isn't kept.
        talker.say(SHORT_SPEECH);
        ear.awaitTone(1_000);
        // The beep is 400 ms long, and is known after 200 ms of it.
        talker.say(Voice.silence(300));
        talker.say(SPEECH);
        // The owner was restarted, and says it again.
        bridge.plan("m1", recorded("p", prompt("m1-play", "en/leave-message", "beep"), "m1:r1"));
        talker.say(Voice.silence(200));
        new Presser(caller::send, EVENT_OF_GATEWAY, 9).press(HASH);

        Message message = message("m1", "m1:r1");

        assertThat(message.ended.cause()).isEqualTo(RecordingEndCause.KEY);
        assertThat(message.lengthMs()).isCloseTo(SPEECH.length / 8.0 + 200, within(300.0));
        assertThat(Voice.likeness(SPEECH, message.sound, 2_400)).isGreaterThan(0.98);
        assertThat(bridge.reportsSoFar())
                .noneMatch(report -> report instanceof Report.PromptFinished && isOf("m1", report));
    }

    @Test
    void shouldBeAsLongAsWhatWasSaid() throws Exception {
        for (Codec codec : new Codec[] {Codec.PCMA, Codec.PCMU}) {
            String contact = "m2-" + codec;
            GatewayProbe caller = bridge.gateway(new Ear(codec));
            caller.connect(bridge.openRtp(contact, "p", caller.offer(codec.staticPayloadType())));
            var talker = new Talker(caller::send, codec, codec.staticPayloadType());
            double planMs = plan(contact, recorded("p", new Hears.Silence(), contact + ":r1"));

            double lateMs = talker.say(SPEECH);
            hangUp(contact);

            Message message = message(contact, contact + ":r1");
            assertThat(message.ended.cause()).isEqualTo(RecordingEndCause.GONE);
            assertThat(message.codec).isEqualTo(codec);
            thenLasted(message, lateMs + SPEECH.length / 8.0, planMs);
            assertThat(Voice.likeness(SPEECH, message.sound, NEAR)).isGreaterThan(0.98);
        }
    }

    @Test
    void shouldEndBySilence() throws Exception {
        GatewayProbe caller = bridge.gateway(new Ear(Codec.PCMA));
        caller.connect(bridge.openRtp("m3", "p", caller.offer(8)));
        var talker = new Talker(caller::send, Codec.PCMA, 8);
        double[] all = Voice.noisy(Voice.join(SPEECH, Voice.silence(2_600)), -55, true, new Random(5));
        double planMs = plan("m3", recorded("p", new Hears.Silence(), "m3:r1"));

        double lateMs = talker.say(all);

        Message message = message("m3", "m3:r1");
        assertThat(message.ended.cause()).isEqualTo(RecordingEndCause.SILENCE);
        thenLasted(message, lateMs + SPEECH.length / 8.0, planMs);
        assertThat(Voice.likeness(SPEECH, message.sound, NEAR)).isGreaterThan(0.95);
    }

    @Test
    void shouldHearTheKeyInTheVoiceAndNotKeepIt() throws Exception {
        GatewayProbe caller = bridge.gateway(new Ear(Codec.PCMA));
        String offer = caller.offer(8).replace(" 96\r\n", "\r\n").replace("a=rtpmap:96 telephone-event/8000\r\n", "");
        caller.connect(bridge.openRtp("m4", "p", offer));
        var talker = new Talker(caller::send, Codec.PCMA, 8);
        double[] all = Voice.join(SHORT_SPEECH, Voice.silence(600));
        new KeyTone(new Random(6)).lasting(200, 0).add(all, SHORT_SPEECH.length + 1_600, '#');
        double planMs = plan("m4", recorded("p", new Hears.Silence(), "m4:r1"));

        double lateMs = talker.say(all);

        Message message = message("m4", "m4:r1");
        assertThat(message.ended.cause()).isEqualTo(RecordingEndCause.KEY);
        thenLasted(message, lateMs + SHORT_SPEECH.length / 8.0 + 200, planMs);
        double[] end = Arrays.copyOfRange(message.sound, message.sound.length - 400, message.sound.length);
        assertThat(Arrays.stream(end).map(Math::abs).max().orElseThrow()).isLessThan(100);
    }

    @Test
    void shouldGiveTheKeysToTheRecordingAndNotToTheMenuBehindIt() throws Exception {
        var ear = new Ear(Codec.PCMA);
        GatewayProbe caller = bridge.gateway(ear);
        caller.connect(bridge.openRtp("m5", "p", caller.offer(8)));
        var presser = new Presser(caller::send, EVENT_OF_GATEWAY, 9);
        var talker = new Talker(caller::send, Codec.PCMA, 8);
        bridge.plan("m5", recorded("p", prompt("m5-play", "hold-music"), "m5:r1"));
        ear.awaitSound();

        // It leads past the prompt, the next is nobody's, the last ends it.
        presser.press(HASH);
        ear.awaitSilence();
        talker.say(SHORT_SPEECH);
        presser.press(5);
        presser.press(HASH);
        assertThat(message("m5", "m5:r1").ended.cause()).isEqualTo(RecordingEndCause.KEY);

        bridge.plan(
                "m5",
                new LegPlan("p", prompt("m5-menu", "hold-music"), new KeyInput("i1", 1, "", 9_000, 9_000, false)));
        presser.press(2);
        var input = bridge.awaitReport(report -> report instanceof Report.InputEnded && isOf("m5", report));
        assertThat(((Report.InputEnded) input).keys()).isEqualTo("2");
    }

    @Test
    void shouldStopWhenThePlanNamesAnotherOrNone() throws Exception {
        GatewayProbe caller = bridge.gateway(new Ear(Codec.PCMA));
        caller.connect(bridge.openRtp("m6", "p", caller.offer(8)));
        var talker = new Talker(caller::send, Codec.PCMA, 8);
        double firstPlanMs = plan("m6", recorded("p", new Hears.Silence(), "m6:r1"));
        double firstLateMs = talker.say(SHORT_SPEECH);
        letItComeThrough();
        double secondPlanMs = plan("m6", recorded("p", new Hears.Silence(), "m6:r2"));
        double secondLateMs = talker.say(SHORT_SPEECH);
        letItComeThrough();
        bridge.plan("m6", Bridge.silent("p"));

        for (String each : List.of("m6:r1", "m6:r2")) {
            Message message = message("m6", each);
            assertThat(message.ended.cause()).isEqualTo(RecordingEndCause.STOPPED);
            boolean first = each.equals("m6:r1");
            thenLasted(
                    message,
                    (first ? firstLateMs : secondLateMs) + SHORT_SPEECH.length / 8.0,
                    first ? firstPlanMs : secondPlanMs);
        }
    }

    @Test
    void shouldKeepWhatABrowserSays() throws Exception {
        BrowserProbe page = bridge.browser(new Ear(Codec.OPUS));
        page.connect(bridge.openWebRtc("m7", "v", 1, page.offer()));
        page.awaitConnected(10_000);
        var talker = new Talker((packet, length) -> page.send(packet, length), Codec.OPUS, OPUS_OF_BROWSER);
        double planMs = plan("m7", recorded("v", new Hears.Silence(), "m7:r1"));

        double lateMs = talker.say(SPEECH);
        hangUp("m7");

        Message message = message("m7", "m7:r1");
        assertThat(message.codec).isEqualTo(Codec.PCMA);
        thenLasted(message, lateMs + SPEECH.length / 8.0, planMs);
        assertThat(Voice.likeness(SPEECH, message.sound, NEAR)).isGreaterThan(0.9);
    }

    @Test
    void shouldLoseNothingWhileTheOwnerIsAway() throws Exception {
        try (var other = new Bridge()) {
            GatewayProbe caller = other.gateway(new Ear(Codec.PCMA));
            caller.connect(other.openRtp("m8", "p", caller.offer(8)));
            var talker = new Talker(caller::send, Codec.PCMA, 8);
            double planMs = timed(() -> other.plan("m8", recorded("p", new Hears.Silence(), "m8:r1")));
            other.ownerGoesAway();
            double lateMs = talker.say(SPEECH);
            new Presser(caller::send, EVENT_OF_GATEWAY, 9).press(HASH);
            assertThat(other.node
                            .meters()
                            .get("oneline.media.recording_bytes")
                            .gauge()
                            .value())
                    .isPositive();
            assertThat(other.reportsSoFar()).noneMatch(report -> report instanceof Report.RecordingPart);

            other.ownerComesBack();

            Message message = message(other, "m8", "m8:r1");
            thenLasted(message, lateMs + SPEECH.length / 8.0 - 80, planMs);
            assertThat(Voice.likeness(SPEECH, message.sound, NEAR)).isGreaterThan(0.98);
            assertThat(other.node
                            .meters()
                            .get("oneline.media.recording_bytes")
                            .gauge()
                            .value())
                    .isZero();
        }
    }

    @Test
    void shouldPlayBackWhatWasJustSaid() throws Exception {
        var ear = new Ear(Codec.PCMA);
        GatewayProbe caller = bridge.gateway(ear);
        caller.connect(bridge.openRtp("m9", "p", caller.offer(8)));
        bridge.plan("m9", recorded("p", new Hears.Silence(), "m9-r1"));
        double[] hum = new double[8_000];
        for (int i = 0; i < hum.length; i++) {
            hum[i] = 8_000 * Math.sin(2 * Math.PI * 620 * i / 8_000);
        }
        new Talker(caller::send, Codec.PCMA, 8).say(hum);
        new Presser(caller::send, EVENT_OF_GATEWAY, 9).press(HASH);
        bridge.keeps("demo", "recordings/m9-r1", Voice.wav(message("m9", "m9-r1").sound));
        bridge.keeps("other", "recordings/m9-r2", Voice.wav(hum));

        bridge.plan("m9", new LegPlan("p", prompt("m9-back", "recordings/m9-r2", "recordings/m9-r1")));

        ear.awaitTone(620);
        bridge.awaitReport(report -> report.equals(new Report.PromptFinished("m9", "p", "m9-back")));
        // The other tenant's was passed over.
        assertThat(bridge.node
                        .meters()
                        .get("oneline.media.rejected")
                        .tag("reason", "prompt_missing")
                        .functionCounter()
                        .count())
                .isEqualTo(1);
    }

    /** Once the last word has come through, be the machine ever so busy. */
    private static void hangUp(String contactId) throws InterruptedException {
        letItComeThrough();
        bridge.plan(contactId);
    }

    private static void letItComeThrough() throws InterruptedException {
        Thread.sleep(300);
    }

    /** @return how long it took, in ms: within that time the recording began */
    private static double plan(String contactId, LegPlan plan) throws Exception {
        return timed(() -> bridge.plan(contactId, plan));
    }

    private static double timed(Planning planning) throws Exception {
        long sinceNs = System.nanoTime();
        planning.plan();
        return (System.nanoTime() - sinceNs) / 1e6;
    }

    @FunctionalInterface
    private interface Planning {
        void plan() throws Exception;
    }

    private static void thenLasted(Message message, double expectedMs, double planMs) {
        assertThat(message.lengthMs()).isBetween(expectedMs - NEAR_MS, expectedMs + NEAR_MS + planMs);
    }

    private static LegPlan recorded(String legId, Hears hears, String recordingId) {
        return new LegPlan(legId, hears, null, new MessageRecording(recordingId, 60_000, 2_000, "#"));
    }

    private static Hears prompt(String playId, String... names) {
        return new Hears.Prompt(playId, List.of(names), false, true);
    }

    private static boolean isOf(String contactId, Report report) {
        return report.contactId().equals(contactId);
    }

    private static Message message(String contactId, String recordingId) throws InterruptedException {
        return message(bridge, contactId, recordingId);
    }

    private static Message message(Bridge from, String contactId, String recordingId) throws InterruptedException {
        var ended = (Report.RecordingEnded) from.awaitReport(report -> report instanceof Report.RecordingEnded end
                && end.recordingId().equals(recordingId)
                && isOf(contactId, report));
        var all = new ByteArrayOutputStream();
        String codec = "";
        for (int index = 0; index < ended.parts(); index++) {
            int wanted = index;
            var part = (Report.RecordingPart) from.awaitReport(report -> report instanceof Report.RecordingPart each
                    && each.recordingId().equals(recordingId)
                    && each.index() == wanted);
            codec = part.codec();
            all.writeBytes(part.audio().toArray());
        }
        byte[] codes = all.toByteArray();
        assertThat((long) codes.length / 8).isEqualTo(ended.lengthMs());
        return new Message(ended, Codec.valueOf(codec), Voice.linear(codes, Codec.valueOf(codec)));
    }

    private static final class Message {
        final Report.RecordingEnded ended;
        final Codec codec;
        final double[] sound;

        Message(Report.RecordingEnded ended, Codec codec, double[] sound) {
            this.ended = ended;
            this.codec = codec;
            this.sound = sound;
        }

        double lengthMs() {
            return ended.lengthMs();
        }
    }
}
