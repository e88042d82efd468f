package dev.oneline.backend.prompt.sound;

import dev.oneline.backend.text.Refusal;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The packets of the first logical stream of an Ogg file (RFC 3533). */
final class OggPackets {
    private static final int HEADER_BYTES = 27;
    private static final int SERIAL_AT = 14;
    private static final int SEGMENTS_AT = 26;
    private static final int WHOLE_SEGMENT = 255;

    /** More than two minutes of the shortest ones, of 2.5 ms; an empty one takes up a byte of the file, and many of memory. */
    private static final int MAX_PACKETS = 60_000;

    private OggPackets() {}

    /** Up to where the file is broken. */
    static List<byte[]> of(byte[] file) throws Unreadable {
        var in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        var packets = new ArrayList<byte[]>();
        var packet = new ByteArrayOutputStream();
        int serial = file.length >= HEADER_BYTES ? in.getInt(SERIAL_AT) : 0;
        int at = 0;
        while (at + HEADER_BYTES <= file.length && SoundFile.begins(file, at, "OggS")) {
            int segments = Byte.toUnsignedInt(file[at + SEGMENTS_AT]);
            boolean ours = in.getInt(at + SERIAL_AT) == serial;
            int table = at + HEADER_BYTES;
            int data = table + segments;
            for (int i = 0; i < segments && data < file.length; i++) {
                int length = Byte.toUnsignedInt(file[table + i]);
                if (ours) {
                    packet.write(file, data, Math.min(length, file.length - data));
                    if (length < WHOLE_SEGMENT) {
                        if (packets.size() == MAX_PACKETS) {
                            throw new Unreadable(Refusal.SOUND_TOO_LONG);
                        }
                        packets.add(packet.toByteArray());
                        packet.reset();
                    }
                }
                data += length;
            }
            at = data;
        }
        return packets;
    }
}
