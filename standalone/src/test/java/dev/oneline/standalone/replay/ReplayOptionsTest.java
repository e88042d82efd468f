package dev.oneline.standalone.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneline.runtime.boot.StartRefused;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayOptionsTest {
    @Test
    void shouldHaveDefaultsForEverythingButTheContact() throws StartRefused {
        assertThat(parse("--contact", "c1"))
                .isEqualTo(new ReplayOptions(
                        List.of("c1"), null, Long.MAX_VALUE, false, Path.of("/srv/oneline/.oneline/data"), Map.of()));
    }

    @Test
    void shouldReadEveryOption() throws StartRefused {
        var options = parse(
                "--contact=c1",
                "--contact",
                "c2",
                "--until",
                "17",
                "--tenant",
                "acme",
                "--text",
                "--data",
                "/var/oneline");

        assertThat(options.contactIds()).containsExactly("c1", "c2");
        assertThat(options.untilSeq()).isEqualTo(17);
        assertThat(options.tenant()).isEqualTo("acme");
        assertThat(options.text()).isTrue();
        assertThat(options.data()).isEqualTo(Path.of("/var/oneline"));
        assertThat(parse("--contact", "c1", "--database-url", "postgresql://u@h/d")
                        .data())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'', replay needs --contact",
        "'--contact', needs a value",
        "'--contact c1 --contact=', replay needs --contact",
        "'--contact c1 --until yesterday', --until is a log sequence number",
        "'--contact c1 --port 1', unknown option --port",
        "'c1', unknown option c1"
    })
    void shouldRefuseWhatItDoesNotUnderstand(String line, String says) {
        var arguments = line.isEmpty() ? new String[0] : line.split(" ");
        assertThatThrownBy(() -> parse(arguments))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(says);
    }

    private static ReplayOptions parse(String... arguments) throws StartRefused {
        return ReplayOptions.parse(List.of(arguments), Map.of(), Path.of("/srv/oneline"));
    }
}
