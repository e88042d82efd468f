package dev.oneline.runtime.database;

import dev.oneline.postgres.EmbeddedPostgres;
import dev.oneline.postgres.PostgresRefused;
import dev.oneline.runtime.config.SettingRefused;
import dev.oneline.runtime.config.Settings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/**
 * A real PostgreSQL for tests: one for the whole run, with a database for everyone who asks, fresh or a copy. It ends with
 * the process.
 */
public final class TestDatabase {
    private static EmbeddedPostgres postgres;
    private static int databases;

    private TestDatabase() {}

    /** The login of the owner of a database that is empty: no migration has run. */
    public static synchronized DatabaseConfig fresh() {
        return make("template1");
    }

    /** A copy of a database whose every connection is closed: quicker than to make it once more. */
    public static synchronized DatabaseConfig copyOf(DatabaseConfig original) {
        DatabaseConfig copy = make(original.databaseName());
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            ServiceRole role = ServiceRole.of(copy);
            role.make(connection, copy);
            // The tables' rights are those of the original's.
            statement.execute("GRANT " + ServiceRole.of(original).name() + " TO " + role.name());
            return copy;
        } catch (SQLException | DatabaseRefused e) {
            throw new IllegalStateException(e);
        }
    }

    private static DatabaseConfig make(String template) {
        databases++;
        String name = "oneline_test_" + databases;
        try (Connection connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
            statement.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
            String url = "postgresql://" + EmbeddedPostgres.USER + ":" + server().password() + "@127.0.0.1:"
                    + server().port() + "/" + name;
            return DatabaseConfig.from(Settings.of(Map.of("database-url", url)));
        } catch (SQLException | SettingRefused e) {
            throw new IllegalStateException(e);
        }
    }

    public static synchronized EmbeddedPostgres server() {
        if (postgres == null) {
            try {
                Path target = Path.of("target");
                postgres = EmbeddedPostgres.start(target.resolve("test-postgres"), target.resolve("postgres-binaries"));
            } catch (PostgresRefused e) {
                throw new IllegalStateException(e);
            }
        }
        return postgres;
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(server().jdbcUrl(), EmbeddedPostgres.USER, server().password());
    }
}
