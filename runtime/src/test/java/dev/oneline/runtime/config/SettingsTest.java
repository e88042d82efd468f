package dev.oneline.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @Test
    void shouldReadTypedValues() throws SettingRefused {
        Settings settings =
                Settings.of(Map.of("bind", "127.0.0.2", "http-port", "0", "rtp-ports", "30000-30099", "demo", "true"));
        assertThat(settings.text("bind", "127.0.0.1")).isEqualTo("127.0.0.2");
        assertThat(settings.port("http-port", 8080)).isZero();
        assertThat(settings.portRange("rtp-ports", new PortRange(1, 2))).isEqualTo(new PortRange(30_000, 30_099));
        assertThat(settings.flag("demo", false)).isTrue();
        assertThat(settings.keysRead()).containsExactly("bind", "demo", "http-port", "rtp-ports");
    }

    @Test
    void shouldFallBackToDefaults() throws SettingRefused {
        Settings settings = Settings.of(Map.of());
        assertThat(settings.text("bind", "127.0.0.1")).isEqualTo("127.0.0.1");
        assertThat(settings.optionalText("database-url")).isNull();
        assertThat(settings.port("http-port", 8080)).isEqualTo(8080);
        assertThat(settings.portRange("rtp-ports", new PortRange(1, 2))).isEqualTo(new PortRange(1, 2));
        assertThat(settings.flag("demo", false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "65536", "1.5", "99999999999", " 80"})
    void shouldRefuseWhatIsNoPort(String value) {
        assertThatThrownBy(() -> Settings.of(Map.of("http-port", value)).port("http-port", 8080))
                .isInstanceOf(SettingRefused.class)
                .hasMessage("--http-port must be a whole number from 0 to 65535, not \"" + value + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "20000", "20000-", "-20000", "2-1", "0-5", "1-65536", "a-b", "1-2-3"})
    void shouldRefuseWhatIsNoPortRange(String value) {
        assertThatThrownBy(() -> Settings.of(Map.of("rtp-ports", value)).portRange("rtp-ports", new PortRange(1, 2)))
                .isInstanceOf(SettingRefused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:5070", "10.0.0.5:1", "[::1]:65535"})
    void shouldReadAnAddressWithItsPort(String value) throws SettingRefused {
        assertThat(Settings.of(Map.of("gateway", value)).numericAddress("gateway", "127.0.0.1:5070"))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.5",
                ":5060",
                "10.0.0.5:",
                "10.0.0.5:0",
                "10.0.0.5:65536",
                "10.0.0.5:+5060",
                "::1:5060",
                "[10.0.0.5]:5060",
                "gateway.example:5060",
                "10.0.0.5:5060;transport=tcp"
            })
    void shouldRefuseWhatIsNoAddressWithAPort(String value) {
        assertThatThrownBy(() -> Settings.of(Map.of("gateway", value)).numericAddress("gateway", "127.0.0.1:5070"))
                .isInstanceOf(SettingRefused.class)
                .hasMessage("--gateway must be an address with a port as in 10.0.0.5:5060, not \"" + value + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yes", "TRUE", "1"})
    void shouldRefuseWhatIsNoFlag(String value) {
        assertThatThrownBy(() -> Settings.of(Map.of("demo", value)).flag("demo", false))
                .isInstanceOf(SettingRefused.class);
    }
}
