package dev.oneline.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.media.leg.Limits;
import dev.oneline.runtime.config.PortRange;
import dev.oneline.runtime.config.SettingRefused;
import dev.oneline.runtime.config.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MediaConfigTest {
    @Test
    void shouldHaveADefaultForEveryKey() throws SettingRefused {
        Settings settings = Settings.of(Map.of());

        assertThat(MediaConfig.from(settings))
                .isEqualTo(new MediaConfig(
                        "127.0.0.1",
                        10_000,
                        new PortRange(20_000, 29_999),
                        List.of(),
                        500,
                        new Limits(
                                Duration.ofSeconds(15),
                                Duration.ofSeconds(15),
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(10))));
        assertThat(settings.keysRead())
                .containsExactly(
                        "bind",
                        "media-advertise",
                        "media-consent-expiry-ms",
                        "media-latch-window-ms",
                        "media-max-contacts",
                        "media-never-connected-ms",
                        "media-port",
                        "media-rtp-silence-ms",
                        "rtp-ports");
    }

    @Test
    void shouldReadEveryKey() throws SettingRefused {
        Settings settings = Settings.of(Map.of(
                "bind", "10.0.0.1",
                "media-port", "0",
                "rtp-ports", "30000-30099",
                "media-advertise", "203.0.113.5, 10.0.0.1",
                "media-max-contacts", "7",
                "media-never-connected-ms", "100",
                "media-consent-expiry-ms", "200",
                "media-rtp-silence-ms", "300",
                "media-latch-window-ms", "400"));

        assertThat(MediaConfig.from(settings))
                .isEqualTo(new MediaConfig(
                        "10.0.0.1",
                        0,
                        new PortRange(30_000, 30_099),
                        List.of("203.0.113.5", "10.0.0.1"),
                        7,
                        new Limits(
                                Duration.ofMillis(100),
                                Duration.ofMillis(200),
                                Duration.ofMillis(300),
                                Duration.ofMillis(400))));
    }
}
