package dev.oneline.runtime.config;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Settings by key, as they came from the command line; a config record reads itself out of them once:
 *
 * <pre>{@code
 * record SipConfig(String bindAddress, int sipPort) {
 *     static SipConfig from(Settings settings) throws SettingRefused {
 *         return new SipConfig(settings.text("bind", "127.0.0.1"), settings.port("sip-port", 5060));
 *     }
 * }
 * }</pre>
 *
 * <p>Keys are the names of the options without dashes in front. Every key that was asked for is remembered: {@link
 * #keysRead} lets a test name them all, and lets the start refuse what nobody knows.
 */
public final class Settings {
    private static final int MAX_PORT = 65_535;

    private final Map<String, String> values;
    private final SortedSet<String> keysRead = new TreeSet<>();

    private Settings(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    public static Settings of(Map<String, String> values) {
        return new Settings(values);
    }

    public String text(String key, String fallback) {
        String value = value(key);
        return value == null ? fallback : value;
    }

    /** A setting without a default. */
    public @Nullable String optionalText(String key) {
        return value(key);
    }

    /** @throws SettingRefused when it is neither {@code true} nor {@code false} */
    public boolean flag(String key, boolean fallback) throws SettingRefused {
        String value = value(key);
        return switch (value) {
            case null -> fallback;
            case "true" -> true;
            case "false" -> false;
            default -> throw new SettingRefused(key, value, "true or false");
        };
    }

    /** @throws SettingRefused when it isn't a whole number from {@code min} to {@code max} */
    public int integer(String key, int fallback, int min, int max) throws SettingRefused {
        String value = value(key);
        if (value == null) {
            return fallback;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below, with what was expected.
        }
        throw new SettingRefused(key, value, "a whole number from " + min + " to " + max);
    }

    /** A port; 0 lets the system choose a free one. */
    public int port(String key, int fallback) throws SettingRefused {
        return integer(key, fallback, 0, MAX_PORT);
    }

    /**
     * An address with its port as in {@code 10.0.0.5:5060}; stays text.
     *
     * @throws SettingRefused when it isn't one
     */
    public String numericAddress(String key, String fallback) throws SettingRefused {
        String value = text(key, fallback);
        if (NumericAddress.parse(value).isEmpty()) {
            throw new SettingRefused(key, value, "an address with a port as in 10.0.0.5:5060");
        }
        return value;
    }

    /** A range as in {@code 20000-29999}, both ends included. */
    public PortRange portRange(String key, PortRange fallback) throws SettingRefused {
        String value = value(key);
        if (value == null) {
            return fallback;
        }
        int dash = value.indexOf('-');
        try {
            int first = Integer.parseInt(value.substring(0, Math.max(0, dash)));
            int last = Integer.parseInt(value.substring(dash + 1));
            if (first > 0 && first <= last && last <= MAX_PORT) {
                return new PortRange(first, last);
            }
        } catch (NumberFormatException e) {
            // Refused below, with what was expected.
        }
        throw new SettingRefused(key, value, "two ports as in 20000-29999");
    }

    /** Every key that was asked for so far. */
    public SortedSet<String> keysRead() {
        return new TreeSet<>(keysRead);
    }

    private @Nullable String value(String key) {
        keysRead.add(key);
        return values.get(key);
    }
}
