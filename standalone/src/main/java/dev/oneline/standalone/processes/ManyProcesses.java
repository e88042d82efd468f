package dev.oneline.standalone.processes;

import dev.oneline.standalone.LogMember;
import dev.oneline.standalone.OpenThings;
import dev.oneline.standalone.OwnDatabase;
import dev.oneline.standalone.UpOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Starts backend, media bridge and SIP bridge as children and keeps them alive. Itself no member of the cluster. */
public final class ManyProcesses {
    private static final int FIRST_MEMBER_PORT = 15_700;
    private static final int PORTS_EACH = 2;
    private static final int LAST_MEMBER_PORT = 15_999;

    private final UpOptions options;
    private final Path home;
    private final OpenThings open;

    public ManyProcesses(UpOptions options, Path home, OpenThings open) {
        this.options = options;
        this.home = home;
        this.open = open;
    }

    /**
     * Blocks until all serve. What was started is in the open things, also when it fails.
     *
     * @return the password of the first administrator, when one was made just now
     */
    public Optional<String> start() throws Exception {
        String clusterName = clusterName();
        List<Integer> memberPorts = freePorts(ChildKind.values().length * PORTS_EACH);
        Iterator<Integer> nextPort = memberPorts.iterator();
        Map<String, String> settings = new HashMap<>(options.values());
        settings.put("web-root", home.resolve("web-agent/dist").toString());
        settings.remove("database-password");
        settings.remove("database-url");
        Map<String, String> withDatabase = new HashMap<>(settings);
        settings.remove("mail");
        settings.remove("speech-key");
        List<Supervisor> supervisors = new ArrayList<>();
        if (options.embeddedPostgres()) {
            OwnDatabase database = OwnDatabase.start(options.data(), home);
            open.add(database);
            withDatabase.putAll(database.settings());
        } else {
            withDatabase.putAll(options.values());
        }
        if (options.kafkaLog()) {
            var member = LogMember.of(options.data(), new SecureRandom());
            open.add(member);
            withDatabase.putAll(member.settings());
        }
        for (ChildKind kind : ChildKind.values()) {
            // Only the backend is told the passwords of the database, the mail server and the speech service.
            Map<String, String> told = kind == ChildKind.BACKEND ? withDatabase : settings;
            List<Integer> ownPorts = List.of(nextPort.next(), nextPort.next());
            var orders = new Orders(Map.copyOf(told), new ClusterConfig(clusterName, memberPorts, ownPorts, 0));
            var supervisor = new Supervisor(kind, orders, home, System::currentTimeMillis);
            supervisors.add(supervisor);
            open.add(supervisor::stop);
            supervisor.launch();
        }
        Optional<String> password = Optional.empty();
        for (Supervisor supervisor : supervisors) {
            Word word = supervisor.awaitReady();
            password = password.or(() -> Optional.ofNullable(word.firstAdministratorPassword()));
        }
        return password;
    }

    /** A cluster that nobody else joins. */
    public static ClusterConfig clusterOfOne() throws IOException {
        List<Integer> port = freePorts(1);
        return new ClusterConfig(clusterName(), port, port, 0);
    }

    private static String clusterName() {
        var suffix = new byte[8];
        new SecureRandom().nextBytes(suffix);
        return "oneline-" + HexFormat.of().formatHex(suffix);
    }

    /** Below the ports that the system gives to outgoing connections: a member's stays its own while it is restarted. */
    private static List<Integer> freePorts(int count) throws IOException {
        List<Integer> candidates = new ArrayList<>(IntStream.rangeClosed(FIRST_MEMBER_PORT, LAST_MEMBER_PORT)
                .boxed()
                .toList());
        Collections.shuffle(candidates, new SecureRandom());
        List<Integer> free =
                candidates.stream().filter(ManyProcesses::isFree).limit(count).toList();
        if (free.size() < count) {
            throw new IOException("no free port for the cluster from " + FIRST_MEMBER_PORT + " to " + LAST_MEMBER_PORT);
        }
        return free;
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
