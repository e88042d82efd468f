package dev.oneline.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One run of the postmaster. */
final class Server {
    private static final long START_LIMIT_NS = TimeUnit.SECONDS.toNanos(60);
    private static final long STOP_LIMIT_MS = 10_000;
    private static final String READY = "ready";

    /**
     * Starts the postmaster and waits for the end of standard input, which the kernel brings about however our process
     * dies; then asks for a fast shutdown. The first line out is the postmaster's process id.
     */
    private static final String LIFELINE = """
            exec 3<&0
            "$@" </dev/null >&2 & child=$!
            echo "$child"
            exec >&-
            { while read -r _; do :; done; kill -INT "$child" 2>/dev/null; } <&3 & watcher=$!
            wait "$child"
            kill "$watcher" 2>/dev/null
            """;

    private final ClusterFolder folder;
    private final PostgresBinaries binaries;
    private final Unprivileged unprivileged;
    private final String clusterName;
    private final int port;
    private @Nullable Process lifeline;
    private long pid = -1;

    Server(ClusterFolder folder, PostgresBinaries binaries, Unprivileged unprivileged, String clusterName, int port) {
        this.folder = folder;
        this.binaries = binaries;
        this.unprivileged = unprivileged;
        this.clusterName = clusterName;
        this.port = port;
    }

    /** Blocks until logins are possible. */
    void start() throws IOException, PostgresRefused {
        var log = new ServerLog(folder.log());
        log.turnOver();
        long logOffset = log.size();
        Process started = new ProcessBuilder(command())
                .redirectError(ProcessBuilder.Redirect.appendTo(log.file().toFile()))
                .start();
        lifeline = started;
        String firstLine = started.inputReader().readLine();
        if (firstLine == null) {
            throw new PostgresRefused("PostgreSQL did not start: " + why(log, logOffset));
        }
        pid = Long.parseLong(firstLine.strip());
        long startedAtNs = System.nanoTime();
        while (!isReady()) {
            if (!started.isAlive() || System.nanoTime() - startedAtNs > START_LIMIT_NS) {
                throw new PostgresRefused("PostgreSQL did not start: " + why(log, logOffset));
            }
            if (!PostgresProcesses.pause()) {
                throw new PostgresRefused("interrupted while PostgreSQL was starting");
            }
        }
    }

    long pid() {
        return pid;
    }

    void onExit(Runnable then) {
        Process watched = lifeline;
        if (watched != null) {
            Thread.ofVirtual().name("postgres-watch").start(() -> {
                try {
                    watched.waitFor();
                    then.run();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
    }

    void stop() {
        Process stopping = lifeline;
        if (stopping == null) {
            return;
        }
        try {
            stopping.outputWriter().close();
        } catch (IOException e) {
            // The pipe is broken: it is stopping already.
        }
        try {
            if (!stopping.waitFor(STOP_LIMIT_MS, TimeUnit.MILLISECONDS)) {
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The postmaster writes its state into the eighth line of its pid file. */
    private boolean isReady() {
        try {
            List<String> lines = Files.readAllLines(folder.cluster().resolve("postmaster.pid"));
            return lines.size() >= 8
                    && lines.getFirst().strip().equals(Long.toString(pid))
                    && lines.get(7).strip().equals(READY);
        } catch (IOException e) {
            return false;
        }
    }

    private String why(ServerLog log, long offset) {
        return log.reasonSince(offset).orElse("it gave no reason") + " (see " + log.file() + ")";
    }

    private List<String> command() {
        // A session of its own: Ctrl-C in a terminal must reach us first, and the database last.
        List<String> command = new ArrayList<>(List.of("setsid", "sh", "-c", LIFELINE, "postgres"));
        command.addAll(unprivileged.command(postgres(folder.cluster())));
        return command;
    }

    private List<String> postgres(Path cluster) {
        List<String> command =
                new ArrayList<>(List.of(binaries.program("postgres").toString(), "-D", cluster.toString()));
        for (String setting : List.of(
                "cluster_name=" + clusterName,
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "fsync=on",
                "synchronous_commit=on",
                "password_encryption=scram-sha-256",
                "timezone=UTC",
                "log_timezone=UTC",
                "log_checkpoints=off",
                // Short transactions by primary key: compiling them costs more than running them.
                "jit=off",
                "max_connections=100")) {
            command.add("-c");
            command.add(setting);
        }
        return command;
    }
}
