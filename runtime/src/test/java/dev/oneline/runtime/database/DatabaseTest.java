package dev.oneline.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneline.runtime.boot.Metrics;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseTest {
    private static final String INSERT = "INSERT INTO event_log VALUES ('%s', 'main', %d, 0, 'happened', 1, '{}')";

    private final Vertx vertx = Vertx.vertx();
    private DatabaseConfig config;
    private Database database;

    @BeforeEach
    void openDatabase() throws DatabaseRefused {
        config = TestDatabase.fresh();
        database = open(config);
    }

    @AfterEach
    void closeDatabase() throws Exception {
        database.close();
        vertx.close().await(5, TimeUnit.SECONDS);
    }

    @Test
    void shouldShowATenantItsOwnRowsOnly() throws SQLException {
        update("acme", INSERT.formatted("acme", 1));
        update("other", INSERT.formatted("other", 1));

        assertThat(query("acme", "SELECT string_agg(tenant_id, ',') FROM event_log"))
                .isEqualTo("acme");
        assertThat(query("nobody", "SELECT count(*) FROM event_log")).isEqualTo("0");
        assertThat(query("", "SELECT count(*) FROM event_log")).isEqualTo("0");
    }

    @Test
    void shouldNotLetATenantWriteAnothersRows() {
        assertThatThrownBy(() -> update("acme", INSERT.formatted("other", 1)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("row-level security");
    }

    @Test
    void shouldForgetTheTenantWithTheTransaction() throws SQLException {
        for (int i = 0; i < 20; i++) {
            update("acme", INSERT.formatted("acme", i + 1));
        }
        assertThat(query("", "SELECT count(*) FROM event_log")).isEqualTo("0");
    }

    @Test
    void shouldRunAsARoleThatCannotBypassAnything() throws SQLException {
        assertThat(query("acme", "SELECT current_user")).isEqualTo(config.databaseName() + "_service");
        assertThat(query(
                        "acme",
                        "SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb FROM pg_roles"
                                + " WHERE rolname = current_user"))
                .isEqualTo("f");
        assertThatThrownBy(() -> update("acme", "ALTER TABLE event_log DISABLE ROW LEVEL SECURITY"))
                .hasMessageContaining("must be owner");
        assertThatThrownBy(() -> update("acme", "CREATE TABLE mine (id int)"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void shouldNotLetTheServiceRewriteTheLog() throws SQLException {
        update("acme", INSERT.formatted("acme", 1));
        for (String rewrite : new String[] {
            "UPDATE event_log SET payload = '{}'", "DELETE FROM event_log", "TRUNCATE event_log",
        }) {
            assertThatThrownBy(() -> update("acme", rewrite)).hasMessageContaining("permission denied");
        }
    }

    @Test
    void shouldProtectEveryTableThatHasATenant() throws SQLException {
        assertThat(query("acme", """
                        SELECT count(*) FROM pg_class c
                        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
                        WHERE c.relkind IN ('r', 'p') AND c.relnamespace = 'public'::regnamespace
                        AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
                        """)).isEqualTo("0");
    }

    @Test
    void shouldRollBackWorkThatThrows() throws SQLException {
        assertThatThrownBy(() -> database.withTenantBlocking("acme", connection -> {
                    execute(connection, INSERT.formatted("acme", 1));
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        assertThat(query("acme", "SELECT count(*) FROM event_log")).isEqualTo("0");
    }

    @Test
    void shouldHandTheResultToTheCallersContext() throws Exception {
        String answer = database.withTenant("acme", connection -> "done").await(5, TimeUnit.SECONDS);
        assertThat(answer).isEqualTo("done");
        assertThatThrownBy(() -> database.withTenant("acme", connection -> {
                            throw new SQLException("refused");
                        })
                        .await(5, TimeUnit.SECONDS))
                .hasMessage("refused");
        assertThat(database.isAlive().await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void shouldOpenAgainOnWhatIsThere() throws Exception {
        update("acme", INSERT.formatted("acme", 1));
        database.close();
        database = open(config);
        assertThat(query("acme", "SELECT count(*) FROM event_log")).isEqualTo("1");
    }

    @Test
    void shouldSayInOneLineWhyADatabaseRefuses() throws Exception {
        assertRefused(
                new DatabaseConfig(config.jdbcUrl(), config.user(), "wrong", 2), "password authentication failed");
        assertRefused(
                new DatabaseConfig(config.jdbcUrl() + "_nowhere", config.user(), config.password(), 2),
                "does not exist");
        assertRefused(
                new DatabaseConfig("jdbc:postgresql://127.0.0.1:1/oneline", config.user(), config.password(), 2),
                "Connection to 127.0.0.1:1 refused");
        assertRefused(new DatabaseConfig(config.jdbcUrl(), config.user(), "", 2), "needs a password");
    }

    @Test
    void shouldSayWhatAnOwnerWithoutRightsLacks() throws Exception {
        DatabaseConfig fresh = TestDatabase.fresh();
        try (Connection owner = DriverManager.getConnection(fresh.jdbcUrl(), fresh.user(), fresh.password())) {
            execute(owner, "DROP ROLE IF EXISTS powerless");
            execute(owner, "CREATE ROLE powerless LOGIN PASSWORD 'p'");
            execute(owner, "GRANT CREATE ON DATABASE " + fresh.databaseName() + " TO powerless");
        }
        assertRefused(new DatabaseConfig(fresh.jdbcUrl(), "powerless", "p", 2), "ALTER ROLE powerless CREATEROLE");
    }

    private void assertRefused(DatabaseConfig refused, String reason) {
        assertThatThrownBy(() -> open(refused))
                .isInstanceOf(DatabaseRefused.class)
                .hasMessageContaining(reason)
                .hasMessageNotContaining("\n");
    }

    private Database open(DatabaseConfig opened) throws DatabaseRefused {
        return Database.open(vertx, opened, Metrics.registry());
    }

    private void update(String tenant, String sql) throws SQLException {
        database.withTenantBlocking(tenant, connection -> execute(connection, sql));
    }

    private String query(String tenant, String sql) throws SQLException {
        return database.withTenantBlocking(tenant, connection -> {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getString(1);
            }
        });
    }

    private static boolean execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.execute(sql);
        }
    }
}
