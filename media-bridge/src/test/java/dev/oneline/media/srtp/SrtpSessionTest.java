package dev.oneline.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.media.rtp.RtpPacket;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one side protects the other opens, once, and nothing else. */
class SrtpSessionTest {
    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void shouldOpenEachPacketOnceOnly(SrtpProfile profile) {
        var sides = new Sides(profile);
        byte[] packet = packet(1, 42);
        int length = sides.client.protect(packet, 0, 172, 42);
        byte[] replayed = packet.clone();

        assertThat(length).isGreaterThan(172);
        assertThat(sides.server.unprotect(packet, 0, length, 42)).isEqualTo(172);
        assertThat(Arrays.copyOf(packet, 172)).isEqualTo(Arrays.copyOf(packet(1, 42), 172));
        assertThat(sides.server.unprotect(replayed, 0, length, 42)).isEqualTo(SrtpSession.REJECTED);
    }

    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void shouldRejectWhatWasTouchedOnTheWay(SrtpProfile profile) {
        var sides = new Sides(profile);
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            byte[] packet = packet(i, 42);
            int length = sides.client.protect(packet, 0, 172, 42);
            packet[12 + random.nextInt(length - 12)] ^= (byte) (1 + random.nextInt(255));
            assertThat(sides.server.unprotect(packet, 0, length, 42))
                    .as("seed %d", seed)
                    .isEqualTo(SrtpSession.REJECTED);
        }
    }

    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void shouldSurviveAFloodOfMadeUpSources(SrtpProfile profile) {
        var sides = new Sides(profile);
        byte[] first = packet(1, 42);
        sides.server.unprotect(first, 0, sides.client.protect(first, 0, 172, 42), 42);
        for (int ssrc = 100; ssrc < 300; ssrc++) {
            assertThat(sides.server.unprotect(packet(1, ssrc), 0, 190, ssrc)).isEqualTo(SrtpSession.REJECTED);
        }

        byte[] second = packet(2, 42);
        int length = sides.client.protect(second, 0, 172, 42);
        assertThat(sides.server.unprotect(second, 0, length, 42)).isEqualTo(172);
    }

    @ParameterizedTest
    @EnumSource(SrtpProfile.class)
    void shouldProtectControlPacketsToo(SrtpProfile profile) {
        var sides = new Sides(profile);
        byte[] report = new byte[80];
        report[0] = (byte) 0x80;
        report[1] = (byte) 201;
        report[3] = 1;
        report[7] = 9;
        int length = sides.server.protectControl(report, 0, 8, 9);

        assertThat(sides.client.unprotectControl(report.clone(), 0, length)).isEqualTo(8);
        report[length - 1] ^= 1;
        assertThat(sides.client.unprotectControl(report, 0, length)).isEqualTo(SrtpSession.REJECTED);
        assertThat(sides.client.unprotectControl(report, 0, 5)).isEqualTo(SrtpSession.REJECTED);
    }

    private static byte[] packet(int sequence, int ssrc) {
        byte[] packet = new byte[172 + SrtpProfile.MAX_OVERHEAD];
        RtpPacket.writeHeader(packet, 0, false, 8, sequence, sequence * 160, ssrc);
        Arrays.fill(packet, 12, 172, (byte) sequence);
        return packet;
    }

    private static final class Sides {
        final SrtpSession client;
        final SrtpSession server;

        Sides(SrtpProfile profile) {
            var exported = new byte[SrtpKeys.exportLength(profile)];
            new Random(1).nextBytes(exported);
            client = new SrtpSession(SrtpKeys.fromExport(profile, exported, true));
            server = new SrtpSession(SrtpKeys.fromExport(profile, exported, false));
        }
    }
}
