package dev.oneline.media.leg;

import dev.oneline.contract.bus.Report.RecordingEndCause;
import dev.oneline.media.prompt.Playback;
import dev.oneline.media.recording.Recorder;
import dev.oneline.media.rtp.Payloads;
import dev.oneline.media.rtp.RtpPacket;
import org.jspecify.annotations.Nullable;

/**
 * What of a leg's sound is recorded, and when: from the end of the prompt that it hears. Guarded by its leg, all but {@link
 * #wants}.
 */
final class LegRecording {
    private @Nullable Recorder recorder;
    private @Nullable Playback before;
    private volatile boolean runs;

    /** Takes in what the plan now says. */
    void plan(Hearing hearing, @Nullable Recorder planned) {
        before = hearing instanceof Hearing.Prompt prompt && !prompt.playback().loops() ? prompt.playback() : null;
        if (recorder != planned) {
            end(RecordingEndCause.STOPPED);
            recorder = planned;
        }
    }

    /** Whether a packet of this type is to be brought to {@link #take}. Any thread. */
    boolean wants(Payloads payloads, int payloadType) {
        return runs && payloadType == payloads.audioType();
    }

    void take(byte[] buffer, int offset, int payloadLength, long nowNs) {
        if (recorder != null) {
            int payload = offset + RtpPacket.headerLength(buffer, offset);
            int ssrc = RtpPacket.ssrc(buffer, offset);
            recorder.take(ssrc, RtpPacket.timestamp(buffer, offset), buffer, payload, payloadLength, nowNs);
            runs = recorder.isRunning();
        }
    }

    /** Looks at the time, once the frame that was due is out. */
    void tick(long nowNs) {
        if (recorder == null) {
            return;
        }
        if (recorder.isWaiting() && (before == null || before.isOver())) {
            recorder.begin(nowNs);
        }
        recorder.tick(nowNs);
        runs = recorder.isRunning();
    }

    /** Whether the plan has a recording, ended or not. */
    boolean isPlanned() {
        return recorder != null;
    }

    /** Whether keys are the recording's: it goes on, or will when the prompt is over. */
    boolean takesKeys() {
        return recorder != null && !recorder.isOver();
    }

    /**
     * A key went down that is the recording's.
     *
     * @return whether it ends the prompt before it, if keys may
     */
    boolean press(char key, long nowNs) {
        if (recorder != null) {
            recorder.press(key, nowNs);
            runs = recorder.isRunning();
        }
        return recorder != null && recorder.isWaiting();
    }

    /** Whether a key was meant for a recording that had just ended by itself. */
    boolean isLateTerminator(char key, long nowNs) {
        return recorder != null && recorder.isLateTerminator(key, nowNs);
    }

    void end(RecordingEndCause cause) {
        if (recorder != null) {
            recorder.end(cause);
            runs = false;
        }
    }
}
