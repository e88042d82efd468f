package dev.oneline.backend.tenancy;

import dev.oneline.backend.eventlog.EventCodec;
import dev.oneline.backend.eventlog.EventCodec.Unreadable;
import dev.oneline.backend.flow.FlowDocuments;
import dev.oneline.contract.bus.Trunk;
import dev.oneline.contract.json.Json;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The tables {@code tenants} and {@code trunks}. */
public final class Tenants {
    /** To work for it is to see the ids of all tenants, and nothing else. */
    public static final String DIRECTORY = "*";

    private Tenants() {}

    public static List<String> ids(Connection directory) throws SQLException {
        try (var query = directory.prepareStatement("SELECT tenant_id FROM tenants ORDER BY tenant_id");
                var rows = query.executeQuery()) {
            var ids = new ArrayList<String>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }

    public static void insert(
            Connection connection, TenantSettings settings, String name, byte[] visitorKey, long nowMs)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO tenants
                (tenant_id, name, config, flows, options, allowed_origins, visitor_key, created_at_ms)
                VALUES (?, ?, ?::json, ?::json, ?::json, ?, ?, ?)""")) {
            insert.setString(1, settings.tenant());
            insert.setString(2, name);
            insert.setString(3, EventCodec.writeConfig(settings.config()));
            insert.setString(4, FlowDocuments.writeAll(settings.flows()));
            insert.setString(5, Json.write(settings.options()));
            insert.setArray(6, texts(connection, List.copyOf(settings.allowedOrigins())));
            insert.setBytes(7, visitorKey);
            insert.setLong(8, nowMs);
            insert.executeUpdate();
        }
    }

    /** Of the tenant at work. */
    public static Optional<TenantSettings> settings(Connection connection, String tenant) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT config, flows, options, allowed_origins, visitor_key FROM tenants WHERE tenant_id = ?")) {
            query.setString(1, tenant);
            try (var row = query.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                return Optional.of(new TenantSettings(
                        tenant,
                        EventCodec.readConfig(row.getString(1)),
                        FlowDocuments.readAll(row.getString(2)),
                        Json.read(row.getString(3), TenantSettings.Options.class),
                        Set.copyOf(texts(row.getArray(4))),
                        new VisitorKey(row.getBytes(5))));
            } catch (Unreadable | FlowDocuments.Unreadable e) {
                throw new SQLException("the configuration of " + tenant + " can't be read", e);
            }
        }
    }

    public static void insert(Connection connection, Trunk trunk) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO trunks (tenant_id, trunk_id, name, addresses, channels, codecs, latch, gateway)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")) {
            insert.setString(1, trunk.tenant());
            insert.setString(2, trunk.trunkId());
            insert.setString(3, trunk.name());
            insert.setArray(4, texts(connection, trunk.addresses()));
            insert.setInt(5, trunk.channels());
            insert.setArray(6, texts(connection, trunk.codecs()));
            insert.setBoolean(7, trunk.latch());
            insert.setString(8, trunk.gateway());
            insert.executeUpdate();
        }
    }

    /** Where a trunk's calls out go from now on. */
    public static void setGateway(Connection connection, String trunkId, String gateway) throws SQLException {
        try (var update = connection.prepareStatement("UPDATE trunks SET gateway = ? WHERE trunk_id = ?")) {
            update.setString(1, gateway);
            update.setString(2, trunkId);
            update.executeUpdate();
        }
    }

    /** Of the tenant at work. */
    public static List<Trunk> trunks(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("""
                        SELECT tenant_id, trunk_id, name, addresses, channels, codecs, latch, gateway
                        FROM trunks ORDER BY trunk_id""");
                var rows = query.executeQuery()) {
            var trunks = new ArrayList<Trunk>();
            while (rows.next()) {
                trunks.add(new Trunk(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getString(3),
                        texts(rows.getArray(4)),
                        rows.getInt(5),
                        texts(rows.getArray(6)),
                        rows.getBoolean(7),
                        rows.getString(8)));
            }
            return trunks;
        }
    }

    private static Array texts(Connection connection, List<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private static List<String> texts(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
