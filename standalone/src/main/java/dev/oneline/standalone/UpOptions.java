package dev.oneline.standalone;

import dev.oneline.backend.mail.MailServer;
import dev.oneline.backend.speech.engine.SpeechConfig;
import dev.oneline.backend.statistics.StatisticsConfig;
import dev.oneline.runtime.boot.StartRefused;
import dev.oneline.runtime.config.PortRange;
import dev.oneline.runtime.config.SettingRefused;
import dev.oneline.runtime.config.Settings;
import dev.oneline.runtime.eventlog.choice.LogChoice;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was asked for on the command line of {@code up}.
 *
 * @param data folder of everything that is kept
 * @param embeddedPostgres false when a database was named
 * @param processes whether backend and bridges are processes of their own
 * @param values the settings that the parts read themselves from
 */
public record UpOptions(
        boolean demo,
        Path data,
        String bindAddress,
        int httpPort,
        int sipPort,
        int mediaPort,
        boolean embeddedPostgres,
        boolean processes,
        Map<String, String> values) {

    public static final String USAGE = """
            usage: ./oneline up [options]
              --demo                a demo tenant with known passwords, on loopback only
              --data DIR            what is kept between starts (.oneline/data)
              --http-port N         web pages, REST and WebSocket, TCP (8080)
              --sip-port N          SIP, UDP and TCP (5060)
              --media-port N        browsers' audio, UDP (10000)
              --rtp-ports N-M       gateways' audio, UDP (20000-29999)
              --gateway HOST:PORT   where the demo tenant's calls out go: a SIP gateway, UDP (127.0.0.1:5070)
              --bind ADDRESS        the address that all ports are opened on (127.0.0.1)
              --database-url URL    a PostgreSQL of yours, 15 or newer: postgresql://user:password@host:5432/oneline
                                    (or keep the password in ONELINE_DATABASE_PASSWORD)
              --log URL             the log on a Kafka of yours, 4 or newer: kafka://host:9092 (in the database)
              --mail URL            sends callers' messages to where their box says: smtp://user:password@host:587
                                    (or keep it in ONELINE_MAIL)
              --mail-from ADDRESS   the sender of that mail (the user, or oneline@localhost)
              --speech-url URL      a service that speaks texts as OpenAI's does: https://host/v1; its key in
                                    ONELINE_SPEECH_KEY; --speech-model (tts-1), --speech-voices (alloy)
              --speech-piper DIR    voices of Piper: NAME.onnx with NAME.onnx.json; --speech-piper-program (piper)
              --speech-engines LIST who speaks, in this order (service,piper,espeak-ng: as far as they are there)
              --time-zone ZONE      whose days and half-hours statistics are of (Asia/Shanghai)
              --processes           backend, media bridge and SIP bridge as processes of their own
            """;

    private static final Set<String> FLAGS = Set.of("demo", "processes");
    private static final Set<String> VALUES = Set.of(
            "data",
            "http-port",
            "sip-port",
            "media-port",
            "rtp-ports",
            "gateway",
            "bind",
            "database-url",
            "time-zone",
            "log",
            "mail",
            "mail-from",
            "speech-url",
            "speech-key",
            "speech-model",
            "speech-voices",
            "speech-piper",
            "speech-piper-program",
            "speech-engines");

    /** @throws StartRefused when an option is unknown or can't be read */
    public static UpOptions parse(List<String> arguments, Map<String, String> environment, Path home)
            throws StartRefused {
        Map<String, String> values = read(arguments);
        String password = environment.get("ONELINE_DATABASE_PASSWORD");
        if (password != null) {
            values.put("database-password", password);
        }
        String mail = environment.get("ONELINE_MAIL");
        if (mail != null) {
            values.putIfAbsent("mail", mail);
        }
        String speechKey = environment.get("ONELINE_SPEECH_KEY");
        if (speechKey != null) {
            values.putIfAbsent("speech-key", speechKey);
        }
        try {
            Settings settings = Settings.of(values);
            settings.portRange("rtp-ports", new PortRange(20_000, 29_999));
            settings.numericAddress("gateway", "127.0.0.1:5070");
            StatisticsConfig.from(settings);
            LogChoice.from(settings);
            MailServer.from(settings);
            SpeechConfig.from(settings);
            var options = new UpOptions(
                    settings.flag("demo", false),
                    Path.of(settings.text("data", home.resolve(".oneline/data").toString()))
                            .toAbsolutePath()
                            .normalize(),
                    settings.text("bind", "127.0.0.1"),
                    settings.port("http-port", 8080),
                    settings.port("sip-port", 5060),
                    settings.port("media-port", 10_000),
                    settings.optionalText("database-url") == null,
                    settings.flag("processes", false),
                    Map.copyOf(values));
            options.requireUsableAddress();
            return options;
        } catch (SettingRefused e) {
            throw new StartRefused(String.valueOf(e.getMessage()));
        }
    }

    /** Whether the log is not in the database. */
    public boolean kafkaLog() {
        return values.containsKey("log");
    }

    /** The settings with more added. */
    public Settings settings(Map<String, String> more) {
        var all = new HashMap<>(values);
        all.putAll(more);
        return Settings.of(all);
    }

    private static Map<String, String> read(List<String> arguments) throws StartRefused {
        Map<String, String> values = new HashMap<>();
        var rest = List.copyOf(arguments).listIterator();
        while (rest.hasNext()) {
            String argument = rest.next();
            String[] named = argument.startsWith("--") ? argument.substring(2).split("=", 2) : new String[] {""};
            String key = named[0];
            if (values.containsKey(key)) {
                throw new StartRefused("--" + key + " is there twice");
            }
            if (FLAGS.contains(key) && named.length == 1) {
                values.put(key, "true");
            } else if (VALUES.contains(key)) {
                if (named.length == 1 && !rest.hasNext()) {
                    throw new StartRefused("--" + key + " needs a value (./oneline help)");
                }
                values.put(key, named.length == 2 ? named[1] : rest.next());
            } else {
                throw new StartRefused("unknown option " + argument + " (./oneline help)");
            }
        }
        return values;
    }

    private void requireUsableAddress() throws StartRefused {
        if (!demo && values.containsKey("gateway")) {
            throw new StartRefused("--gateway is the demo tenant's: it goes with --demo");
        }
        InetAddress address;
        try {
            address = InetAddress.ofLiteral(bindAddress);
        } catch (IllegalArgumentException e) {
            throw new StartRefused("--bind must be an address as in 127.0.0.1, not \"" + bindAddress + "\"");
        }
        if (demo && !address.isLoopbackAddress()) {
            throw new StartRefused(
                    "--demo has passwords that everyone knows: it binds to loopback only, not to " + bindAddress);
        }
    }
}
