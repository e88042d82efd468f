package dev.oneline.runtime.sound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class G711Test {
    @Test
    void shouldDecodeTheRecommendationsLandmarks() {
        // G.711 table 1: 128 decision values of 4,096; table 2: of 8,159. Here in 16 bits.
        assertThat(G711.fromALaw((byte) 0xD5)).isEqualTo((short) 8);
        assertThat(G711.fromALaw((byte) 0x55)).isEqualTo((short) -8);
        assertThat(G711.fromALaw((byte) 0xAA)).isEqualTo((short) 32_256);
        assertThat(G711.fromALaw((byte) 0x2A)).isEqualTo((short) -32_256);
        assertThat(G711.fromULaw((byte) 0xFF)).isEqualTo((short) 0);
        assertThat(G711.fromULaw((byte) 0x80)).isEqualTo((short) 32_124);
        assertThat(G711.fromULaw((byte) 0x00)).isEqualTo((short) -32_124);
    }

    @Test
    void shouldGiveEveryCodeBack() {
        for (int code = 0; code < 256; code++) {
            var octet = (byte) code;
            assertThat(G711.toALaw(G711.fromALaw(octet))).isEqualTo(octet);
            // µ-law has two zeros.
            byte expected = octet == 0x7F ? (byte) 0xFF : octet;
            assertThat(G711.toULaw(G711.fromULaw(octet))).isEqualTo(expected);
        }
    }
}
