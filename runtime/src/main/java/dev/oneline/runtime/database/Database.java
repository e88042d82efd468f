package dev.oneline.runtime.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The pool of connections to PostgreSQL. Every transaction works for one tenant and sees that tenant's rows only. A
 * connection that broke is replaced; who used it gets its {@link SQLException} and tries again or not, as it sees fit.
 */
public final class Database implements AutoCloseable {
    private static final int OLDEST_VERSION = 15;
    private static final Duration LOGIN_TIMEOUT = Duration.ofSeconds(5);
    private static final String SET_TENANT = "SELECT set_config('oneline.tenant', ?, true)";

    private final Vertx vertx;
    private final HikariDataSource pool;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private Database(Vertx vertx, HikariDataSource pool) {
        this.vertx = vertx;
        this.pool = pool;
    }

    /**
     * Brings the schema up to date as the owner (migrations are {@code db/migration} on the class path), then opens the
     * pool as the lesser role. Blocks; call it off the event loop.
     */
    public static Database open(Vertx vertx, DatabaseConfig config, MeterRegistry meters) throws DatabaseRefused {
        ServiceRole role = ServiceRole.of(config);
        try (Connection owner = DriverManager.getConnection(withTimeout(config), config.user(), config.password())) {
            int version = owner.getMetaData().getDatabaseMajorVersion();
            if (version < OLDEST_VERSION) {
                throw new DatabaseRefused("PostgreSQL " + OLDEST_VERSION + " or newer is needed, this is " + version);
            }
            if (!role.canLogIn(config)) {
                role.make(owner, config);
            }
        } catch (SQLException e) {
            throw new DatabaseRefused("cannot use the database " + config.shown() + ": " + firstLine(e));
        }
        migrate(config, role);
        return new Database(vertx, pool(config, role, meters));
    }

    /**
     * Runs work in one transaction for a tenant, on a thread that may block. The future completes on the caller's
     * context; it fails with what the work threw.
     */
    public <T> Future<T> withTenant(String tenant, SqlWork<T> work) {
        var done = new CompletableFuture<T>();
        threads.execute(() -> {
            try {
                done.complete(withTenantBlocking(tenant, work));
            } catch (SQLException | RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        return Future.fromCompletionStage(done, vertx.getOrCreateContext());
    }

    /** The same on the calling thread, which must be one that may block. */
    public <T> T withTenantBlocking(String tenant, SqlWork<T> work) throws SQLException {
        return inTransaction(connection -> {
            try (var statement = connection.prepareStatement(SET_TENANT)) {
                statement.setString(1, tenant);
                statement.execute();
            }
            return work.with(connection);
        });
    }

    /** Whether the database answers now. */
    public Future<Boolean> isAlive() {
        var alive = new CompletableFuture<Boolean>();
        threads.execute(() -> {
            try (Connection connection = pool.getConnection()) {
                alive.complete(connection.isValid(1));
            } catch (SQLException e) {
                alive.complete(false);
            }
        });
        return Future.fromCompletionStage(alive, vertx.getOrCreateContext());
    }

    /** Waits for work under way, then ends every session. */
    @Override
    public void close() {
        threads.close();
        pool.close();
    }

    private <T> T inTransaction(SqlWork<T> work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            try {
                T result = work.with(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        }
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }

    private static void migrate(DatabaseConfig config, ServiceRole role) throws DatabaseRefused {
        try {
            Flyway.configure()
                    .dataSource(withTimeout(config), config.user(), config.password())
                    .locations("classpath:db/migration")
                    .placeholders(Map.of("service_role", role.name()))
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new DatabaseRefused("cannot bring the database " + config.shown() + " up to date: "
                    + String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; "));
        }
    }

    private static HikariDataSource pool(DatabaseConfig config, ServiceRole role, MeterRegistry meters) {
        var hikari = new HikariConfig();
        hikari.setPoolName("oneline");
        hikari.setJdbcUrl(config.jdbcUrl());
        hikari.setUsername(role.name());
        hikari.setPassword(role.password());
        hikari.setMaximumPoolSize(config.poolSize());
        hikari.setMinimumIdle(2);
        hikari.setAutoCommit(false);
        hikari.setConnectionTimeout(LOGIN_TIMEOUT.toMillis());
        hikari.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(meters));
        hikari.addDataSourceProperty("ApplicationName", "oneline");
        // A server that vanishes without a word must not hold a shard for ever.
        hikari.addDataSourceProperty("socketTimeout", "30");
        hikari.addDataSourceProperty("tcpKeepAlive", "true");
        return new HikariDataSource(hikari);
    }

    private static String withTimeout(DatabaseConfig config) {
        String separator = config.jdbcUrl().contains("?") ? "&" : "?";
        return config.jdbcUrl() + separator + "loginTimeout=" + LOGIN_TIMEOUT.toSeconds();
    }

    static String firstLine(SQLException e) {
        return Optional.ofNullable(e.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .orElse(e.getClass().getSimpleName());
    }
}
