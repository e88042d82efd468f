package dev.oneline.media.recording;

import dev.oneline.contract.bus.MessageRecording;
import dev.oneline.contract.bus.Report.RecordingEndCause;
import dev.oneline.media.rtp.Codec;
import dev.oneline.media.sound.Voice;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A recorder that is spoken to in packets of 20 ms, in a time of its own. */
final class Scene implements Recorder.Outlet {
    static final int FRAME = 160;
    private static final long FRAME_NS = 20_000_000;

    final Codec codec;
    final RecordingRoom room;
    final Recorder recorder;
    final List<byte[]> parts = new ArrayList<>();
    long nowNs = 1_000_000_000;
    int ssrc = 7;
    /** About to run over. */
    int timestamp = -40_000;

    RecordingEndCause cause;
    long lengthMs = -1;
    int partsTold = -1;
    boolean noRoom;

    Scene(Codec codec, MessageRecording asked) {
        this(codec, asked, new RecordingRoom(10_000_000));
    }

    Scene(Codec codec, MessageRecording asked, RecordingRoom room) {
        this.codec = codec;
        this.room = room;
        this.recorder = new Recorder(asked, codec, room, this);
    }

    static MessageRecording asked(long maxMs, long silenceMs) {
        return new MessageRecording("c1:r1", maxMs, silenceMs, "#*");
    }

    Scene begun() {
        recorder.begin(nowNs);
        return this;
    }

    void says(double[] sound) {
        says(Voice.codes(sound, codec));
    }

    void says(byte[] codes) {
        for (int at = 0; at + FRAME <= codes.length; at += FRAME) {
            send(codes, at);
            pass();
        }
    }

    /** The packet that is due, without the time passing. */
    void send(byte[] codes, int at) {
        recorder.take(ssrc, timestamp, codes, at, FRAME, nowNs);
        timestamp += FRAME;
    }

    /** A packet that doesn't come. */
    void lose() {
        timestamp += FRAME;
        pass();
    }

    /** Nothing is sent, and the timestamp says so, or it doesn't. */
    void pause(int ms, boolean told) {
        for (int i = 0; i < ms / 20; i++) {
            timestamp += told ? FRAME : 0;
            pass();
        }
    }

    void pass() {
        nowNs += FRAME_NS;
        recorder.tick(nowNs);
    }

    @Override
    public void part(String recordingId, int index, Codec kept, byte[] audio) {
        if (index != parts.size() || cause != null || kept == Codec.OPUS) {
            throw new AssertionError("part " + index + " after " + parts.size());
        }
        parts.add(audio);
    }

    @Override
    public void ended(String recordingId, RecordingEndCause why, long length, int count, boolean withoutRoom) {
        if (cause != null) {
            throw new AssertionError("ended twice");
        }
        cause = why;
        lengthMs = length;
        partsTold = count;
        noRoom = withoutRoom;
    }

    byte[] recorded() {
        var all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
