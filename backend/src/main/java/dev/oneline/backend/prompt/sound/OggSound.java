package dev.oneline.backend.prompt.sound;

import de.jarnbjo.vorbis.VorbisStream;
import dev.oneline.backend.text.Refusal;
import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.io.IOException;
import java.util.List;

/** Ogg files with Opus (RFC 7845) or Vorbis in them. */
final class OggSound {
    private static final int OPUS_RATE_HZ = 48_000;
    /** 120 ms. */
    private static final int MAX_OPUS_SAMPLES = 5_760;

    private static final int OPUS_HEADER_BYTES = 19;

    private OggSound() {}

    static Pcm read(byte[] file) throws Unreadable, IOException {
        var packets = OggPackets.of(file);
        if (packets.size() < 3) {
            throw new Unreadable(Refusal.SOUND_UNREADABLE);
        }
        var first = packets.getFirst();
        if (SoundFile.begins(first, 0, "OpusHead") && first.length >= OPUS_HEADER_BYTES) {
            return opus(packets);
        }
        if (SoundFile.begins(first, 1, "vorbis")) {
            return vorbis(packets);
        }
        throw new Unreadable(Refusal.SOUND_UNKNOWN);
    }

    /** The decoder mixes to mono by itself. */
    private static Pcm opus(List<byte[]> packets) throws Unreadable {
        var head = packets.getFirst();
        int preSkip = Byte.toUnsignedInt(head[10]) | Byte.toUnsignedInt(head[11]) << 8;
        var samples = new Samples(OPUS_RATE_HZ, 1);
        var decoded = new short[MAX_OPUS_SAMPLES];
        try {
            var decoder = new OpusDecoder(OPUS_RATE_HZ, 1);
            for (var packet : packets.subList(2, packets.size())) {
                int count = decoder.decode(packet, 0, packet.length, decoded, 0, MAX_OPUS_SAMPLES, false);
                for (int i = 0; i < count; i++) {
                    samples.add(decoded[i]);
                }
            }
        } catch (OpusException e) {
            throw new Unreadable(Refusal.SOUND_UNREADABLE);
        }
        return samples.from(preSkip);
    }

    private static Pcm vorbis(List<byte[]> packets) throws Unreadable, IOException {
        var stream = new VorbisStream();
        for (var header : packets.subList(0, 3)) {
            stream.processPacket(header);
        }
        var head = stream.getIdentificationHeader();
        var samples = new Samples(head.getSampleRate(), head.getChannels());
        for (var packet : packets.subList(3, packets.size())) {
            var pcm = packet.length == 0 ? null : stream.processPacket(packet);
            for (int i = 0; pcm != null && i + 1 < pcm.length; i += 2) {
                samples.add((short) (pcm[i] << 8 | Byte.toUnsignedInt(pcm[i + 1])));
            }
        }
        return samples.from(0);
    }
}
