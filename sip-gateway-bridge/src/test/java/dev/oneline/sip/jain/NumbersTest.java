package dev.oneline.sip.jain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void shouldReadANumberAsAPersonWouldWriteIt() {
        assertThat(Numbers.number("4008001234")).isEqualTo("4008001234");
        assertThat(Numbers.number("+8613800138000;phone-context=+86")).isEqualTo("+8613800138000");
        assertThat(Numbers.number("sips%3Auser%40example.com")).isEqualTo("sips:user@example.com");
    }

    @Test
    void shouldLeaveWhatIsNoEscape() {
        assertThat(Numbers.number("100%")).isEqualTo("100%");
        assertThat(Numbers.number("%zz%4")).isEqualTo("%zz%4");
    }

    @Test
    void shouldLoseControlCharactersAndExcess() {
        assertThat(Numbers.number("a%00b%0d%0ac")).isEqualTo("abc");
        assertThat(Numbers.name("x".repeat(10_000))).hasSize(Numbers.MAX_NAME_CHARS);
    }
}
