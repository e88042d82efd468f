package dev.oneline.backend.identity;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables {@code users} and {@code tokens} of the tenant at work. */
public final class Users {
    private static final String COLUMNS = "u.user_id, u.tenant_id, u.username, u.name, u.roles, u.password_hash";

    private static final String MANAGED = ", u.active, u.phone_pin_hash IS NOT NULL";
    private static final int ACTIVE = 7;
    private static final int PHONE_PIN = 8;

    private Users() {}

    /** A user with what his password is held against. */
    public record Known(User user, String passwordHash) {}

    /** False when there is one of that name: nothing was done. */
    public static boolean insert(Connection connection, User user, String passwordHash) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO users (tenant_id, user_id, username, name, roles, password_hash)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")) {
            insert.setString(1, user.tenant());
            insert.setString(2, user.userId());
            insert.setString(3, user.username());
            insert.setString(4, user.name());
            insert.setArray(5, roles(connection, user));
            insert.setString(6, passwordHash);
            return insert.executeUpdate() == 1;
        }
    }

    /**
     * A user as an administrator sees him.
     *
     * @param phonePin whether he has one
     */
    public record Managed(User user, boolean active, boolean phonePin) {}

    /**
     * What became of a change.
     *
     * @param done false: it would have left the tenant without an administrator, and nothing was changed
     * @param sessionsEnded he has to sign in again
     */
    public record Changed(Managed user, boolean done, boolean sessionsEnded) {}

    /** By name. */
    public static List<Managed> all(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(
                        "SELECT " + COLUMNS + MANAGED + " FROM users u ORDER BY u.name, u.username");
                var rows = query.executeQuery()) {
            var users = new ArrayList<Managed>();
            while (rows.next()) {
                users.add(managed(rows));
            }
            return users;
        }
    }

    /** Nobody else changes him until the transaction's end. */
    public static Optional<Managed> managed(Connection connection, String userId) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT " + COLUMNS + MANAGED + " FROM users u WHERE u.user_id = ? FOR UPDATE")) {
            query.setString(1, userId);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(managed(row)) : Optional.empty();
            }
        }
    }

    private static Managed managed(ResultSet row) throws SQLException {
        return new Managed(known(row).user(), row.getBoolean(ACTIVE), row.getBoolean(PHONE_PIN));
    }

    /** @param hash null: he has none any more */
    public static void setPhonePin(Connection connection, String userId, @Nullable String hash) throws SQLException {
        try (var update = connection.prepareStatement("UPDATE users SET phone_pin_hash = ? WHERE user_id = ?")) {
            update.setString(1, hash);
            update.setString(2, userId);
            update.executeUpdate();
        }
    }

    /**
     * Ends his sessions when he may no longer do what he might, or his password is another one.
     *
     * @param before from {@link #managed}, in the same transaction
     * @param passwordHash null: stays
     * @param keptToken the one that asks for it stays good
     */
    public static Changed change(
            Connection connection, Managed before, Managed user, @Nullable String passwordHash, String keptToken)
            throws SQLException {
        if (isAdministrator(before) && !isAdministrator(user) && administrators(connection) == 1) {
            return new Changed(before, false, false);
        }
        try (var update = connection.prepareStatement("""
                UPDATE users SET name = ?, roles = ?, active = ?, password_hash = coalesce(?, password_hash)
                WHERE user_id = ?""")) {
            update.setString(1, user.user().name());
            update.setArray(2, roles(connection, user.user()));
            update.setBoolean(3, user.active());
            update.setString(4, passwordHash);
            update.setString(5, user.user().userId());
            update.executeUpdate();
        }
        var ends = passwordHash != null
                || !user.active()
                || !user.user().roles().equals(before.user().roles());
        if (ends) {
            endSessions(connection, user.user().userId(), Tokens.hash(keptToken));
        }
        return new Changed(user, true, ends);
    }

    private static boolean isAdministrator(Managed user) {
        return user.active() && user.user().is(Role.ADMINISTRATOR);
    }

    /** Locks them: two who take the role from each other at once don't both succeed. */
    private static int administrators(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT u.user_id FROM users u WHERE u.active AND ? = ANY (u.roles) ORDER BY u.user_id FOR UPDATE")) {
            query.setString(1, Role.ADMINISTRATOR.word());
            try (var rows = query.executeQuery()) {
                var count = 0;
                while (rows.next()) {
                    count++;
                }
                return count;
            }
        }
    }

    private static void endSessions(Connection connection, String userId, byte[] keptTokenHash) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM tokens WHERE user_id = ? AND token_hash <> ?")) {
            delete.setString(1, userId);
            delete.setBytes(2, keptTokenHash);
            delete.executeUpdate();
        }
    }

    private static Array roles(Connection connection, User user) throws SQLException {
        return connection.createArrayOf("text", user.roleWords().toArray());
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
