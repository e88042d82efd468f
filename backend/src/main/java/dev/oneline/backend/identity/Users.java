package dev.oneline.backend.identity;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The tables {@code users} and {@code tokens} of the tenant at work. */
public final class Users {
    private static final String COLUMNS = "u.user_id, u.tenant_id, u.username, u.name, u.roles, u.password_hash";

    private Users() {}

    /** A user with what his password is held against. */
    public record Known(User user, String passwordHash) {}

    public static void insert(Connection connection, User user, String passwordHash) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO users (tenant_id, user_id, username, name, roles, password_hash)
                VALUES (?, ?, ?, ?, ?, ?)""")) {
            insert.setString(1, user.tenant());
            insert.setString(2, user.userId());
            insert.setString(3, user.username());
            insert.setString(4, user.name());
            insert.setArray(
                    5,
                    connection.createArrayOf(
                            "text", user.roles().stream().map(Role::word).toArray()));
            insert.setString(6, passwordHash);
            insert.executeUpdate();
        }
    }

    public static Optional<Known> byUsername(Connection connection, String username) throws SQLException {
        try (var query =
                connection.prepareStatement("SELECT " + COLUMNS + " FROM users u WHERE u.username = ? AND u.active")) {
            query.setString(1, username);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(known(row)) : Optional.empty();
            }
        }
    }

    public static Optional<User> byToken(Connection connection, byte[] tokenHash, long nowMs) throws SQLException {
        try (var query = connection.prepareStatement("SELECT " + COLUMNS
                + " FROM tokens t JOIN users u USING (tenant_id, user_id)"
                + " WHERE t.token_hash = ? AND t.expires_at_ms > ? AND u.active")) {
            query.setBytes(1, tokenHash);
            query.setLong(2, nowMs);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(known(row).user()) : Optional.empty();
            }
        }
    }

    /** By user id; whoever is no longer there is left out. */
    public static Map<String, String> names(Connection connection, Set<String> userIds) throws SQLException {
        var names = new LinkedHashMap<String, String>();
        try (var query = connection.prepareStatement("SELECT user_id, name FROM users WHERE user_id = ANY (?)")) {
            query.setArray(1, connection.createArrayOf("text", userIds.toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    names.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return names;
    }

    /** Keeps a token, and forgets the user's expired ones and, beyond {@code maxTokens}, the oldest. */
    public static void keepToken(
            Connection connection, User user, byte[] tokenHash, long nowMs, long expiresAtMs, int maxTokens)
            throws SQLException {
        try (var insert = connection.prepareStatement(
                        "INSERT INTO tokens (tenant_id, token_hash, user_id, expires_at_ms) VALUES (?, ?, ?, ?)");
                var forget = connection.prepareStatement("""
                        DELETE FROM tokens WHERE user_id = ? AND (expires_at_ms <= ? OR token_hash IN (
                          SELECT token_hash FROM tokens WHERE user_id = ?
                          ORDER BY expires_at_ms DESC, token_hash OFFSET ?))""")) {
            insert.setString(1, user.tenant());
            insert.setBytes(2, tokenHash);
            insert.setString(3, user.userId());
            insert.setLong(4, expiresAtMs);
            insert.executeUpdate();
            forget.setString(1, user.userId());
            forget.setLong(2, nowMs);
            forget.setString(3, user.userId());
            forget.setInt(4, maxTokens);
            forget.executeUpdate();
        }
    }

    public static void revoke(Connection connection, byte[] tokenHash) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM tokens WHERE token_hash = ?")) {
            delete.setBytes(1, tokenHash);
            delete.executeUpdate();
        }
    }

    private static Known known(ResultSet row) throws SQLException {
        var roles = Arrays.stream((String[]) row.getArray(5).getArray())
                .map(Role::ofWord)
                .toList();
        var user = new User(row.getString(1), row.getString(2), row.getString(3), row.getString(4), roles);
        return new Known(user, row.getString(6));
    }
}
