package dev.oneline.backend.flow;

import com.fasterxml.jackson.databind.util.RawValue;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Recorded;
import dev.oneline.runtime.database.StorableText;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code flow_versions} of the tenant at work: a projection of the log, a moment behind it. */
public final class FlowHistory {
    /** Of each flow; beyond it the oldest goes. The log still has it. */
    static final int VERSIONS_KEPT = 500;

    private FlowHistory() {}

    /** The contract's FlowVersion. */
    public record Version(long version, long atMs, SavedBy by, String note) {}

    /** The contract's PublishedFlow. */
    public record Whole(long version, long atMs, SavedBy by, String note, RawValue flow) {}

    /** Keeps those of the events that publish a flow. Part of the history's transaction. */
    public static void apply(Connection connection, String tenant, List<Recorded> events) throws SQLException {
        for (var recorded : events) {
            if (recorded.event() instanceof Event.FlowPublished published) {
                keep(connection, tenant, recorded.atMs(), published);
            }
        }
    }

    private static void keep(Connection connection, String tenant, long atMs, Event.FlowPublished published)
            throws SQLException {
        var flow = published.flow();
        try (var insert = connection.prepareStatement("""
                        INSERT INTO flow_versions
                        (tenant_id, flow_id, version, published_at_ms, published_by, note, flow)
                        VALUES (?, ?, ?, ?, ?, ?, ?::json) ON CONFLICT DO NOTHING""");
                var forget =
                        connection.prepareStatement("DELETE FROM flow_versions WHERE flow_id = ? AND version <= ?")) {
            insert.setString(1, tenant);
            insert.setString(2, flow.flowId());
            insert.setLong(3, flow.version());
            insert.setLong(4, atMs);
            insert.setString(5, published.by());
            insert.setString(6, StorableText.of(published.note()));
            insert.setString(7, FlowDocuments.write(flow));
            insert.executeUpdate();
            forget.setString(1, flow.flowId());
            forget.setLong(2, flow.version() - VERSIONS_KEPT);
            forget.executeUpdate();
        }
    }

    /** The newest first. */
    public static List<Version> list(Connection connection, String flowId, long beforeVersion, int limit)
            throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT t.version, t.published_at_ms, t.published_by, u.name, t.note FROM flow_versions t"
                        + SavedBy.join("published_by")
                        + " WHERE t.flow_id = ? AND t.version < ? ORDER BY t.version DESC LIMIT ?")) {
            query.setString(1, flowId);
            query.setLong(2, beforeVersion);
            query.setInt(3, limit);
            try (var rows = query.executeQuery()) {
                var versions = new ArrayList<Version>();
                while (rows.next()) {
                    versions.add(
                            new Version(rows.getLong(1), rows.getLong(2), SavedBy.of(rows, 3, 4), rows.getString(5)));
                }
                return versions;
            }
        }
    }

    public static Optional<Whole> load(Connection connection, String flowId, long version) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT t.version, t.published_at_ms, t.published_by, u.name, t.note, t.flow FROM flow_versions t"
                        + SavedBy.join("published_by") + " WHERE t.flow_id = ? AND t.version = ?")) {
            query.setString(1, flowId);
            query.setLong(2, version);
            try (var row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Whole(
                                row.getLong(1),
                                row.getLong(2),
                                SavedBy.of(row, 3, 4),
                                row.getString(5),
                                new RawValue(row.getString(6))))
                        : Optional.empty();
            }
        }
    }
}
