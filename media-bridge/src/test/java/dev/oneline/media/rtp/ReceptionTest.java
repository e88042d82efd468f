package dev.oneline.media.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** RFC 3550's counting, over turns of the sequence and sources that begin anew. */
class ReceptionTest {
    private static final long MS = 1_000_000;
    private final Reception reception = new Reception();

    @Test
    void shouldCountWhatIsMissingOverATurnOfTheSequence() {
        for (int i = 0; i < 100; i++) {
            if (i % 10 != 5) {
                count(1, 65_480 + i, i * 160, i * 20L);
            }
        }

        assertThat(reception.lostPackets()).isEqualTo(10);
        assertThat(reception.fractionLostSinceLastReport()).isEqualTo(10 * 256 / 100);
        assertThat(reception.fractionLostSinceLastReport()).isZero();
        assertThat(reception.extendedHighestSequence()).isEqualTo(65_480 + 99);
    }

    @Test
    void shouldTakeReorderedPacketsAsReceived() {
        count(1, 10, 0, 0);
        count(1, 12, 320, 40);
        count(1, 11, 160, 41);

        assertThat(reception.lostPackets()).isZero();
    }

    @Test
    void shouldMeasureJitterOfAnUnevenWay() {
        for (int i = 0; i < 500; i++) {
            count(1, i, i * 160, i * 20L + (i % 2) * 10L);
        }

        assertThat(reception.jitterMs()).isCloseTo(10, within(0.5));
    }

    @Test
    void shouldKeepLossesOverANewSource() {
        count(1, 0, 0, 0);
        count(1, 5, 800, 100);
        count(2, 40_000, 0, 120);

        assertThat(reception.lostPackets()).isEqualTo(4);
        assertThat(reception.ssrc()).isEqualTo(2);
    }

    @Test
    void shouldNotBelieveASingleWildNumber() {
        count(1, 100, 0, 0);
        count(1, 30_000, 160, 20);
        count(1, 101, 320, 40);

        assertThat(reception.lostPackets()).isZero();
    }

    private void count(int ssrc, int sequence, int timestamp, long atMs) {
        reception.count(ssrc, sequence & 0xFFFF, timestamp, 8_000, atMs * MS);
    }
}
