package dev.oneline.backend;

import dev.oneline.backend.identity.LoginLimits;
import dev.oneline.backend.mail.MailServer;
import dev.oneline.backend.shard.ShardLoop;
import dev.oneline.backend.speech.engine.SpeechConfig;
import dev.oneline.backend.statistics.StatisticsConfig;
import dev.oneline.backend.webcalls.WebCallLimits;
import dev.oneline.backend.ws.WsLimits;
import dev.oneline.runtime.config.SettingRefused;
import dev.oneline.runtime.config.Settings;
import dev.oneline.runtime.database.DatabaseConfig;
import dev.oneline.runtime.eventlog.choice.LogChoice;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a backend is told.
 *
 * @param host address that HTTP listens on
 * @param httpPort 0 lets the system choose
 * @param webRoot the built web app; null: none is served
 * @param demo makes the demo tenant when it isn't there
 * @param demoGateway where the demo tenant's calls out go, {@code host:port}
 * @param allowedOrigins websites beside our own whose pages may open {@code /ws} and start calls, for every tenant
 * @param bodyLimitBytes of an HTTP request
 * @param mail empty: nothing is mailed
 */
public record BackendConfig(
        String host,
        int httpPort,
        @Nullable Path webRoot,
        boolean demo,
        String demoGateway,
        List<String> allowedOrigins,
        long bodyLimitBytes,
        DatabaseConfig database,
        LogChoice log,
        LoginLimits login,
        WsLimits webSocket,
        WebCallLimits webCalls,
        ShardLoop.Limits shard,
        StatisticsConfig statistics,
        Optional<MailServer> mail,
        SpeechConfig speech) {
    private static final long BODY_LIMIT_BYTES = 64 * 1024;

    public BackendConfig {
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    /** Reads {@code bind}, {@code http-port}, {@code web-root}, {@code demo}, {@code gateway}, {@code allowed-origins}, the database's, the log's, statistics', mail's and speech's. */
    public static BackendConfig from(Settings settings) throws SettingRefused {
        var webRoot = settings.optionalText("web-root");
        return new BackendConfig(
                settings.text("bind", "127.0.0.1"),
                settings.port("http-port", 8080),
                webRoot == null ? null : Path.of(webRoot),
                settings.flag("demo", false),
                settings.numericAddress("gateway", "127.0.0.1:5070"),
                Arrays.stream(settings.text("allowed-origins", "").split(","))
                        .map(String::strip)
                        .filter(origin -> !origin.isEmpty())
                        .toList(),
                BODY_LIMIT_BYTES,
                DatabaseConfig.from(settings),
                LogChoice.from(settings),
                LoginLimits.DEFAULT,
                WsLimits.DEFAULT,
                WebCallLimits.DEFAULT,
                ShardLoop.Limits.DEFAULT,
                StatisticsConfig.from(settings),
                MailServer.from(settings),
                SpeechConfig.from(settings));
    }
}
