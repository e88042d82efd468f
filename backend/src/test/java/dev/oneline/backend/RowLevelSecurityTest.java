package dev.oneline.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneline.backend.rig.BackendRig;
import dev.oneline.runtime.database.Database;
import dev.oneline.runtime.database.DatabaseRefused;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The database itself keeps tenants apart, whatever a query forgets. */
class RowLevelSecurityTest {
    private static BackendRig rig;
    private static Database database;

    @BeforeAll
    static void givenTheDemo() throws DatabaseRefused {
        rig = BackendRig.onEmptyDatabase();
        rig.start();
        rig.rest().token("alice");
        database = Database.open(rig.vertx(), rig.database(), rig.meters());
    }

    @AfterAll
    static void close() {
        database.close();
        rig.close();
    }

    @Test
    void shouldForceItOnEveryTable() throws SQLException {
        var open = database.withTenantBlocking("demo", connection -> {
            var names = new ArrayList<String>();
            try (var rows = connection.createStatement().executeQuery("""
                            SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
                            AND relkind IN ('r', 'p') AND relname NOT LIKE 'flyway%'
                            AND NOT (relrowsecurity AND relforcerowsecurity)""")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        });

        assertThat(open).isEmpty();
    }

    @Test
    void shouldShowATenantHisOwnRowsOnly() throws SQLException {
        for (var table : List.of("tenants", "users", "tokens", "trunks", "event_log")) {
            assertThat(count("demo", table)).as(table).isPositive();
            assertThat(count("other", table)).as(table).isZero();
            assertThat(count("", table)).as(table).isZero();
        }
        assertThat(count("*", "tenants")).isPositive();
        assertThat(count("*", "users")).isZero();
        assertThat(count("*", "event_log")).isZero();
    }

    @Test
    void shouldNotLetATenantWriteForAnother() {
        assertThatThrownBy(() -> database.withTenantBlocking("other", connection -> connection
                        .createStatement()
                        .executeUpdate("INSERT INTO projections (tenant_id, name, seq) VALUES ('demo', 'x', 1)")))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("row-level security");
    }

    private static long count(String tenant, String table) throws SQLException {
        return database.withTenantBlocking(tenant, connection -> {
            try (var row = connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
                row.next();
                return row.getLong(1);
            }
        });
    }
}
