package dev.oneline.backend.configuration;

import dev.oneline.backend.eventlog.EventCodec;
import dev.oneline.backend.eventlog.EventCodec.Unreadable;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Recorded;
import dev.oneline.runtime.database.StorableText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code configuration_versions} of the tenant at work: a projection of the log, a moment behind it. */
public final class ConfigurationHistory {
    /** Beyond it the oldest goes; the log still has it. */
    static final int VERSIONS_KEPT = 1_000;

    private static final String COLUMNS = "version, changed_at_ms, changed_by, note";

    private ConfigurationHistory() {}

    /** The contract's ConfigurationVersion. */
    public record Version(long version, long changedAtMs, String changedBy, String note) {
        /** Of a version that the history doesn't know, or not yet. */
        public static Version unknown(long version) {
            return new Version(version, 0, "", "");
        }
    }

    /** A version as a whole. */
    public record Kept(Version version, TenantConfig config) {}

    /** Keeps those of the events that change the configuration. Part of the history's transaction. */
    public static void apply(Connection connection, String tenant, List<Recorded> events) throws SQLException {
        for (var recorded : events) {
            if (recorded.event() instanceof Event.TenantConfigured configured) {
                keep(connection, tenant, recorded.atMs(), configured);
            }
        }
    }

    private static void keep(Connection connection, String tenant, long atMs, Event.TenantConfigured configured)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                        INSERT INTO configuration_versions (tenant_id, version, changed_at_ms, changed_by, note, config)
                        VALUES (?, ?, ?, ?, ?, ?::json) ON CONFLICT DO NOTHING""");
                var forget = connection.prepareStatement("DELETE FROM configuration_versions WHERE version <= ?")) {
            insert.setString(1, tenant);
            insert.setLong(2, configured.config().version());
            insert.setLong(3, atMs);
            insert.setString(4, configured.by());
            insert.setString(5, StorableText.of(configured.note()));
            insert.setString(6, EventCodec.writeConfig(configured.config()));
            insert.executeUpdate();
            forget.setLong(1, configured.config().version() - VERSIONS_KEPT);
            forget.executeUpdate();
        }
    }

    /** The newest first. */
    public static List<Version> list(Connection connection, long beforeVersion, int limit) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM configuration_versions WHERE version < ? ORDER BY version DESC LIMIT ?")) {
            query.setLong(1, beforeVersion);
            query.setInt(2, limit);
            try (var rows = query.executeQuery()) {
                var versions = new ArrayList<Version>();
                while (rows.next()) {
                    versions.add(version(rows));
                }
                return versions;
            }
        }
    }

    /** When, by whom and why; empty when it isn't known, or not yet. */
    public static Optional<Version> find(Connection connection, long version) throws SQLException {
        return list(connection, version + 1, 1).stream()
                .filter(found -> found.version() == version)
                .findFirst();
    }

    public static Optional<Kept> load(Connection connection, long version) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT " + COLUMNS + ", config FROM configuration_versions WHERE version = ?")) {
            query.setLong(1, version);
            try (var row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Kept(version(row), EventCodec.readConfig(row.getString(5))))
                        : Optional.empty();
            } catch (Unreadable e) {
                throw new SQLException("version " + version + " can't be read", e);
            }
        }
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(row.getLong(1), row.getLong(2), row.getString(3), row.getString(4));
    }
}
