package dev.oneline.backend.statistics;

import dev.oneline.core.statistics.StatisticsRules;
import dev.oneline.runtime.config.SettingRefused;
import dev.oneline.runtime.config.Settings;
import java.time.DateTimeException;
import java.time.ZoneId;

/**
 * How figures are made.
 *
 * @param zone whose half-hours and days they are of
 * @param retainedIntervals half-hours in which something happened that are kept in memory
 */
public record StatisticsConfig(ZoneId zone, int retainedIntervals) {
    private static final String DEFAULT_ZONE = "Asia/Shanghai";
    /** Today and a week before it; the longest day has 50. */
    private static final int EIGHT_DAYS = 8 * 50;

    /** Reads {@code time-zone}. */
    public static StatisticsConfig from(Settings settings) throws SettingRefused {
        var zone = settings.text("time-zone", DEFAULT_ZONE);
        try {
            return new StatisticsConfig(ZoneId.of(zone), EIGHT_DAYS);
        } catch (DateTimeException unknown) {
            throw new SettingRefused("time-zone", zone, "a time zone as in " + DEFAULT_ZONE);
        }
    }

    StatisticsRules rules() {
        return StatisticsRules.asConfigured(zone, retainedIntervals);
    }
}
