package dev.oneline.backend.customer;

import dev.oneline.contract.json.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables {@code customers} and {@code customer_numbers}; of the tenant at work. */
public final class Customers {
    /** Who has so many namesakes asks for more of the name. */
    public static final int MAX_FOUND = 100;

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String SELECT = """
            SELECT customer_id, name, account, language, vip, note, attributes, version, changed_by, changed_at_ms,
            ARRAY(SELECT number FROM customer_numbers n WHERE n.customer_id = c.customer_id ORDER BY position) AS numbers
            FROM customers c
            """;

    private Customers() {}

    /** What became of an attempt to write one. */
    public enum Written {
        DONE,
        /** Another one has that account. */
        ACCOUNT_TAKEN,
        /** It isn't there. */
        GONE,
        /** Not in that version. */
        CHANGED
    }

    private record Attributes(List<Customer.Attribute> attributes) {}

    /**
     * Whose name, account or number has it; by name.
     *
     * @param after the last one of the page before; null: from the first on
     */
    public static List<Customer> search(Connection connection, String text, @Nullable Customer after, int limit)
            throws SQLException {
        var pattern = "%" + text.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%";
        var digits = PhoneNumber.part(text);
        try (var query = connection.prepareStatement(SELECT + """
                WHERE (name ILIKE ? OR account ILIKE ? OR (? <> '' AND EXISTS (
                    SELECT FROM customer_numbers n WHERE n.customer_id = c.customer_id AND strpos(n.compared, ?) > 0)))
                AND (?::text IS NULL OR (lower(name), customer_id) > (lower(?), ?))
                ORDER BY lower(name), customer_id LIMIT ?""")) {
            query.setString(1, pattern);
            query.setString(2, pattern);
            query.setString(3, digits);
            query.setString(4, digits);
            query.setString(5, after == null ? null : after.customerId());
            query.setString(6, after == null ? null : after.name());
            query.setString(7, after == null ? null : after.customerId());
            query.setInt(8, limit);
            return read(query);
        }
    }

    /** Those who call from it: mostly one, or none. */
    public static List<Customer> withNumber(Connection connection, String number) throws SQLException {
        try (var query = connection.prepareStatement(SELECT + """
                WHERE customer_id IN (SELECT customer_id FROM customer_numbers WHERE compared = ? AND compared <> '')
                ORDER BY lower(name), customer_id LIMIT ?""")) {
            query.setString(1, PhoneNumber.compared(number));
            query.setInt(2, MAX_FOUND);
            return read(query);
        }
    }

    public static Optional<Customer> withAccount(Connection connection, String account) throws SQLException {
        return one(connection, "WHERE account = ?", account);
    }

    public static Optional<Customer> find(Connection connection, String customerId) throws SQLException {
        return one(connection, "WHERE customer_id = ?", customerId);
    }

    public static Written add(Connection connection, String tenant, Customer customer) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO customers
                (name, account, language, vip, note, attributes, version, changed_by, changed_at_ms, customer_id, tenant_id)
                VALUES (?, ?, ?, ?, ?, ?::json, ?, ?, ?, ?, ?) ON CONFLICT (tenant_id, account) DO NOTHING""")) {
            write(insert, customer);
            insert.setString(11, tenant);
            if (insert.executeUpdate() == 0) {
                return Written.ACCOUNT_TAKEN;
            }
        }
        writeNumbers(connection, tenant, customer);
        return Written.DONE;
    }

    /** @param customer in the version that follows the one that it replaces */
    public static Written replace(Connection connection, String tenant, Customer customer) throws SQLException {
        var before = connection.setSavepoint();
        try (var update = connection.prepareStatement("""
                UPDATE customers SET name = ?, account = ?, language = ?, vip = ?, note = ?, attributes = ?::json,
                version = ?, changed_by = ?, changed_at_ms = ? WHERE customer_id = ? AND version = ?""")) {
            write(update, customer);
            update.setLong(11, customer.version() - 1);
            if (update.executeUpdate() == 0) {
                return find(connection, customer.customerId()).isEmpty() ? Written.GONE : Written.CHANGED;
            }
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                // Another one has the account.
                connection.rollback(before);
                return Written.ACCOUNT_TAKEN;
            }
            throw e;
        }
        try (var delete = connection.prepareStatement("DELETE FROM customer_numbers WHERE customer_id = ?")) {
            delete.setString(1, customer.customerId());
            delete.executeUpdate();
        }
        writeNumbers(connection, tenant, customer);
        return Written.DONE;
    }

    /** @return whether it was there */
    public static boolean delete(Connection connection, String customerId) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM customers WHERE customer_id = ?")) {
            delete.setString(1, customerId);
            return delete.executeUpdate() > 0;
        }
    }

    private static void write(PreparedStatement statement, Customer customer) throws SQLException {
        statement.setString(1, customer.name());
        statement.setString(2, customer.account().isEmpty() ? null : customer.account());
        statement.setString(3, customer.language());
        statement.setBoolean(4, customer.vip());
        statement.setString(5, customer.note());
        statement.setString(6, Json.write(new Attributes(customer.attributes())));
        statement.setLong(7, customer.version());
        statement.setString(8, customer.changedBy());
        statement.setLong(9, customer.changedAtMs());
        statement.setString(10, customer.customerId());
    }

    private static void writeNumbers(Connection connection, String tenant, Customer customer) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO customer_numbers (tenant_id, customer_id, position, number, compared) VALUES (?, ?, ?, ?, ?)""")) {
            for (var i = 0; i < customer.numbers().size(); i++) {
                insert.setString(1, tenant);
                insert.setString(2, customer.customerId());
                insert.setInt(3, i);
                insert.setString(4, customer.numbers().get(i));
                insert.setString(5, PhoneNumber.compared(customer.numbers().get(i)));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static Optional<Customer> one(Connection connection, String where, String value) throws SQLException {
        try (var query = connection.prepareStatement(SELECT + where)) {
            query.setString(1, value);
            return read(query).stream().findFirst();
        }
    }

    private static List<Customer> read(PreparedStatement query) throws SQLException {
        try (var rows = query.executeQuery()) {
            var customers = new ArrayList<Customer>();
            while (rows.next()) {
                customers.add(read(rows));
            }
            return customers;
        }
    }

    private static Customer read(ResultSet row) throws SQLException {
        var account = row.getString("account");
        return new Customer(
                row.getString("customer_id"),
                row.getString("name"),
                List.of((String[]) row.getArray("numbers").getArray()),
                account == null ? "" : account,
                row.getString("language"),
                row.getBoolean("vip"),
                row.getString("note"),
                Json.read(row.getString("attributes"), Attributes.class).attributes(),
                row.getLong("version"),
                row.getString("changed_by"),
                row.getLong("changed_at_ms"));
    }
}
