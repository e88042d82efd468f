package dev.oneline.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own in a child process. Commits are flushed to disk, logins are scram-sha-256, and it listens on
 * 127.0.0.1 only, on a port chosen once per folder. It ends with the process that started it, however that ends; when it
 * dies by itself it is started again, unless it keeps dying.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    public static final String DATABASE = "oneline";

    /** Owns the database; no superuser, but may create roles and databases. */
    public static final String USER = "oneline";

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration ORPHAN_PATIENCE = Duration.ofMillis(1_500);
    /**
     * From here up Linux gives ports to outgoing connections, also to those that look for the server while it is down: one
     * of them may get the very port, and even connect to itself.
     */
    private static final int FIRST_EPHEMERAL_PORT = 32_768;

    private static final int FIRST_PORT = 15_000;
    private static final int PORT_TRIES = 200;
    private static final Duration ORPHAN_LIMIT = Duration.ofSeconds(10);
    private static final int START_ATTEMPTS = 3;
    private static final int MAX_RESTARTS = 5;
    private static final long RESTARTS_WINDOW_NS = TimeUnit.MINUTES.toNanos(1);

    private final ClusterFolder folder;
    private final PostgresBinaries binaries;
    private final Unprivileged unprivileged;
    private final PostgresProcesses processes;
    private final String clusterName;
    private final String password;
    private int port;
    private @Nullable Server server;
    private boolean closed;
    private int restarts;
    private long restartsSinceNs;

    private EmbeddedPostgres(ClusterFolder folder, PostgresBinaries binaries, Unprivileged unprivileged)
            throws IOException {
        this.folder = folder;
        this.binaries = binaries;
        this.unprivileged = unprivileged;
        this.clusterName = folder.name();
        this.password = folder.password();
        this.processes = new PostgresProcesses(clusterName);
    }

    /**
     * Starts on the data in a folder, which is made when it isn't there. Blocks until logins are possible.
     *
     * @param folder for this PostgreSQL alone
     * @param binariesFolder where its programs are unpacked to once; several may share it
     */
    public static EmbeddedPostgres start(Path folder, Path binariesFolder) throws PostgresRefused {
        return start(folder, binariesFolder, Unprivileged.detect());
    }

    /** Whether {@link #start} has ever made its data in a folder. */
    public static boolean hasData(Path folder) {
        return Files.isDirectory(folder.resolve(ClusterFolder.CLUSTER));
    }

    static EmbeddedPostgres start(Path folder, Path binariesFolder, Unprivileged unprivileged) throws PostgresRefused {
        ClusterFolder opened = ClusterFolder.open(folder);
        try {
            var postgres = new EmbeddedPostgres(opened, PostgresBinaries.unpackedIn(binariesFolder), unprivileged);
            postgres.prepare();
            postgres.launch();
            return postgres;
        } catch (IOException e) {
            opened.close();
            throw new PostgresRefused("cannot use the data folder " + folder + ": " + Failures.inOneLine(e));
        } catch (PostgresRefused e) {
            opened.close();
            throw e;
        }
    }

    public synchronized int port() {
        return port;
    }

    public String password() {
        return password;
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + DATABASE;
    }

    /** The postmaster's process id now. */
    public synchronized long pid() {
        return server == null ? -1 : server.pid();
    }

    /** Ends every session and writes everything to disk. */
    @Override
    public void close() {
        Server stopping;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            stopping = server;
        }
        if (stopping != null) {
            stopping.stop();
        }
        processes.clear(Duration.ZERO, ORPHAN_LIMIT);
        folder.close();
    }

    private void prepare() throws IOException, PostgresRefused {
        clearOrphans();
        if (!folder.hasCluster()) {
            new ClusterMaker(binaries, unprivileged).make(folder);
        }
        folder.tightenPermissions();
        unprivileged.own(folder.cluster());
    }

    private void clearOrphans() throws PostgresRefused {
        if (!processes.clear(ORPHAN_PATIENCE, ORPHAN_LIMIT)) {
            throw new PostgresRefused("processes of an earlier PostgreSQL can't be stopped: "
                    + processes.alive().stream().map(ProcessHandle::pid).toList());
        }
        // Nobody holds it any more, and PostgreSQL would take a stranger with the same number for its owner.
        var stale = folder.cluster().resolve("postmaster.pid").toFile();
        if (stale.exists() && !stale.delete()) {
            throw new PostgresRefused(stale + " can't be removed");
        }
    }

    private synchronized void launch() throws IOException, PostgresRefused {
        PostgresRefused refused = null;
        for (int attempt = 0; attempt < START_ATTEMPTS; attempt++) {
            port = usablePort();
            var starting = new Server(folder, binaries, unprivileged, clusterName, port);
            try {
                starting.start();
                folder.keepPort(port);
                server = starting;
                starting.onExit(() -> died(starting));
                return;
            } catch (PostgresRefused e) {
                refused = e;
                starting.stop();
                if (portIsFree(port)) {
                    break; // It wasn't the port that somebody was quicker to take.
                }
            }
        }
        throw refused == null ? new PostgresRefused("PostgreSQL did not start") : refused;
    }

    private void died(Server dead) {
        synchronized (this) {
            if (closed || server != dead) {
                return;
            }
            if (System.nanoTime() - restartsSinceNs > RESTARTS_WINDOW_NS) {
                restartsSinceNs = System.nanoTime();
                restarts = 0;
            }
            restarts++;
            if (restarts > MAX_RESTARTS) {
                LOG.error("postgres keeps dying: not started again log={}", folder.log());
                return;
            }
            LOG.warn("postgres died: starting it again restart={}", restarts);
            try {
                processes.clear(Duration.ZERO, ORPHAN_LIMIT);
                clearOrphans();
                awaitOwnPort();
                launch();
            } catch (IOException | PostgresRefused e) {
                LOG.error("postgres cannot be started again reason=\"{}\"", e.getMessage());
            }
        }
    }

    private int usablePort() throws IOException {
        int kept = folder.port();
        if (kept > 0 && portIsFree(kept)) {
            return kept;
        }
        for (int tries = 0; tries < PORT_TRIES; tries++) {
            int candidate = ThreadLocalRandom.current().nextInt(FIRST_PORT, FIRST_EPHEMERAL_PORT);
            if (portIsFree(candidate)) {
                return candidate;
            }
        }
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    /** Whoever is connected comes back to the port that he knows. */
    private void awaitOwnPort() {
        long startedAtNs = System.nanoTime();
        while (!portIsFree(port) && System.nanoTime() - startedAtNs < ORPHAN_LIMIT.toNanos()) {
            if (!PostgresProcesses.pause()) {
                return;
            }
        }
        if (!portIsFree(port)) {
            LOG.error("the port of postgres is taken: its clients won't find it again port={}", port);
        }
    }

    private static boolean portIsFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
