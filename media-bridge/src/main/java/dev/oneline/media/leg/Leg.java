package dev.oneline.media.leg;

import dev.oneline.contract.bus.KeyInput;
import dev.oneline.contract.bus.LegFigures;
import dev.oneline.contract.bus.Report.RecordingEndCause;
import dev.oneline.media.figures.DoorCounters;
import dev.oneline.media.figures.DoorCounters.Reason;
import dev.oneline.media.figures.LegLedger;
import dev.oneline.media.prompt.Playback;
import dev.oneline.media.prompt.PromptLibrary;
import dev.oneline.media.recording.Recorder;
import dev.oneline.media.rtp.OutgoingStream;
import dev.oneline.media.rtp.Payloads;
import dev.oneline.media.rtp.Rtcp;
import dev.oneline.media.rtp.RtpPacket;
import dev.oneline.media.srtp.SrtpProfile;
import org.jspecify.annotations.Nullable;

/**
 * One leg of a contact. A packet's way: its transport checks it and calls {@link #onRtp}; every leg that hears this one
 * gets it by {@link #hear}, rewrites it into its own stream and sends it, all on the thread that received it. What it is
 * to hear otherwise (prompts, silence) comes frame by frame from {@link #tick}. Keys that its party presses are noticed
 * on the way, and what they mean is {@link LegKeys}' business; what it says may be recorded, which is {@link
 * LegRecording}'s.
 *
 * <p>The lock of a leg guards what it sends. It is never held while another leg's is taken.
 */
public final class Leg {
    private static final int MAX_PACKET = 1_500;
    private static final Leg[] NOBODY = {};
    private static final Hearing NOTHING = new Hearing.Nothing();

    /** A source that is quiet for so long is filled up with silence: the receiver must not take us for dead. */
    private static final long FILL_AFTER_NS = 1_000_000_000L;

    private final String id;
    private final PromptLibrary prompts;
    private final DoorCounters doors;
    private final LegEvents events;
    private final LegLedger ledger = new LegLedger();
    private final LegRecording recording = new LegRecording();
    private final LegKeys keys = new LegKeys(recording);
    private final byte[] packet = new byte[MAX_PACKET + SrtpProfile.MAX_OVERHEAD];
    private final byte[] control = new byte[Rtcp.MAX_LENGTH + SrtpProfile.MAX_OVERHEAD];
    private volatile Leg[] listeners = NOBODY;
    private volatile @Nullable Line line;
    private Hearing hearing = NOTHING;
    private long lastSentNs;
    private boolean filling;

    public Leg(String id, PromptLibrary prompts, DoorCounters doors, LegEvents events) {
        this.id = id;
        this.prompts = prompts;
        this.doors = doors;
        this.events = events;
    }

    public String id() {
        return id;
    }

    /** Puts the leg on a transport; returns the one that it was on, which the caller closes. */
    public synchronized @Nullable LegTransport connectTo(
            LegTransport transport, Payloads payloads, OutgoingStream stream) {
        Line before = line;
        line = new Line(transport, payloads, stream);
        return before == null || before.transport == transport ? null : before.transport;
    }

    /** Takes the leg off a transport that died, unless it has another by now. Returns whether it was on it. */
    public synchronized boolean disconnectFrom(LegTransport transport) {
        Line current = line;
        if (current == null || current.transport != transport) {
            return false;
        }
        line = null;
        return true;
    }

    public @Nullable LegTransport transport() {
        Line current = line;
        return current == null ? null : current.transport;
    }

    public @Nullable Payloads payloads() {
        Line current = line;
        return current == null ? null : current.payloads;
    }

    /**
     * From when this returns, nothing else than {@code what} is sent.
     *
     * @param input what keys are gathered for; null: for nothing
     * @param recorder of what it says once it has heard that, the same as before if that is to go on; null: nothing is kept
     */
    public void nowHears(Hearing what, @Nullable KeyInput input, @Nullable Recorder recorder) {
        LegKeys.News news;
        synchronized (this) {
            hearing = what;
            filling = false;
            recording.plan(what, recorder);
            news = keys.plan(what, input);
        }
        tell(news);
    }

    /** The leg is over, and so is what it says. */
    public synchronized void endRecording() {
        recording.end(RecordingEndCause.GONE);
    }

    public synchronized Hearing hearing() {
        return hearing;
    }

    public void heardBy(Leg[] legs) {
        listeners = legs.clone();
    }

    /** Takes an RTP packet that its transport has found to be from the right peer. Doesn't change the array. */
    public void onRtp(LegTransport from, byte[] buffer, int offset, int length, long nowNs) {
        Line current = line;
        if (current == null || current.transport != from) {
            return;
        }
        int payload = RtpPacket.isWellFormed(buffer, offset, length)
                ? RtpPacket.payloadLength(buffer, offset, length)
                : Payloads.NONE;
        if (payload < 0 || length > MAX_PACKET) {
            reject(Reason.MALFORMED);
            return;
        }
        Payloads payloads = current.payloads;
        int type = RtpPacket.payloadType(buffer, offset);
        if (type != payloads.audioType() && type != payloads.eventType()) {
            reject(Reason.UNKNOWN_PAYLOAD);
            return;
        }
        ledger.received(
                RtpPacket.ssrc(buffer, offset),
                RtpPacket.sequence(buffer, offset),
                RtpPacket.timestamp(buffer, offset),
                payload,
                payloads.codec().clockRateHz(),
                nowNs);
        listen(payloads, type, buffer, offset, payload, nowNs);
        for (Leg listener : listeners) {
            listener.hear(this, payloads, buffer, offset, length, nowNs);
        }
    }

    private void listen(Payloads payloads, int type, byte[] buffer, int offset, int payload, long nowNs) {
        boolean recorded = recording.wants(payloads, type);
        boolean keyed = keys.wants(payloads, type);
        if (!recorded && !keyed) {
            return;
        }
        LegKeys.News news = null;
        synchronized (this) {
            if (recorded) {
                recording.take(buffer, offset, payload, nowNs);
            }
            if (keyed) {
                news = keys.take(payloads, buffer, offset, payload, nowNs);
            }
        }
        tell(news);
    }

    /** Takes an RTCP packet that its transport has found to be from the right peer. */
    public void onRtcp(LegTransport from, byte[] buffer, int offset, int length, long nowNs, long epochMs) {
        Line current = line;
        if (current != null
                && current.transport == from
                && !ledger.readReport(buffer, offset, length, current.stream.ssrc(), nowNs, epochMs)) {
            reject(Reason.MALFORMED);
        }
    }

    /** Counts what was turned away at this leg's door. */
    public void reject(Reason reason) {
        ledger.rejected();
        doors.count(reason);
    }

    /** Sends the frame that is due, if this leg hears a prompt or silence. To be called every 20 ms. */
    public void tick(long nowNs) {
        LegKeys.News news;
        synchronized (this) {
            sendDueFrame(nowNs);
            recording.tick(nowNs);
            news = keys.tick(nowNs);
        }
        tell(news);
    }

    /** Sends an RTCP report. */
    public synchronized void sendReport(long nowNs, long epochMs) {
        Line current = line;
        if (current != null && current.transport.canSend()) {
            OutgoingStream stream = current.stream;
            int timestamp = stream.timestampAt(nowNs, current.payloads.codec().clockRateHz());
            int length = ledger.writeReport(control, stream.ssrc(), timestamp, nowNs, epochMs);
            current.transport.sendRtcp(control, length, stream.ssrc());
        }
    }

    public LegFigures figures(String kind) {
        Line current = line;
        return ledger.figures(
                id,
                kind,
                current == null ? null : current.payloads.codec(),
                current != null && current.transport.isConnected());
    }

    private synchronized void hear(Leg from, Payloads fromPayloads, byte[] buffer, int offset, int length, long nowNs) {
        Line current = line;
        // The listener lists may lag behind a plan; what this leg hears doesn't.
        boolean meant = hearing instanceof Hearing.Other other && other.leg() == from;
        if (!meant || current == null || !current.transport.canSend()) {
            return;
        }
        int type = current.payloads.translate(fromPayloads, RtpPacket.payloadType(buffer, offset));
        if (type == Payloads.NONE) {
            return;
        }
        int written = current.stream.relay(from, buffer, offset, length, type, current.payloads.codec(), nowNs, packet);
        if (written > 0) {
            filling = false;
            send(current, written, nowNs);
        }
    }

    private void sendDueFrame(long nowNs) {
        Line current = line;
        if (current == null || !current.transport.canSend()) {
            return;
        }
        switch (hearing) {
            case Hearing.Other other -> {
                filling |= nowNs - lastSentNs > FILL_AFTER_NS;
                if (filling) {
                    sendSilence(current, nowNs);
                }
            }
            case Hearing.Nothing nothing -> sendSilence(current, nowNs);
            case Hearing.Prompt prompt -> {
                Playback playback = prompt.playback();
                byte[] frame = playback.nextFrame(nowNs);
                if (frame == null) {
                    sendSilence(current, nowNs);
                } else {
                    sendFrame(current, playback, frame, nowNs);
                }
                doors.count(Reason.PROMPT_MISSING, playback.takeMissing());
                doors.count(Reason.PROMPT_LATE, playback.takeLate());
            }
        }
    }

    /** Without the leg's lock. */
    private void tell(LegKeys.@Nullable News news) {
        if (news != null && news.finishedPlayId() != null) {
            events.onPromptFinished(this, news.finishedPlayId());
        }
        if (news != null && news.ended() != null) {
            events.onInputEnded(this, news.ended());
        }
    }

    private void sendSilence(Line current, long nowNs) {
        sendFrame(current, NOTHING, prompts.silentFrame(current.payloads.codec()), nowNs);
    }

    private void sendFrame(Line current, Object source, byte[] frame, long nowNs) {
        Payloads payloads = current.payloads;
        int written = current.stream.generate(source, frame, payloads.audioType(), payloads.codec(), nowNs, packet);
        send(current, written, nowNs);
    }

    private void send(Line current, int length, long nowNs) {
        ledger.sent(length - RtpPacket.HEADER_LENGTH);
        lastSentNs = nowNs;
        current.transport.sendRtp(packet, length, current.stream.ssrc());
    }

    /** The transport with what was agreed on for it. */
    private record Line(LegTransport transport, Payloads payloads, OutgoingStream stream) {}
}
