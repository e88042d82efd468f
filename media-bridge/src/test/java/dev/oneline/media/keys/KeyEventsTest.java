package dev.oneline.media.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyEventsTest {
    private static final int SSRC = 7;
    private static final int END = 0x80;
    private final StringBuilder keys = new StringBuilder();
    private final KeyEvents events = new KeyEvents(keys::append);
    private long nowMs = 5_000;

    @Test
    void shouldTellEveryKeyAtItsFirstPacket() {
        for (int code = 0; code < 16; code++) {
            packet(1_000 + code * 1_600, true, code, 0, 160);
            assertThat(keys).hasSize(code + 1);
        }
        assertThat(keys.toString()).isEqualTo("0123456789*#ABCD");
    }

    @Test
    void shouldTellAKeyOnceHoweverManyPacketsItHas() {
        press(1_000, 5, 8);
        assertThat(keys.toString()).isEqualTo("5");
        press(3_000, 5, 8);
        assertThat(keys.toString()).isEqualTo("55");
    }

    @Test
    void shouldTellAKeyOfWhichOnlyTheLastPacketArrives() {
        packet(1_000, false, 3, END, 800);
        assertThat(keys.toString()).isEqualTo("3");
    }

    @Test
    void shouldTellANewKeyWhoseForerunnersEndWasLost() {
        packet(1_000, true, 3, 0, 160);
        packet(1_000, false, 3, 0, 320);
        packet(2_000, true, 4, 0, 160);
        packet(3_000, true, 4, 0, 160);
        nowMs += 100;
        // Neither the end of the last one nor the beginning of this one came through.
        packet(4_000, false, 4, 0, 320);

        assertThat(keys.toString()).isEqualTo("3444");
    }

    @Test
    void shouldTellAKeyThatBeginsBeforeTheOldOnesEndWasRepeated() {
        packet(1_000, true, 1, 0, 160);
        packet(1_000, false, 1, END, 320);
        packet(1_600, true, 2, 0, 160);
        packet(1_000, false, 1, END, 320);
        packet(1_600, false, 2, 0, 320);
        packet(1_000, false, 1, END, 320);

        assertThat(keys.toString()).isEqualTo("12");
    }

    @Test
    void shouldNotDoubleKeysWhosePacketsComeInAnyOrderAndTwice() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            keys.setLength(0);
            var fresh = new KeyEvents(keys::append);
            var packets = new ArrayList<byte[]>();
            for (int i = 0; i < 6; i++) {
                packets.add(payload(9, i < 3 ? 0 : END, 160 + 160 * i));
            }
            packets.addAll(List.copyOf(packets));
            Collections.shuffle(packets, random);
            for (byte[] each : packets) {
                fresh.take(SSRC, 90_000, random.nextBoolean(), each, 0, 4, nowMs++ * 1_000_000);
            }
            assertThat(keys.toString()).as("seed %d", seed).isEqualTo("9");
        }
    }

    @Test
    void shouldGoOnOverTheTimestampsEndAndTakeLatePacketsForWhatTheyAre() {
        packet(0xFFFF_FF00, true, 1, 0, 160);
        packet(0x0000_0400, true, 2, 0, 160);
        packet(0xFFFF_FF00, false, 1, END, 320);

        assertThat(keys.toString()).isEqualTo("12");
    }

    @Test
    void shouldTakeAKeyThatIsHeldForLongForOne() {
        packet(1_000, true, 8, 0, 160);
        nowMs += 15_000;
        packet(1_000, false, 8, END, 0xFFFF);

        assertThat(keys.toString()).isEqualTo("8");
    }

    @Test
    void shouldTakeTheSegmentsOfALongEventForOneKey() {
        packet(1_000, true, 8, 0, 0xFFFF - 160);
        packet(1_000, false, 8, 0, 0xFFFF);
        packet(1_000 + 0xFFFF, false, 8, 0, 160);
        packet(1_000 + 0xFFFF, false, 8, END, 320);

        assertThat(keys.toString()).isEqualTo("8");
    }

    @Test
    void shouldTakeARunningTimestampForOneKey() {
        for (int i = 0; i < 5; i++) {
            packet(1_000 + 160 * i, i == 0, 8, 0, 160 * (i + 1));
        }
        for (int i = 5; i < 8; i++) {
            packet(1_000 + 160 * i, false, 8, END, 800);
        }
        nowMs += 100;
        packet(9_000, true, 8, 0, 160);

        assertThat(keys.toString()).isEqualTo("88");
    }

    @Test
    void shouldReadSeveralEventsOfOnePacket() {
        byte[] three = new byte[12];
        System.arraycopy(payload(1, END, 400), 0, three, 0, 4);
        System.arraycopy(payload(2, END, 400), 0, three, 4, 4);
        System.arraycopy(payload(3, 0, 80), 0, three, 8, 4);
        events.take(SSRC, 1_000, true, three, 0, 12, nowMs * 1_000_000);
        packet(1_800, false, 3, END, 400);

        assertThat(keys.toString()).isEqualTo("123");
    }

    @Test
    void shouldFollowANewSourceAndNotTheOldOnesStragglers() {
        packet(50_000, true, 1, 0, 160);
        events.take(8, 400, true, payload(2, 0, 160), 0, 4, ++nowMs * 1_000_000);
        packet(50_000, false, 1, END, 320);
        packet(50_000, false, 1, END, 320);

        assertThat(keys.toString()).isEqualTo("12");
    }

    @Test
    void shouldBelieveASourceThatBeganAnew() {
        packet(50_000, true, 1, 0, 160);
        nowMs += 20_000;
        packet(400, true, 2, 0, 160);
        packet(0x7000_0000, true, 3, 0, 160);

        assertThat(keys.toString()).isEqualTo("123");
    }

    @Test
    void shouldLeaveOutWhatIsNoKey() {
        packet(1_000, true, 16, 0, 160);
        packet(2_000, true, 200, 0, 160);
        events.take(SSRC, 3_000, true, new byte[] {1, 0, 0}, 0, 3, nowMs * 1_000_000);
        events.take(SSRC, 3_000, true, new byte[0], 0, 0, nowMs * 1_000_000);

        assertThat(keys.toString()).isEmpty();
    }

    /** A key as a phone sends it: updates every 20 ms, the end three times. */
    private void press(int timestamp, int code, int updates) {
        for (int i = 0; i < updates; i++) {
            packet(timestamp, i == 0, code, 0, 160 * (i + 1));
        }
        for (int i = 0; i < 3; i++) {
            packet(timestamp, false, code, END, 160 * updates);
        }
    }

    private void packet(int timestamp, boolean marker, int code, int flags, int duration) {
        nowMs += 20;
        events.take(SSRC, timestamp, marker, payload(code, flags, duration), 0, 4, nowMs * 1_000_000);
    }

    private static byte[] payload(int code, int flags, int duration) {
        return new byte[] {(byte) code, (byte) (flags | 10), (byte) (duration >> 8), (byte) duration};
    }
}
