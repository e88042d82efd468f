package dev.oneline.media.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.oneline.media.rtp.Codec;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two ledgers tell each other by RTCP how it went. */
class LegLedgerTest {
    private static final long MS = 1_000_000;

    @Test
    void shouldLearnLossAndRoundTripFromTheOtherSidesReport() {
        var ours = new LegLedger();
        var theirs = new LegLedger();
        var rtcp = new byte[256];
        // given that we sent four packets, of which they got three
        for (int i = 0; i < 4; i++) {
            ours.sent(160);
            if (i != 2) {
                theirs.received(7, i, i * 160, 160, 8_000, i * 20L * MS);
            }
        }
        // when our report takes 30 ms to them, they wait 100 ms, and theirs takes 30 ms back
        int length = ours.writeReport(rtcp, 7, 640, 1_000 * MS, 50_000);
        assertThat(theirs.readReport(rtcp, 0, length, 8, 1_030 * MS, 50_030)).isTrue();
        length = theirs.writeReport(rtcp, 8, 0, 1_130 * MS, 50_130);
        assertThat(ours.readReport(rtcp, 0, length, 7, 1_160 * MS, 50_160)).isTrue();

        var figures = ours.figures("l", "rtp", Codec.PCMA, true);
        assertThat(figures.roundTripMs()).isCloseTo(60, within(1.0));
        assertThat(figures.remoteLossFraction()).isCloseTo(0.25, within(0.01));
        assertThat(figures.sentBytes()).isEqualTo(640);
    }

    @Test
    void shouldReadAnythingWithoutHarm() {
        var ledger = new LegLedger();
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            var garbage = new byte[random.nextInt(120)];
            random.nextBytes(garbage);
            if (garbage.length > 4 && i % 2 == 0) {
                garbage[0] = (byte) (0x80 | random.nextInt(32));
                garbage[1] = (byte) (200 + random.nextInt(4));
                garbage[2] = 0;
            }
            ledger.readReport(garbage, 0, garbage.length, 1, 0, 0);
        }
        assertThat(ledger.figures("l", "rtp", Codec.PCMA, true).roundTripMs())
                .as("seed %d", seed)
                .isBetween(0.0, 60_000.0);
    }

    @Test
    void shouldScoreSpeechAsTheEModelDoes() {
        assertThat(SpeechQuality.mos(Codec.PCMA, 0, 0, 0)).isCloseTo(4.4, within(0.05));
        assertThat(SpeechQuality.mos(Codec.PCMA, 0.05, 10, 100)).isBetween(3.3, 4.0);
        assertThat(SpeechQuality.mos(Codec.PCMA, 1, 100, 2_000)).isEqualTo(1);
    }
}
