package dev.oneline.runtime.eventlog.choice;

import dev.oneline.runtime.config.SettingRefused;
import dev.oneline.runtime.config.Settings;
import dev.oneline.runtime.database.Database;
import dev.oneline.runtime.eventlog.EventLog;
import dev.oneline.runtime.eventlog.kafka.KafkaConfig;
import dev.oneline.runtime.eventlog.kafka.KafkaEventLog;
import dev.oneline.runtime.eventlog.kafka.LogRefused;
import dev.oneline.runtime.eventlog.postgres.PostgresEventLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/**
 * Where the log is.
 *
 * @param kafka null: in the database, beside everything else
 */
public record LogChoice(@Nullable KafkaConfig kafka) {
    /** Reads {@code log}, as in {@code kafka://host:9092}, and {@code log-member}, who this is among those who share it. */
    public static LogChoice from(Settings settings) throws SettingRefused {
        var url = settings.optionalText("log");
        return new LogChoice(
                url == null ? null : KafkaConfig.parse("log", url).as(settings.optionalText("log-member")));
    }

    /** Blocks; call it off the event loop. */
    public EventLog open(Vertx vertx, Database database, MeterRegistry meters) throws LogRefused {
        return kafka == null ? new PostgresEventLog(database, meters) : KafkaEventLog.open(vertx, kafka, meters);
    }

    /** For people. */
    public String shown() {
        return kafka == null ? "in the database" : kafka.shown();
    }
}
