package dev.oneline.runtime.eventlog.kafka;

import dev.oneline.runtime.config.SettingRefused;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where Kafka is.
 *
 * @param brokers some of them, each as {@code host:port}; they tell of the others
 * @param prefix of our topics' names: installations that share a Kafka differ in it
 */
public record KafkaConfig(List<String> brokers, String prefix) {
    private static final int MAX_PORT = 65_535;
    private static final Pattern FORM = Pattern.compile(
            "kafka://(?<brokers>[^/,:\\s]+:\\d{1,5}(,[^/,:\\s]+:\\d{1,5})*)(/(?<prefix>[a-z0-9][a-z0-9-]{0,31})?)?");
    private static final String DEFAULT_PREFIX = "oneline";

    public KafkaConfig {
        brokers = List.copyOf(brokers);
    }

    /** Reads {@code kafka://host:port}, with more brokers after commas, and with the prefix as path when it isn't oneline. */
    public static KafkaConfig parse(String key, String url) throws SettingRefused {
        var matcher = FORM.matcher(url);
        if (!matcher.matches()) {
            throw new SettingRefused(key, url, "as in kafka://host:9092 or kafka://host:9092,other:9092");
        }
        var brokers = Arrays.asList(matcher.group("brokers").split(","));
        for (var broker : brokers) {
            int port = Integer.parseInt(broker.substring(broker.indexOf(':') + 1));
            if (port < 1 || port > MAX_PORT) {
                throw new SettingRefused(key, url, "with ports from 1 to " + MAX_PORT);
            }
        }
        var prefix = matcher.group("prefix");
        return new KafkaConfig(brokers, prefix == null ? DEFAULT_PREFIX : prefix);
    }

    /** For people. */
    public String shown() {
        return "kafka://" + String.join(",", brokers) + (prefix.equals(DEFAULT_PREFIX) ? "" : "/" + prefix);
    }
}
