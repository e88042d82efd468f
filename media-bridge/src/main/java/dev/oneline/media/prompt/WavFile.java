package dev.oneline.media.prompt;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** 16-bit mono PCM out of a RIFF file. */
final class WavFile {
    private static final int PCM = 1;

    private final int sampleRateHz;
    private final short[] samples;

    WavFile(int sampleRateHz, short[] samples) {
        this.sampleRateHz = sampleRateHz;
        this.samples = samples;
    }

    short[] samples() {
        return samples;
    }

    /** @throws IOException when it isn't 16-bit mono PCM of 8, 16 or 48 kHz, or longer than {@code maxSeconds} */
    static WavFile read(InputStream in, int maxSeconds) throws IOException {
        ByteBuffer file =
                ByteBuffer.wrap(in.readNBytes(48_000 * 2 * maxSeconds + 4_096)).order(ByteOrder.LITTLE_ENDIAN);
        if (file.remaining() < 44 || !"RIFF".equals(tag(file)) || file.getInt() == 0 || !"WAVE".equals(tag(file))) {
            throw new IOException("not a WAV file");
        }
        int rate = 0;
        while (file.remaining() >= 8) {
            String chunk = tag(file);
            int length = file.getInt();
            if (length < 0 || length > file.remaining()) {
                throw new EOFException("a chunk ends after the file");
            }
            if (chunk.equals("fmt ")) {
                rate = readFormat(file.slice(file.position(), length).order(ByteOrder.LITTLE_ENDIAN));
            } else if (chunk.equals("data") && rate > 0) {
                if (length / 2 > rate * maxSeconds) {
                    throw new IOException("longer than " + maxSeconds + " s");
                }
                var samples = new short[length / 2];
                file.asShortBuffer().get(samples);
                return new WavFile(rate, samples);
            }
            file.position(Math.min(file.limit(), file.position() + length + length % 2));
        }
        throw new IOException("no sound in the WAV file");
    }

    /** One after the other, at the rate of the first. */
    static WavFile joined(List<WavFile> parts) {
        int rate = parts.getFirst().sampleRateHz;
        var resampled = parts.stream().map(part -> part.resampledTo(rate)).toList();
        var all = new short
                [resampled.stream().mapToInt(part -> part.samples.length).sum()];
        int at = 0;
        for (WavFile part : resampled) {
            System.arraycopy(part.samples, 0, all, at, part.samples.length);
            at += part.samples.length;
        }
        return new WavFile(rate, all);
    }

    /** Linear interpolation, which is enough for speech and tones that have nothing near the lower rate's limit. */
    WavFile resampledTo(int rateHz) {
        if (rateHz == sampleRateHz) {
            return this;
        }
        var out = new short[(int) ((long) samples.length * rateHz / sampleRateHz)];
        for (int i = 0; i < out.length; i++) {
            double at = (double) i * sampleRateHz / rateHz;
            int left = (int) at;
            int right = Math.min(samples.length - 1, left + 1);
            out[i] = (short) Math.round(samples[left] + (samples[right] - samples[left]) * (at - left));
        }
        return new WavFile(rateHz, out);
    }

    private static int readFormat(ByteBuffer format) throws IOException {
        if (format.remaining() < 16) {
            throw new IOException("no format in the WAV file");
        }
        int kind = format.getShort();
        int channels = format.getShort();
        int rate = format.getInt();
        int bits = format.getShort(14);
        boolean knownRate = rate == 8_000 || rate == 16_000 || rate == 48_000;
        if (kind != PCM || channels != 1 || bits != 16 || !knownRate) {
            throw new IOException("not 16-bit mono PCM of 8, 16 or 48 kHz");
        }
        return rate;
    }

    private static String tag(ByteBuffer file) {
        var tag = new byte[4];
        file.get(tag);
        return new String(tag, StandardCharsets.US_ASCII);
    }
}
