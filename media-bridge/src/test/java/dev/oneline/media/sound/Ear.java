package dev.oneline.media.sound;

import dev.oneline.media.probe.RtpSink;
import dev.oneline.media.rtp.Codec;
import dev.oneline.media.rtp.RtpPacket;
import dev.oneline.runtime.sound.G711;
import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Decodes what a probe receives and says what is heard in the latest 200 ms. Remembers every RTP header. */
public final class Ear implements RtpSink {
    private static final int WINDOW_MS = 200;
    private static final double AUDIBLE = 500;
    private static final int QUIET = 50;

    private final Codec codec;
    private final OpusDecoder opus;
    private final List<Header> headers = new ArrayList<>();
    private final short[] window;
    private int filled;
    private long lastSoundNs;

    public Ear(Codec codec) {
        this.codec = codec;
        this.window = new short[codec.clockRateHz() / 1_000 * WINDOW_MS];
        try {
            this.opus = new OpusDecoder(48_000, 1);
        } catch (OpusException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public synchronized void onRtp(byte[] buffer, int length, long nowNs) {
        int header = RtpPacket.headerLength(buffer, 0);
        int type = RtpPacket.payloadType(buffer, 0);
        headers.add(new Header(
                type,
                RtpPacket.marker(buffer, 0),
                RtpPacket.sequence(buffer, 0),
                RtpPacket.timestamp(buffer, 0),
                RtpPacket.ssrc(buffer, 0),
                length - header));
        short[] heard = decode(buffer, header, length - header);
        for (short sample : heard) {
            lastSoundNs = Math.abs(sample) > QUIET ? nowNs : lastSoundNs;
        }
        if (heard.length <= window.length) {
            System.arraycopy(window, heard.length, window, 0, window.length - heard.length);
            System.arraycopy(heard, 0, window, window.length - heard.length, heard.length);
            filled += heard.length;
        }
        notifyAll();
    }

    /** Waits until the whole window is of this tone alone. */
    public void awaitTone(int frequencyHz) throws InterruptedException {
        await(ear -> ear.power(frequencyHz) > AUDIBLE * AUDIBLE && ear.share(frequencyHz) > 0.8, frequencyHz + " Hz");
    }

    /** Waits until there are frames, and the whole window of them is silent. */
    public void awaitSilence() throws InterruptedException {
        await(ear -> ear.total() < 50 * 50, "silence");
    }

    /** Waits until something audible is in the window. */
    public void awaitSound() throws InterruptedException {
        await(ear -> ear.total() > AUDIBLE * AUDIBLE, "sound");
    }

    /** When the latest frame came that had any sound in it. */
    public synchronized long lastSoundNs() {
        return lastSoundNs;
    }

    public synchronized List<Header> headers() {
        return List.copyOf(headers);
    }

    /** Waits until that many packets of a payload type came. */
    public synchronized void awaitPackets(int payloadType, int count) throws InterruptedException {
        long untilNs = System.nanoTime() + 10_000_000_000L;
        while (headers.stream().filter(each -> each.payloadType == payloadType).count() < count) {
            wait(leftMs(untilNs, count + " packets of type " + payloadType));
        }
    }

    private synchronized void await(Predicate<Ear> what, String name) throws InterruptedException {
        filled = 0;
        long untilNs = System.nanoTime() + 10_000_000_000L;
        while (filled < window.length || !what.test(this)) {
            wait(leftMs(untilNs, name));
        }
    }

    private long leftMs(long untilNs, String name) {
        long leftMs = (untilNs - System.nanoTime()) / 1_000_000;
        if (leftMs <= 0) {
            throw new AssertionError("not heard within 10 s: " + name + "; total power " + total() + " of " + filled
                    + " samples, " + headers.size() + " packets");
        }
        return leftMs;
    }

    /** Mean power of one frequency: Goertzel. */
    private double power(int frequencyHz) {
        double coefficient = 2 * Math.cos(2 * Math.PI * frequencyHz / codec.clockRateHz());
        double last = 0;
        double before = 0;
        for (short sample : window) {
            double next = sample + coefficient * last - before;
            before = last;
            last = next;
        }
        double square = last * last + before * before - coefficient * last * before;
        return 2 * square / ((double) window.length * window.length);
    }

    private double share(int frequencyHz) {
        return power(frequencyHz) / Math.max(1, total());
    }

    private double total() {
        double sum = 0;
        for (short sample : window) {
            sum += (double) sample * sample;
        }
        return sum / window.length;
    }

    private short[] decode(byte[] buffer, int offset, int length) {
        if (codec == Codec.OPUS) {
            var out = new short[5_760];
            try {
                int count = opus.decode(buffer, offset, length, out, 0, out.length, false);
                return java.util.Arrays.copyOf(out, count);
            } catch (OpusException e) {
                return new short[0];
            }
        }
        var out = new short[length];
        for (int i = 0; i < length; i++) {
            out[i] = codec == Codec.PCMA ? G711.fromALaw(buffer[offset + i]) : G711.fromULaw(buffer[offset + i]);
        }
        return out;
    }

    /** What an RTP header said. */
    public record Header(int payloadType, boolean marker, int sequence, int timestamp, int ssrc, int payloadLength) {}
}
