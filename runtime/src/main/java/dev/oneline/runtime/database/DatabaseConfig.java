package dev.oneline.runtime.database;

import dev.oneline.runtime.config.SettingRefused;
import dev.oneline.runtime.config.Settings;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Where PostgreSQL is, and the login of the database's owner. The service itself logs in as a lesser role, see {@link
 * ServiceRole}.
 *
 * @param jdbcUrl without user and password
 * @param poolSize connections of one backend
 */
public record DatabaseConfig(String jdbcUrl, String user, String password, int poolSize) {
    private static final int DEFAULT_PORT = 5432;

    /**
     * Reads {@code database-url} (as in {@code postgresql://user:password@host:5432/oneline}, or the same with {@code
     * jdbc:} in front), {@code database-password} where the URL should not have it, and {@code database-pool-size}.
     */
    public static DatabaseConfig from(Settings settings) throws SettingRefused {
        String url = settings.text("database-url", "");
        String uriText = url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
        String password = settings.text("database-password", "");
        int poolSize = settings.integer("database-pool-size", 10, 2, 1_000);
        try {
            URI uri = URI.create(uriText);
            String path = uri.getPath();
            boolean known = "postgresql".equals(uri.getScheme()) || "postgres".equals(uri.getScheme());
            if (known && uri.getHost() != null && uri.getRawUserInfo() != null && path != null && path.length() > 1) {
                String[] login = uri.getRawUserInfo().split(":", 2);
                int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
                String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
                return new DatabaseConfig(
                        "jdbc:postgresql://" + uri.getHost() + ":" + port + path + query,
                        decode(login[0]),
                        login.length > 1 ? decode(login[1]) : password,
                        poolSize);
            }
        } catch (IllegalArgumentException e) {
            // Refused below, with what was expected.
        }
        throw new SettingRefused(
                "database-url", withoutPassword(url), "as in postgresql://user:password@host:5432/oneline");
    }

    /** Host, port and database: what may be shown. */
    public String shown() {
        int query = jdbcUrl.indexOf('?');
        return (query < 0 ? jdbcUrl : jdbcUrl.substring(0, query)).replaceFirst("^jdbc:", "");
    }

    String databaseName() {
        String shown = shown();
        return shown.substring(shown.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return "DatabaseConfig[" + shown() + " user=" + user + " poolSize=" + poolSize + "]";
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String withoutPassword(String url) {
        return url.replaceFirst(":[^:/@]*@", ":…@");
    }
}
