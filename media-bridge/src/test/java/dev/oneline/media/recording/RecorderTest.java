package dev.oneline.media.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.oneline.contract.bus.Report.RecordingEndCause;
import dev.oneline.media.rtp.Codec;
import dev.oneline.media.sound.Voice;
import dev.oneline.runtime.sound.G711;
import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What becomes of the packets of somebody who leaves a message. */
class RecorderTest {
    private static final double[] SPEECH = Voice.person(0, 10_000);
    private static final byte SILENCE = G711.toALaw((short) 0);

    private final Scene scene = new Scene(Codec.PCMA, Scene.asked(60_000, 5_000)).begun();

    @Test
    void shouldKeepEveryByteUntilAKey() {
        for (Codec codec : new Codec[] {Codec.PCMA, Codec.PCMU}) {
            var line = new Scene(codec, Scene.asked(60_000, 5_000)).begun();
            line.says(SPEECH);
            line.recorder.press('5', line.nowNs);
            assertThat(line.cause).isNull();

            line.recorder.press('#', line.nowNs);

            // Less what the key may have sounded.
            byte[] expected = Arrays.copyOf(Voice.codes(SPEECH, codec), 80_000 - 640);
            assertThat(line.cause).isEqualTo(RecordingEndCause.KEY);
            assertThat(line.recorded()).isEqualTo(expected);
            assertThat(line.lengthMs).isEqualTo(9_920);
            assertThat(line.partsTold).isEqualTo(line.parts.size()).isEqualTo(4);
        }
    }

    @Test
    void shouldHandOutPartsWhileItGoesOnButNotTheSilence() {
        scene.says(Voice.join(SPEECH, Voice.silence(4_000)));

        assertThat(scene.parts).hasSize(3).allMatch(part -> part.length == Tape.PART_BYTES);
        assertThat(scene.room.takenBytes()).isEqualTo(5L * Tape.PART_BYTES);
        scene.says(Voice.silence(2_000));

        assertThat(scene.cause).isEqualTo(RecordingEndCause.SILENCE);
        assertThat((double) scene.lengthMs).isCloseTo(10_000, within(200.0));
        // What is handed out is somebody else's to give back.
        assertThat(scene.room.takenBytes()).isEqualTo((long) scene.parts.size() * Tape.PART_BYTES);
    }

    @Test
    void shouldBeSilenceWhereSomethingWasLost() {
        var random = new Random(1);
        byte[] codes = Voice.codes(SPEECH, Codec.PCMA);
        byte[] expected = codes.clone();
        for (int at = 0; at < codes.length; at += Scene.FRAME) {
            boolean burst = at >= 40_000 && at < 48_000;
            if (at > 0 && (burst || random.nextInt(10) == 0)) {
                scene.lose();
                Arrays.fill(expected, at, at + Scene.FRAME, SILENCE);
            } else {
                scene.send(codes, at);
                scene.pass();
            }
        }
        // The last one was lost or not: hang up behind a packet that wasn't.
        scene.send(codes, 0);
        scene.recorder.end(RecordingEndCause.GONE);

        assertThat(Arrays.copyOf(scene.recorded(), expected.length)).isEqualTo(expected);
        assertThat(scene.lengthMs).isEqualTo(10_020);
    }

    @Test
    void shouldCountTheTimeInWhichNothingWasSent() {
        for (boolean told : new boolean[] {true, false}) {
            var line = new Scene(Codec.PCMA, Scene.asked(60_000, 5_000)).begun();
            line.pause(1_000, told);
            line.says(SPEECH);
            line.pause(3_000, told);
            line.says(SPEECH);
            line.recorder.end(RecordingEndCause.GONE);

            assertThat((double) line.lengthMs).as("timestamp goes on: %s", told).isCloseTo(24_000, within(20.0));
        }
    }

    @Test
    void shouldPutRightWhatOvertook() {
        byte[] codes = Voice.codes(SPEECH, Codec.PCMA);
        var random = new Random(2);
        var order = new ArrayList<Integer>();
        for (int packet = 0; packet < codes.length / Scene.FRAME; packet++) {
            order.add(packet);
        }
        // Up to eight packets, 160 ms, late; the first of all isn't.
        for (int at = 1; at + 8 <= order.size(); at += 8) {
            Collections.shuffle(order.subList(at, at + 8), random);
        }
        int begin = scene.timestamp;
        for (int packet : order) {
            scene.timestamp = begin + packet * Scene.FRAME;
            scene.send(codes, packet * Scene.FRAME);
            if (random.nextInt(5) == 0) {
                scene.timestamp = begin + packet * Scene.FRAME;
                scene.send(codes, packet * Scene.FRAME);
            }
            scene.pass();
        }
        scene.recorder.end(RecordingEndCause.GONE);

        assertThat(scene.recorded()).isEqualTo(codes);
    }

    @Test
    void shouldLeaveOutWhatComesTooLate() {
        byte[] codes = Voice.codes(SPEECH, Codec.PCMA);
        scene.says(codes);
        int now = scene.timestamp;
        scene.timestamp = now - 30 * Scene.FRAME;
        scene.send(new byte[Scene.FRAME], 0);
        scene.recorder.end(RecordingEndCause.GONE);

        assertThat(scene.recorded()).isEqualTo(codes);
    }

    @Test
    void shouldGoOnWithASourceThatBeginsAnew() {
        scene.says(SPEECH);
        scene.ssrc = 8;
        scene.timestamp = 123_456;
        scene.says(SPEECH);
        // The same source with another clock.
        scene.timestamp = -7;
        scene.says(SPEECH);
        scene.recorder.end(RecordingEndCause.GONE);

        byte[] codes = Voice.codes(SPEECH, Codec.PCMA);
        assertThat(scene.recorded()).isEqualTo(Voice.codes(Voice.join(SPEECH, SPEECH, SPEECH), Codec.PCMA));
        assertThat(scene.lengthMs).isEqualTo(3L * codes.length / 8);
    }

    @Test
    void shouldEndWhenItIsFull() {
        var line = new Scene(Codec.PCMA, Scene.asked(5_000, 3_000)).begun();
        line.says(SPEECH);

        assertThat(line.cause).isEqualTo(RecordingEndCause.FULL);
        assertThat(line.noRoom).isFalse();
        assertThat(line.lengthMs).isEqualTo(5_000);
        assertThat(line.recorded()).isEqualTo(Arrays.copyOf(Voice.codes(SPEECH, Codec.PCMA), 40_000));
    }

    @Test
    void shouldEndWhereThereIsNoRoomForMore() {
        var room = new RecordingRoom(2 * Tape.PART_BYTES);
        var line = new Scene(Codec.PCMA, Scene.asked(60_000, 3_000), room).begun();
        line.says(SPEECH);

        assertThat(line.cause).isEqualTo(RecordingEndCause.FULL);
        assertThat(line.noRoom).isTrue();
        assertThat(line.lengthMs).isEqualTo(6_000);
        assertThat(line.recorded()).isEqualTo(Arrays.copyOf(Voice.codes(SPEECH, Codec.PCMA), 48_000));

        // Others find room as soon as somebody has taken what there is.
        room.settled();
        room.settled();
        assertThat(room.takenBytes()).isZero();
    }

    @Test
    void shouldTellAlsoOfARecordingThatNeverBegan() {
        var line = new Scene(Codec.PCMA, Scene.asked(60_000, 3_000));
        line.says(SPEECH);
        line.recorder.press('#', line.nowNs);
        assertThat(line.cause).isNull();

        line.recorder.end(RecordingEndCause.GONE);
        line.recorder.end(RecordingEndCause.STOPPED);

        assertThat(line.cause).isEqualTo(RecordingEndCause.GONE);
        assertThat(line.lengthMs).isZero();
        assertThat(line.parts).isEmpty();
    }

    @Test
    void shouldKnowATerminatorThatCameTooLate() {
        var line = new Scene(Codec.PCMA, Scene.asked(5_000, 3_000)).begun();
        line.says(SPEECH);
        assertThat(line.recorder.isLateTerminator('#', line.nowNs)).isFalse();

        var full = new Scene(Codec.PCMA, Scene.asked(9_980, 3_000)).begun();
        full.says(SPEECH);
        assertThat(full.recorder.isLateTerminator('5', full.nowNs)).isFalse();
        assertThat(full.recorder.isLateTerminator('#', full.nowNs + 1_000_000_000))
                .isTrue();
        assertThat(full.recorder.isLateTerminator('#', full.nowNs + 3_000_000_000L))
                .isFalse();
    }

    @Test
    void shouldMakeG711OfOpusAndOutliveWhatIsBroken() throws OpusException {
        var line = new Scene(Codec.OPUS, Scene.asked(60_000, 5_000)).begun();
        var random = new Random(3);
        var encoder = new OpusEncoder(48_000, 1, OpusApplication.OPUS_APPLICATION_VOIP);
        var packet = new byte[400];
        int broken = 0;
        for (int at = 0; at < SPEECH.length; at += Scene.FRAME) {
            var frame = new short[960];
            for (int i = 0; i < frame.length; i++) {
                frame[i] = (short) SPEECH[at + i / 6];
            }
            int length = encoder.encode(frame, 0, frame.length, packet, 0, packet.length);
            if (at > 0 && random.nextInt(25) == 0) {
                random.nextBytes(packet);
                length = random.nextInt(300);
                broken++;
            }
            line.recorder.take(line.ssrc, line.timestamp, packet, 0, length, line.nowNs);
            line.timestamp += 960;
            line.pass();
        }
        line.recorder.end(RecordingEndCause.GONE);

        assertThat(broken).isPositive();
        assertThat((double) line.lengthMs).isCloseTo(10_000, within(120.0));
        double[] heard = Voice.linear(line.recorded(), Codec.PCMA);
        assertThat(Voice.likeness(SPEECH, heard, 200)).isGreaterThan(0.85);
    }
}
