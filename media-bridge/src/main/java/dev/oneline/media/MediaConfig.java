package dev.oneline.media;

import dev.oneline.media.leg.Limits;
import dev.oneline.runtime.config.PortRange;
import dev.oneline.runtime.config.SettingRefused;
import dev.oneline.runtime.config.Settings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What a media bridge is told at start.
 *
 * @param bindAddress literal address of every socket ({@code bind})
 * @param mediaPort UDP port of all browsers ({@code media-port}); 0 takes a free one
 * @param rtpPorts even ones for RTP, the next for RTCP ({@code rtp-ports})
 * @param advertisedAddresses literal addresses that descriptions name instead of the bind address, best first ({@code
 *     media-advertise}, with commas between)
 * @param maxContacts beyond which a contact is refused ({@code media-max-contacts})
 */
public record MediaConfig(
        String bindAddress,
        int mediaPort,
        PortRange rtpPorts,
        List<String> advertisedAddresses,
        int maxContacts,
        Limits limits) {
    public static final PortRange DEFAULT_RTP_PORTS = new PortRange(20_000, 29_999);
    private static final int MAX_MS = 600_000;

    /** @throws SettingRefused when a value can't be read */
    public static MediaConfig from(Settings settings) throws SettingRefused {
        String advertised = settings.text("media-advertise", "");
        return new MediaConfig(
                settings.text("bind", "127.0.0.1"),
                settings.port("media-port", 10_000),
                settings.portRange("rtp-ports", DEFAULT_RTP_PORTS),
                Arrays.stream(advertised.split(","))
                        .map(String::strip)
                        .filter(each -> !each.isEmpty())
                        .toList(),
                settings.integer("media-max-contacts", 500, 1, 10_000),
                new Limits(
                        duration(settings, "media-never-connected-ms", 15_000),
                        duration(settings, "media-consent-expiry-ms", 15_000),
                        duration(settings, "media-rtp-silence-ms", 30_000),
                        duration(settings, "media-latch-window-ms", 10_000)));
    }

    private static Duration duration(Settings settings, String key, int fallbackMs) throws SettingRefused {
        return Duration.ofMillis(settings.integer(key, fallbackMs, 100, MAX_MS));
    }
}
