package dev.oneline.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneline.runtime.boot.StartRefused;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UpOptionsTest {
    private static final Path HOME = Path.of("/srv/oneline");

    @Test
    void shouldHaveDefaultsForEverything() throws StartRefused {
        assertThat(parse())
                .isEqualTo(new UpOptions(
                        false,
                        Path.of("/srv/oneline/.oneline/data"),
                        "127.0.0.1",
                        8080,
                        5060,
                        10_000,
                        true,
                        false,
                        Map.of()));
    }

    @Test
    void shouldReadEveryOption() throws StartRefused {
        UpOptions options = parse(
                "--demo",
                "--processes",
                "--data",
                "/var/lib/oneline",
                "--http-port=8081",
                "--sip-port",
                "5061",
                "--media-port",
                "10001",
                "--rtp-ports",
                "30000-30099",
                "--bind",
                "127.0.0.2",
                "--gateway",
                "127.0.0.1:5099",
                "--database-url",
                "postgresql://ann:secret@localhost/oneline");
        assertThat(options)
                .isEqualTo(new UpOptions(
                        true,
                        Path.of("/var/lib/oneline"),
                        "127.0.0.2",
                        8081,
                        5061,
                        10_001,
                        false,
                        true,
                        options.values()));
        assertThat(options.values())
                .containsEntry("demo", "true")
                .containsEntry("rtp-ports", "30000-30099")
                .containsEntry("gateway", "127.0.0.1:5099")
                .containsEntry("database-url", "postgresql://ann:secret@localhost/oneline")
                .hasSize(10);
    }

    @Test
    void shouldTakeTheDatabasePasswordFromTheEnvironment() throws StartRefused {
        UpOptions options = UpOptions.parse(
                List.of("--database-url", "postgresql://ann@localhost/oneline"),
                Map.of("ONELINE_DATABASE_PASSWORD", "secret"),
                HOME);
        assertThat(options.values()).containsEntry("database-password", "secret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --no-such-option            | unknown option --no-such-option
                    demo                        | unknown option demo
                    --                          | unknown option --
                    --demo=false                | unknown option --demo=false
                    --web-root=/etc             | unknown option --web-root=/etc
                    --http-port                 | --http-port needs a value
                    --http-port=eighty          | --http-port must be a whole number
                    --rtp-ports=5               | --rtp-ports must be two ports
                    --demo --gateway=localhost  | --gateway must be an address with a port
                    --gateway=127.0.0.1:5099    | --gateway is the demo tenant's
                    --time-zone=Mars            | --time-zone must be a time zone
                    --bind=localhost            | --bind must be an address
                    --log=kafka://localhost     | --log must be as in kafka://host:9092
                    --log=postgresql://db:5432  | --log must be as in kafka://host:9092
                    --demo --demo               | --demo is there twice
                    --demo --bind=0.0.0.0       | --demo has passwords that everyone knows
                    """)
    void shouldRefuseInOneLineWhatMakesNoSense(String arguments, String reason) {
        assertThatThrownBy(() -> parse(arguments.split(" ")))
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith(reason)
                .hasMessageNotContaining("\n");
    }

    private static UpOptions parse(String... arguments) throws StartRefused {
        return UpOptions.parse(List.of(arguments), Map.of(), HOME);
    }
}
