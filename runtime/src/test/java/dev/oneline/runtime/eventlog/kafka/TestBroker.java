package dev.oneline.runtime.eventlog.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A real Kafka broker for tests, as a child process with a class path of its own: one for the whole run, on loopback. Who
 * wants an empty log takes a fresh prefix. It ends with the process.
 */
public final class TestBroker {
    private static final String LOOPBACK = "127.0.0.1";
    private static final long START_LIMIT_MS = 60_000;
    private static final String SETTINGS = "server.properties";
    private static final String CLUSTER_ID = "4L6g3nShT-eMCtK--X86sw";

    /** Standard input ends however this process dies, and the broker with it. */
    private static final String LIFELINE = "\"$@\" & read -r _; kill -9 $!";

    private static TestBroker shared;
    private static int prefixes;

    private final Path folder;
    private final int port;
    private Process process;

    private TestBroker(Path folder) throws IOException {
        this.folder = folder;
        var ports = freePorts();
        this.port = ports.get(0);
        empty(folder);
        Files.writeString(folder.resolve(SETTINGS), settings(ports.get(0), ports.get(1)));
        var format = run(
                "format.out", java(List.of(), "kafka.tools.StorageTool", "format", "-t", CLUSTER_ID, "-c", SETTINGS));
        if (await(format) != 0) {
            throw new IOException("the broker's folder can't be formatted: see " + folder.resolve("format.out"));
        }
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
        start();
    }

    public static synchronized TestBroker shared() {
        try {
            if (shared == null) {
                shared = new TestBroker(Path.of("target", "test-kafka").toAbsolutePath());
            }
            return shared;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Topics that nobody has made yet. */
    public static synchronized KafkaConfig fresh() {
        prefixes++;
        return new KafkaConfig(List.of(shared().address()), "test-" + prefixes);
    }

    public String address() {
        return LOOPBACK + ":" + port;
    }

    /** The broker's and its clients' jars. */
    static Path lib() {
        var lib =
                Path.of("..", "kafka-broker", "target", "lib").toAbsolutePath().normalize();
        if (!Files.isDirectory(lib)) {
            throw new IllegalStateException("there is no broker in " + lib + ": run mvn verify from the root once");
        }
        return lib;
    }

    /** As kill -9 does. */
    public synchronized void kill() {
        var broker = process.descendants().toList();
        broker.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        // Its port and its files are free once it is gone.
        broker.forEach(handle -> handle.onExit().join());
        await(process);
    }

    /** With what it had. */
    public synchronized void start() throws IOException {
        process = run("server.out", java(List.of("sh", "-c", LIFELINE, "broker"), "kafka.Kafka", SETTINGS));
        long giveUpAtNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_LIMIT_MS);
        while (!answers()) {
            if (!process.isAlive() || System.nanoTime() > giveUpAtNs) {
                throw new IOException("the broker doesn't start: see " + folder.resolve("server.out"));
            }
        }
    }

    private boolean answers() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.ofLiteral(LOOPBACK), port), 500);
            return true;
        } catch (IOException e) {
            pause();
            return false;
        }
    }

    private Process run(String output, String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(output).toFile())
                .start();
    }

    private static String[] java(List<String> before, String... program) {
        var line = new ArrayList<>(before);
        line.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Djava.net.preferIPv4Stack=true",
                "-cp",
                lib().resolve("*").toString()));
        line.addAll(List.of(program));
        return line.toArray(String[]::new);
    }

    /** Small, of one node, and on loopback only. */
    private static String settings(int port, int controllerPort) {
        var settings = Map.ofEntries(
                Map.entry("process.roles", "broker,controller"),
                Map.entry("node.id", "1"),
                Map.entry(
                        "listeners",
                        "PLAINTEXT://" + LOOPBACK + ":" + port + ",CONTROLLER://" + LOOPBACK + ":" + controllerPort),
                Map.entry("controller.listener.names", "CONTROLLER"),
                Map.entry("controller.quorum.voters", "1@" + LOOPBACK + ":" + controllerPort),
                Map.entry("log.dirs", "data"),
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "1"),
                // Tests don't wait for members who don't come, nor for long for those who are silent.
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("group.min.session.timeout.ms", "500"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "1"),
                // A broker that was killed may come back once its former life counts as over.
                Map.entry("broker.session.timeout.ms", "1000"),
                Map.entry("broker.heartbeat.interval.ms", "200"),
                Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
                Map.entry("log.index.size.max.bytes", "1048576"));
        var text = new StringBuilder();
        settings.forEach(
                (key, value) -> text.append(key).append('=').append(value).append('\n'));
        return text.toString();
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        Files.createDirectories(folder);
    }

    private static List<Integer> freePorts() throws IOException {
        try (var one = new ServerSocket(0, 1, InetAddress.ofLiteral(LOOPBACK));
                var other = new ServerSocket(0, 1, InetAddress.ofLiteral(LOOPBACK))) {
            return List.of(one.getLocalPort(), other.getLocalPort());
        }
    }

    private static int await(Process process) {
        try {
            return process.waitFor(START_LIMIT_MS, TimeUnit.MILLISECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
