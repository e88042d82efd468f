package dev.oneline.backend.customer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumberTest {
    @ParameterizedTest
    @CsvSource({
        "13800138000, 13800138000",
        "+86 138 0013 8000, 13800138000",
        "0086-138-0013-8000, 13800138000",
        "013800138000, 13800138000",
        "010 12345678, 01012345678",
        "+86 10 12345678, 01012345678",
        "+86 (0)10 12345678, 01012345678",
        "+44 20 7946 0000, +442079460000",
        "0044 20 7946 0000, +442079460000",
        "601, 601",
        "+, ''",
        "anonymous, ''"
    })
    void shouldCompareANumberHoweverItIsWritten(String written, String compared) {
        assertThat(PhoneNumber.compared(written)).isEqualTo(compared);
    }

    @ParameterizedTest
    @CsvSource({
        "1380, 1380",
        "+86 138 00, 13800",
        "0086-138, 138",
        "01380, 1380",
        "+86 (0)10 12, 1012",
        "010 12, 01012",
        "+44 20, 4420",
        "0044 20, 4420",
        "+, ''",
        "00, ''",
        "Room 2, ''",
        "'', ''"
    })
    void shouldLookForWhatIsTypedOfANumber(String typed, String part) {
        assertThat(PhoneNumber.part(typed)).isEqualTo(part);
    }
}
