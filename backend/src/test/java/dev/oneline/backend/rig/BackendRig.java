package dev.oneline.backend.rig;

import dev.oneline.backend.Backend;
import dev.oneline.backend.BackendConfig;
import dev.oneline.backend.founding.Founding;
import dev.oneline.backend.identity.Passwords;
import dev.oneline.contract.bus.NodeKind;
import dev.oneline.runtime.boot.Metrics;
import dev.oneline.runtime.boot.Node;
import dev.oneline.runtime.bus.Bus;
import dev.oneline.runtime.config.SettingRefused;
import dev.oneline.runtime.config.Settings;
import dev.oneline.runtime.database.Database;
import dev.oneline.runtime.database.DatabaseConfig;
import dev.oneline.runtime.database.DatabaseRefused;
import dev.oneline.runtime.database.TestDatabase;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A backend with the demo tenant. It can be stopped, which writes nothing, and started anew on the same database. */
public final class BackendRig implements AutoCloseable {
    private final Vertx vertx;
    private final PrometheusMeterRegistry meters = Metrics.registry();
    private final Bus bus;
    private final DatabaseConfig database;
    private final Map<String, String> settings = new HashMap<>();
    private @Nullable Backend backend;

    public BackendRig() {
        this(Vertx.vertx(), TestDatabase.copyOf(Demo.DATABASE));
    }

    /** Founds the demo itself, on an empty database: slower. */
    public static BackendRig onEmptyDatabase() {
        return new BackendRig(Vertx.vertx(), TestDatabase.fresh());
    }

    private BackendRig(Vertx vertx, DatabaseConfig database) {
        this.vertx = vertx;
        this.bus = new Bus(vertx, meters);
        this.database = database;
        settings.put("http-port", "0");
        settings.put("demo", "true");
        settings.put("database-url", "postgresql://x:x@127.0.0.1:1/x");
    }

    public static BackendRig started() {
        var rig = new BackendRig();
        rig.start();
        return rig;
    }

    /** Another backend of the same installation: on the same bus and database. Closing either closes the bus. */
    public BackendRig another() {
        var other = new BackendRig(vertx, database);
        other.settings.putAll(settings);
        return other;
    }

    public BackendRig with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    public BackendRig withWebRoot(Path root) {
        return with("web-root", root.toString());
    }

    public void start() {
        var starting = new Backend(node(NodeKind.BACKEND), config());
        backend = starting;
        Eventually.await(starting.start());
    }

    public void stop() {
        if (backend != null) {
            Eventually.await(backend.stop());
            backend = null;
        }
    }

    public Backend backend() {
        if (backend == null) {
            throw new AssertionError("start the rig");
        }
        return backend;
    }

    public Node node(NodeKind kind) {
        var id = Node.newId(kind, RandomGenerator.getDefault());
        return new Node(id, kind, vertx, bus, meters, InstantSource.system());
    }

    public DatabaseConfig database() {
        return database;
    }

    public Vertx vertx() {
        return vertx;
    }

    public Bus bus() {
        return bus;
    }

    public PrometheusMeterRegistry meters() {
        return meters;
    }

    public Rest rest() {
        return new Rest(vertx, backend().httpPort());
    }

    public Browser browser() {
        return new Browser(vertx, backend().httpPort());
    }

    /** A connected desk, after its welcome. */
    public Browser desk(String username) {
        var browser = browser().connect();
        browser.hello(rest().token(username));
        browser.next("welcome");
        return browser;
    }

    @Override
    public void close() {
        stop();
        Eventually.await(vertx.close());
    }

    /** Founded once for all rigs, with passwords that are quickly checked: else that takes longer than most tests. */
    private static final class Demo {
        private static final int MEMORY_KIB = 64;

        static final DatabaseConfig DATABASE = found();

        private static DatabaseConfig found() {
            var config = TestDatabase.fresh();
            var vertx = Vertx.vertx();
            var random = new SecureRandom();
            try (var database = Database.open(vertx, config, Metrics.registry())) {
                new Founding(database, new Passwords(random, MEMORY_KIB), random)
                        .foundDemo("127.0.0.1:1", InstantSource.system().millis());
                return config;
            } catch (SQLException | DatabaseRefused e) {
                throw new IllegalStateException(e);
            } finally {
                Eventually.await(vertx.close());
            }
        }
    }

    private BackendConfig config() {
        try {
            var read = BackendConfig.from(Settings.of(settings));
            return new BackendConfig(
                    read.host(),
                    read.httpPort(),
                    read.webRoot(),
                    read.demo(),
                    read.demoGateway(),
                    read.allowedOrigins(),
                    read.bodyLimitBytes(),
                    database,
                    read.log(),
                    read.login(),
                    read.webSocket(),
                    read.webCalls(),
                    read.shard(),
                    read.statistics(),
                    read.mail(),
                    read.speech());
        } catch (SettingRefused e) {
            throw new AssertionError(e);
        }
    }
}
