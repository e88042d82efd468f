package dev.oneline.media.recording;

import dev.oneline.contract.bus.MessageRecording;
import dev.oneline.contract.bus.Report.RecordingEndCause;
import dev.oneline.media.rtp.Codec;

/**
 * One {@link MessageRecording}. It is told when to {@link #begin}, each packet, each key and the time, and hands out the
 * sound in parts, and in the end how long it became.
 *
 * <p><b>Where a packet goes</b> its timestamp says, so that what is lost is silence, and what overtook is put in its place
 * as long as that is less than 200 ms back. A source that begins anew, or whose timestamps say something else than the
 * clock by more than two seconds, goes where the clock says.
 *
 * <p><b>What is handed out</b> is part of the message for certain: it was followed by voice, and by more than the sound of
 * a key. The rest is kept until it is that, or the end says how much of it belongs.
 *
 * <p>Not thread-safe: its leg guards it.
 */
public final class Recorder {
    private static final int SAMPLES_PER_MS = 8;
    private static final int FRAME = 20 * SAMPLES_PER_MS;
    /** A late packet may still change what is younger. */
    private static final int UNSETTLED = 200 * SAMPLES_PER_MS;
    /** How long packets are waited for before the time counts that passed without them. */
    private static final int LATENESS = 300 * SAMPLES_PER_MS;

    private static final int MAX_APART = 2_000 * SAMPLES_PER_MS;
    /** What a key sounds until it is known: 40 ms, a packet of 20 ms, and a gateway that is slow to mute it. */
    private static final int KEY_SOUND = 80 * SAMPLES_PER_MS;
    /** The end of a word is fainter than the rest of it. */
    private static final int TAIL = 100 * SAMPLES_PER_MS;

    private static final int LOOK_EVERY_FRAMES = 10;
    private static final long LATE_TERMINATOR_NS = 2_000_000_000L;
    /** Of a sine as loud as G.711 goes, which is 3.14 dBm0. */
    private static final double FULL_SCALE_POWER = 32_256.0 * 32_256.0 / 2;

    private static final double FULL_SCALE_DBM0 = 3.14;
    private static final int FAINTEST_DBM0 = -100;

    private final MessageRecording asked;
    private final Outlet outlet;
    private final SoundReader reader;
    private final Tape tape;
    private final VoiceLevels levels = new VoiceLevels();
    private final int maxSamples;
    private final int maxSilence;
    private State state = State.WAITING;
    private boolean endedByItself;
    private long beganNs;
    private long nowNs;
    private int looksIn;
    private boolean anchored;
    private int ssrc;
    private int anchorTimestamp;
    private int anchorPlace;

    /** Told what becomes of it, with the lock of the leg held. */
    public interface Outlet {
        void part(String recordingId, int index, Codec codec, byte[] audio);

        /** @param noRoom whether it ended because nothing more could be kept */
        void ended(String recordingId, RecordingEndCause cause, long lengthMs, int parts, boolean noRoom);
    }

    private enum State {
        WAITING,
        RUNNING,
        OVER
    }

    public Recorder(MessageRecording asked, Codec spoken, RecordingRoom room, Outlet outlet) {
        this.asked = asked;
        this.outlet = outlet;
        this.reader = new SoundReader(spoken);
        this.tape = new Tape(reader.silence(), room);
        this.maxSamples = (int) Math.clamp(asked.maxMs(), 1, MessageRecording.MAX_MS) * SAMPLES_PER_MS;
        this.maxSilence = Math.clamp(asked.silenceMs(), 500, 60_000) * SAMPLES_PER_MS;
    }

    public String recordingId() {
        return asked.recordingId();
    }

    /** Whether it hasn't begun: what comes before it is still heard. */
    public boolean isWaiting() {
        return state == State.WAITING;
    }

    public boolean isRunning() {
        return state == State.RUNNING;
    }

    public boolean isOver() {
        return state == State.OVER;
    }

    public void begin(long atNs) {
        state = State.RUNNING;
        beganNs = atNs;
        nowNs = atNs;
    }

    /** Takes the sound of a packet. */
    public void take(int fromSsrc, int timestamp, byte[] buffer, int offset, int length, long atNs) {
        if (state != State.RUNNING) {
            return;
        }
        nowNs = atNs;
        int samples = reader.read(buffer, offset, length);
        if (samples == 0) {
            return;
        }
        int place = place(fromSsrc, timestamp, samples);
        if (place < 0 || place < tape.written() - UNSETTLED) {
            return;
        }
        if (!tape.write(place, reader.codes(), Math.min(samples, maxSamples - place))) {
            end(RecordingEndCause.FULL, true);
        } else if (tape.written() >= maxSamples) {
            end(RecordingEndCause.FULL);
        }
    }

    /** A key went down. */
    public void press(char key, long atNs) {
        if (state == State.RUNNING && isTerminator(key)) {
            nowNs = atNs;
            end(RecordingEndCause.KEY);
        }
    }

    /** Whether a key was meant for this recording, which had just ended by itself. */
    public boolean isLateTerminator(char key, long atNs) {
        return endedByItself && isTerminator(key) && atNs - nowNs < LATE_TERMINATOR_NS;
    }

    /** Looks at the time; every 20 ms. */
    public void tick(long atNs) {
        if (state != State.RUNNING) {
            return;
        }
        nowNs = atNs;
        if (++looksIn < LOOK_EVERY_FRAMES) {
            return;
        }
        looksIn = 0;
        settle(tape.written() - UNSETTLED);
        int passed = Math.max(levels.count() * FRAME, elapsed() - LATENESS);
        int voiceEnd = (levels.lastVoice() + 1) * FRAME;
        if (passed >= maxSamples) {
            end(RecordingEndCause.FULL);
        } else if (passed - voiceEnd >= maxSilence) {
            end(RecordingEndCause.SILENCE);
        } else {
            handOut(Math.min(voiceEnd, tape.written() - KEY_SOUND));
        }
    }

    /** Ends it, if it hasn't ended, whether it has begun or not. */
    public void end(RecordingEndCause cause) {
        end(cause, false);
    }

    private void end(RecordingEndCause cause, boolean noRoom) {
        if (state == State.OVER) {
            return;
        }
        state = State.OVER;
        endedByItself = cause == RecordingEndCause.FULL || cause == RecordingEndCause.SILENCE;
        settle(tape.written());
        int length = Math.clamp(length(cause), tape.handedOut() * Tape.PART_BYTES, tape.written());
        handOut(length);
        int rest = length - tape.handedOut() * Tape.PART_BYTES;
        if (rest > 0) {
            tell(rest);
        }
        outlet.ended(recordingId(), cause, length / SAMPLES_PER_MS, tape.handedOut(), noRoom);
        tape.discard();
    }

    private int length(RecordingEndCause cause) {
        int lastVoice = levels.lastVoice();
        if (lastVoice < 0) {
            return 0;
        }
        return switch (cause) {
            case SILENCE -> (lastVoice + 1) * FRAME + TAIL;
            case KEY -> tape.written() - KEY_SOUND;
            case FULL, STOPPED, GONE -> tape.written();
        };
    }

    private int place(int fromSsrc, int timestamp, int samples) {
        int now = elapsed();
        if (anchored && fromSsrc == ssrc) {
            int place = anchorPlace + (timestamp - anchorTimestamp) / reader.ticksPerSample();
            if (Math.abs((long) place - now) <= MAX_APART) {
                return place;
            }
        }
        anchored = true;
        ssrc = fromSsrc;
        anchorTimestamp = timestamp;
        // At least where the last one ended: what came isn't written over.
        anchorPlace = Math.max(tape.written(), now - samples);
        return anchorPlace;
    }

    private int elapsed() {
        return Math.clamp((nowNs - beganNs) / 1_000_000 * SAMPLES_PER_MS, 0, maxSamples + LATENESS);
    }

    private void settle(int upTo) {
        while ((levels.count() + 1) * FRAME <= upTo) {
            levels.add(level(levels.count() * FRAME));
        }
    }

    private byte level(int from) {
        double power = 0;
        boolean absent = true;
        for (int i = from; i < from + FRAME; i++) {
            byte code = tape.at(i);
            absent &= code == reader.silence();
            int sample = reader.linear(code);
            power += (double) sample * sample / FRAME;
        }
        if (absent) {
            return VoiceLevels.ABSENT;
        }
        double dbm0 = 10 * Math.log10(power / FULL_SCALE_POWER) + FULL_SCALE_DBM0;
        return (byte) Math.max(FAINTEST_DBM0, Math.round(dbm0));
    }

    private void handOut(int upTo) {
        while ((tape.handedOut() + 1) * Tape.PART_BYTES <= upTo) {
            tell(Tape.PART_BYTES);
        }
    }

    private void tell(int length) {
        int index = tape.handedOut();
        outlet.part(recordingId(), index, reader.kept(), tape.handOut(length));
    }

    private boolean isTerminator(char key) {
        return asked.terminators().indexOf(key) >= 0;
    }
}
