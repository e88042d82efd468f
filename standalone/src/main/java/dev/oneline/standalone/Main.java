package dev.oneline.standalone;

import dev.oneline.runtime.boot.Logging;
import dev.oneline.runtime.boot.StartRefused;
import dev.oneline.runtime.config.NumericAddress;
import dev.oneline.runtime.eventlog.kafka.KafkaEventLog;
import dev.oneline.standalone.processes.ManyProcesses;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The program behind {@code ./oneline up}. Standard output has the line that says that it is ready, standard error the
 * log, or the one line that says why it isn't.
 */
public final class Main {
    private static final int REFUSED = 1;

    /** A start that only teaches the virtual machine what to keep ready, and then ends: the script's build does it. */
    private static final boolean PRACTISING = Boolean.getBoolean("oneline.practising");

    private Main() {}

    public static void main(String[] arguments) {
        Logging.beginQuietly();
        var exitCode = new AtomicInteger();
        var open = new OpenThings();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            open.close();
            if (!PRACTISING) {
                // A Ctrl-C is the expected end, not an error.
                Runtime.getRuntime().halt(exitCode.get());
            }
        }));
        try {
            up(Arrays.asList(arguments), open);
            new CountDownLatch(1).await();
        } catch (Exception e) {
            System.err.println("oneline: " + Refusals.inOneLine(e));
            exitCode.set(REFUSED);
            System.exit(REFUSED);
        }
    }

    private static void up(List<String> arguments, OpenThings open) throws Exception {
        if (arguments.isEmpty() || !arguments.getFirst().equals("up")) {
            throw new StartRefused("the command is up (./oneline help)");
        }
        Path home = Path.of(System.getProperty("oneline.home", "."))
                .toAbsolutePath()
                .normalize();
        UpOptions options = UpOptions.parse(arguments.subList(1, arguments.size()), System.getenv(), home);
        PortCheck.requireFree(options);
        Optional<String> password = options.processes()
                ? new ManyProcesses(options, home, open).start()
                : new OneProcess(options, home, open, PRACTISING ? Main::clusterOfOne : Vertx::vertx).start();
        Readiness.of(options).await();
        Logging.speakUp();
        System.out.println(password.map(Main::firstPassword).orElse("") + ready(options));
        if (PRACTISING) {
            KafkaEventLog.practise();
            System.exit(0);
        }
    }

    /** What --processes needs is practised along with the rest. */
    private static Vertx clusterOfOne() throws Exception {
        return ManyProcesses.clusterOfOne().join();
    }

    private static String firstPassword(String password) {
        return "first administrator: tenant main, user admin, password " + password
                + " (shown this once: change it after signing in)\n";
    }

    private static String ready(UpOptions options) {
        long startedAtMs = Long.getLong(
                "oneline.startedAtMs",
                ProcessHandle.current()
                        .info()
                        .startInstant()
                        .map(Instant::toEpochMilli)
                        .orElseGet(System::currentTimeMillis));
        double seconds = (System.currentTimeMillis() - startedAtMs) / 1000.0;
        String host = NumericAddress.inUrl(options.bindAddress());
        return String.format(
                Locale.ROOT,
                "ready in %.1f s: http://%s:%d/%s  sip:%s:%d  media %s:%d/udp",
                seconds,
                host,
                options.httpPort(),
                options.demo() ? " (demo site: /demo)" : "",
                host,
                options.sipPort(),
                host,
                options.mediaPort());
    }
}
