package dev.oneline.media.prompt;

import dev.oneline.media.rtp.Codec;
import dev.oneline.runtime.sound.G711;
import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.util.Arrays;
import java.util.List;

/** A sound as frames of one codec, ready to be sent. The frames are shared by every leg: nobody writes to them. */
public record EncodedPrompt(Codec codec, List<byte[]> frames) {
    private static final int MAX_OPUS_FRAME = 400;
    private static final int OPUS_BITRATE = 32_000;

    static EncodedPrompt encode(WavFile wav, Codec codec) {
        short[] samples = wav.resampledTo(codec.clockRateHz()).samples();
        int frameLength = codec.frameTicks();
        int count = (samples.length + frameLength - 1) / frameLength;
        // The last frame is filled up with silence.
        short[] padded = Arrays.copyOf(samples, count * frameLength);
        return new EncodedPrompt(
                codec,
                switch (codec) {
                    case PCMA, PCMU -> companded(padded, frameLength, codec);
                    case OPUS -> opus(padded, frameLength);
                });
    }

    /** One frame of nothing. */
    static EncodedPrompt silence(Codec codec) {
        // Opus needs a few frames until its first ones' ringing is over.
        var nothing = new WavFile(codec.clockRateHz(), new short[codec.frameTicks() * 5]);
        return new EncodedPrompt(codec, List.of(encode(nothing, codec).frames().getLast()));
    }

    private static List<byte[]> companded(short[] samples, int frameLength, Codec codec) {
        var frames = new byte[samples.length / frameLength][frameLength];
        for (int i = 0; i < samples.length; i++) {
            frames[i / frameLength][i % frameLength] =
                    codec == Codec.PCMA ? G711.toALaw(samples[i]) : G711.toULaw(samples[i]);
        }
        return List.of(frames);
    }

    private static List<byte[]> opus(short[] samples, int frameLength) {
        try {
            var encoder = new OpusEncoder(Codec.OPUS.clockRateHz(), 1, OpusApplication.OPUS_APPLICATION_AUDIO);
            encoder.setBitrate(OPUS_BITRATE);
            encoder.setComplexity(5);
            var frames = new byte[samples.length / frameLength][];
            var out = new byte[MAX_OPUS_FRAME];
            for (int i = 0; i < frames.length; i++) {
                int length = encoder.encode(samples, i * frameLength, frameLength, out, 0, out.length);
                frames[i] = Arrays.copyOf(out, length);
            }
            return List.of(frames);
        } catch (OpusException e) {
            throw new IllegalStateException("Opus takes 20 ms of 48 kHz mono", e);
        }
    }
}
