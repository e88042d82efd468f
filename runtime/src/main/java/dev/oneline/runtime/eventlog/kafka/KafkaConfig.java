package dev.oneline.runtime.eventlog.kafka;

import dev.oneline.runtime.config.SettingRefused;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where Kafka is.
 *
 * @param brokers some of them, each as {@code host:port}; they tell of the others
 * @param prefix of our topics' names: installations that share a Kafka differ in it
 * @param member who this is among the backends that share the log: one who comes back within the session under the same
 *     name has the shards at once that it had; null: nobody whom the others have seen before
 * @param sessionMs how long the others wait for a backend that is silent before they take its shards
 */
public record KafkaConfig(
        List<String> brokers, String prefix, @Nullable String member, int sessionMs) {
    /** The least that brokers allow unless they are told otherwise. */
    private static final int DEFAULT_SESSION_MS = 6_000;

    private static final int MAX_PORT = 65_535;
    private static final Pattern FORM = Pattern.compile(
            "kafka://(?<brokers>[^/,:\\s]+:\\d{1,5}(,[^/,:\\s]+:\\d{1,5})*)(/(?<prefix>[a-z0-9][a-z0-9-]{0,31})?)?");
    private static final String DEFAULT_PREFIX = "oneline";

    public KafkaConfig {
        brokers = List.copyOf(brokers);
    }

    /** Nobody in particular. */
    public KafkaConfig(List<String> brokers, String prefix) {
        this(brokers, prefix, null, DEFAULT_SESSION_MS);
    }

    /** The same for one who has a name. */
    public KafkaConfig as(@Nullable String named) {
        return new KafkaConfig(brokers, prefix, named, sessionMs);
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
