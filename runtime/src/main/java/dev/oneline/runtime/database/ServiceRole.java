package dev.oneline.runtime.database;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The role that the service logs in as: no superuser, no owner of tables, bound by row-level security. Its password
 * follows from the owner's, so that every backend knows it and nobody keeps it.
 */
record ServiceRole(String name, String password) {
    private static final Pattern PLAIN_NAME = Pattern.compile("[a-z_][a-z0-9_]{0,50}");
    private static final String ROLE_EXISTS = "42710";

    static ServiceRole of(DatabaseConfig config) throws DatabaseRefused {
        String database = config.databaseName().toLowerCase(Locale.ROOT);
        if (!PLAIN_NAME.matcher(database).matches()) {
            throw new DatabaseRefused("name the database with small letters, digits and _ only, not " + database);
        }
        if (config.password().isEmpty()) {
            throw new DatabaseRefused("the database user " + config.user()
                    + " needs a password: in --database-url, or in ONELINE_DATABASE_PASSWORD");
        }
        return new ServiceRole(database + "_service", derive(config.password(), database));
    }

    boolean canLogIn(DatabaseConfig config) {
        try (Connection connection = DriverManager.getConnection(config.jdbcUrl(), name, password)) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Makes the role, or gives it the password that it should have. */
    void make(Connection owner, DatabaseConfig config) throws DatabaseRefused {
        String rights = " LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE PASSWORD '" + password + "'";
        try (var statement = owner.createStatement()) {
            try {
                statement.execute("CREATE ROLE " + name + rights);
            } catch (SQLException e) {
                if (!ROLE_EXISTS.equals(e.getSQLState())) {
                    throw e;
                }
                statement.execute("ALTER ROLE " + name + " PASSWORD '" + password + "'");
            }
            statement.execute("GRANT CONNECT ON DATABASE " + config.databaseName() + " TO " + name);
        } catch (SQLException e) {
            throw new DatabaseRefused("the database user " + config.user() + " can't set up the role " + name
                    + ": as a superuser, say ALTER ROLE " + config.user() + " CREATEROLE ("
                    + Database.firstLine(e) + ")");
        }
    }

    private static String derive(String ownerPassword, String database) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(ownerPassword.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] derived = mac.doFinal(("oneline service role of " + database).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(derived);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
