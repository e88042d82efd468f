package dev.oneline.backend.prompt.sound;

import dev.oneline.backend.text.Refusal;
import java.io.ByteArrayInputStream;
import javazoom.jl.decoder.Bitstream;
import javazoom.jl.decoder.BitstreamException;
import javazoom.jl.decoder.Decoder;
import javazoom.jl.decoder.DecoderException;
import javazoom.jl.decoder.Header;
import javazoom.jl.decoder.SampleBuffer;
import org.jspecify.annotations.Nullable;

/** MPEG audio, layer III. */
final class Mp3Sound {
    private Mp3Sound() {}

    static Pcm read(byte[] file) throws Unreadable {
        var bitstream = new Bitstream(new ByteArrayInputStream(file));
        var decoder = new Decoder();
        Samples samples = null;
        try {
            for (var header = next(bitstream); header != null; header = next(bitstream)) {
                var decoded = (SampleBuffer) decoder.decodeFrame(header, bitstream);
                if (samples == null) {
                    samples = new Samples(decoded.getSampleFrequency(), decoded.getChannelCount());
                }
                for (int i = 0; i < decoded.getBufferLength(); i++) {
                    samples.add(decoded.getBuffer()[i]);
                }
                bitstream.closeFrame();
            }
        } catch (DecoderException e) {
            throw new Unreadable(Refusal.SOUND_UNREADABLE);
        }
        if (samples == null) {
            throw new Unreadable(Refusal.SOUND_UNREADABLE);
        }
        return samples.from(0);
    }

    /** What is broken at the end is the end: tags of other programs stand there. */
    private static @Nullable Header next(Bitstream bitstream) {
        try {
            return bitstream.readFrame();
        } catch (BitstreamException e) {
            return null;
        }
    }
}
