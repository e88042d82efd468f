package dev.oneline.media.leg;

import dev.oneline.contract.bus.KeyInput;
import dev.oneline.media.keys.Ended;
import dev.oneline.media.keys.Heard;
import dev.oneline.media.keys.KeyEvents;
import dev.oneline.media.keys.Keypad;
import dev.oneline.media.keys.SoundKeys;
import dev.oneline.media.prompt.Playback;
import dev.oneline.media.rtp.Codec;
import dev.oneline.media.rtp.Payloads;
import dev.oneline.media.rtp.RtpPacket;
import org.jspecify.annotations.Nullable;

/**
 * A leg's keys, from its packets to its input. Telephone-events are always followed, so that a key that is held while the
 * plan changes isn't taken for a new one. The sound is looked into only where telephone-events weren't agreed on, and
 * while keys matter: browsers agree on them always, so Opus is never decoded.
 *
 * <p>Guarded by its leg, all but {@link #wants}.
 */
final class LegKeys {
    private final Keypad keypad = new Keypad();
    private final KeyEvents events = new KeyEvents(this::press);
    private final SoundKeys sound = new SoundKeys(this::press);
    private final LegRecording recording;
    private @Nullable Playback playback;
    private volatile boolean listens;
    private long nowNs;

    LegKeys(LegRecording recording) {
        this.recording = recording;
    }

    /** Takes in what the plan now says; the recording knows it already. */
    @Nullable
    News plan(Hearing hearing, @Nullable KeyInput input) {
        playback = hearing instanceof Hearing.Prompt prompt ? prompt.playback() : null;
        if (recording.takesKeys()) {
            keypad.forget();
        }
        if (keypad.plan(heard(hearing), input)) {
            cut();
        }
        return news();
    }

    /** Whether a packet of this type is to be brought to {@link #take}. Any thread. */
    boolean wants(Payloads payloads, int payloadType) {
        if (payloads.eventType() != Payloads.NONE) {
            return payloadType == payloads.eventType();
        }
        return listens && payloads.codec() != Codec.OPUS;
    }

    @Nullable
    News take(Payloads payloads, byte[] buffer, int offset, int payloadLength, long atNs) {
        nowNs = atNs;
        int ssrc = RtpPacket.ssrc(buffer, offset);
        int timestamp = RtpPacket.timestamp(buffer, offset);
        int payload = offset + RtpPacket.headerLength(buffer, offset);
        if (payloads.eventType() != Payloads.NONE) {
            boolean marker = RtpPacket.marker(buffer, offset);
            events.take(ssrc, timestamp, marker, buffer, payload, payloadLength, atNs);
        } else {
            int sequence = RtpPacket.sequence(buffer, offset);
            sound.take(payloads.codec(), ssrc, sequence, timestamp, buffer, payload, payloadLength);
        }
        return news();
    }

    /** Looks at the time, once the frame that was due is out. */
    @Nullable
    News tick(long atNs) {
        Playback played = playback;
        keypad.tick(played != null && played.isOver(), atNs);
        return news();
    }

    private void press(char key) {
        boolean ends;
        if (recording.takesKeys()) {
            ends = recording.press(key, nowNs) && playback != null && playback.bargeIn();
        } else {
            ends = !recording.isLateTerminator(key, nowNs) && keypad.press(key, nowNs);
        }
        if (ends) {
            cut();
        }
    }

    private void cut() {
        if (playback != null) {
            playback.cut();
        }
    }

    /** With an input or a recording in the plan, what comes of it is all that is told. */
    private @Nullable News news() {
        listens = keypad.listens() || recording.takesKeys();
        Playback played = playback;
        boolean told = !keypad.hasInput() && !recording.isPlanned();
        boolean finished = played != null && told && played.finishesNow();
        Ended ended = keypad.takeEnded();
        if (!finished && ended == null) {
            return null;
        }
        return new News(finished && played != null ? played.playId() : null, ended);
    }

    private static Heard heard(Hearing hearing) {
        return switch (hearing) {
            case Hearing.Nothing ignored -> Heard.SILENCE;
            case Hearing.Other ignored -> Heard.LEG;
            case Hearing.Prompt prompt -> {
                Playback playback = prompt.playback();
                Heard.Kind kind = playback.loops() ? Heard.Kind.LOOP : Heard.Kind.ONCE;
                yield new Heard(kind, playback.playId(), playback.bargeIn());
            }
        };
    }

    /** What is to be told: a prompt that finished, an input that ended. */
    record News(@Nullable String finishedPlayId, @Nullable Ended ended) {}
}
