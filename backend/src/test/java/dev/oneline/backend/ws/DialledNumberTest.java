package dev.oneline.backend.ws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.contact.Party;
import org.junit.jupiter.api.Test;

class DialledNumberTest {
    @Test
    void shouldReadWhatPeopleWrite() {
        assertThat(DialledNumber.of("138 0000-0001")).isEqualTo("13800000001");
        assertThat(DialledNumber.of("+86 (0)21/6123.4567")).isEqualTo("+8602161234567");
        assertThat(DialledNumber.of("＋８６　１３８")).isEqualTo("+86138");
    }

    @Test
    void shouldNotMakeANumberOfWhatIsNone() {
        for (var written : new String[] {"call me", "12", "138x0000", "", "++86138", "1".repeat(21)}) {
            assertThat(new Party(DialledNumber.of(written), "").hasNumber())
                    .as(written)
                    .isFalse();
        }
    }
}
