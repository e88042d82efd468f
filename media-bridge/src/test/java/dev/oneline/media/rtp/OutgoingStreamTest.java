package dev.oneline.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whatever it is made of, the receiver gets one stream. */
class OutgoingStreamTest {
    private static final long MS = 1_000_000;
    private final OutgoingStream stream = new OutgoingStream(77, 1_000, 5_000);
    private final byte[] out = new byte[1_600];
    private final Object caller = new Object();
    private final Object music = new Object();

    @Test
    void shouldPassOnASourcesOwnGapsAndSteps() {
        relay(caller, 10, 800, 0);
        int first = RtpPacket.sequence(out, 0);
        int firstTimestamp = RtpPacket.timestamp(out, 0);
        assertThat(RtpPacket.marker(out, 0)).isTrue();

        relay(caller, 13, 1_280, 60 * MS);

        assertThat(RtpPacket.sequence(out, 0)).isEqualTo(first + 3);
        assertThat(RtpPacket.timestamp(out, 0)).isEqualTo(firstTimestamp + 480);
        assertThat(RtpPacket.marker(out, 0)).isFalse();
        assertThat(RtpPacket.ssrc(out, 0)).isEqualTo(77);
    }

    @Test
    void shouldGoOnWithoutAHoleWhenTheSourceChanges() {
        relay(caller, 65_535, 4_000_000, 0);
        int last = RtpPacket.sequence(out, 0);
        int lastTimestamp = RtpPacket.timestamp(out, 0);

        int length = stream.generate(music, new byte[160], 8, Codec.PCMA, 100 * MS, out);

        assertThat(length).isEqualTo(172);
        assertThat(RtpPacket.sequence(out, 0)).isEqualTo(last + 1);
        // 100 ms of wall clock are 800 ticks of 8 kHz.
        assertThat(RtpPacket.timestamp(out, 0)).isEqualTo(lastTimestamp + 800);
        assertThat(RtpPacket.marker(out, 0)).isTrue();
        relay(caller, 5, 17, 101 * MS);
        assertThat(RtpPacket.sequence(out, 0)).isEqualTo(last + 2);
        assertThat(RtpPacket.timestamp(out, 0)).isEqualTo(lastTimestamp + 960);
        assertThat(RtpPacket.marker(out, 0)).isTrue();
    }

    @Test
    void shouldDropALatecomerFromBeforeTheSwitch() {
        stream.generate(music, new byte[160], 8, Codec.PCMA, 0, out);
        relay(caller, 100, 0, 20 * MS);

        assertThat(relay(caller, 99, -160, 21 * MS)).isZero();
        assertThat(relay(caller, 101, 160, 40 * MS)).isPositive();
    }

    @Test
    void shouldTakeASourceThatBeganAnewAsAnother() {
        relay(caller, 100, 0, 0);
        int before = RtpPacket.sequence(out, 0);

        relay(caller, 40_000, 999_999, 20 * MS);

        assertThat(RtpPacket.sequence(out, 0)).isEqualTo(before + 1);
        assertThat(RtpPacket.marker(out, 0)).isTrue();
    }

    @Test
    void shouldKeepOrderOverManyTurnsOfTheSequence() {
        int before = -1;
        for (int i = 0; i < 200_000; i++) {
            assertThat(relay(caller, i & 0xFFFF, i * 160, i * 20L * MS)).isPositive();
            int now = RtpPacket.sequence(out, 0);
            assertThat(before < 0 || now == ((before + 1) & 0xFFFF)).isTrue();
            before = now;
        }
    }

    @Test
    void shouldLeaveExtensionsAndPaddingBehind() {
        byte[] in = new byte[12 + 8 + 160 + 4];
        RtpPacket.writeHeader(in, 0, false, 111, 1, 1, 9);
        in[0] |= 0x30;
        in[12] = (byte) 0xBE;
        in[15] = 1;
        in[in.length - 1] = 4;

        assertThat(stream.relay(caller, in, 0, in.length, 8, Codec.PCMA, 0, out))
                .isEqualTo(172);
        assertThat(out[0]).isEqualTo((byte) 0x80);
        assertThat(RtpPacket.payloadType(out, 0)).isEqualTo(8);
    }

    private int relay(Object from, int sequence, int timestamp, long nowNs) {
        byte[] in = new byte[172];
        RtpPacket.writeHeader(in, 0, false, 0, sequence, timestamp, 4711);
        return stream.relay(from, in, 0, in.length, 8, Codec.PCMA, nowNs, out);
    }
}
