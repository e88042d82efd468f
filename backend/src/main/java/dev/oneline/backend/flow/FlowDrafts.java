package dev.oneline.backend.flow;

import com.fasterxml.jackson.databind.util.RawValue;
import dev.oneline.runtime.database.StorableText;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code flow_drafts} of the tenant at work: what is being worked on, one draft of each flow. */
public final class FlowDrafts {
    static final int MAX_DRAFTS = 500;

    private FlowDrafts() {}

    /** The contract's FlowDraftHead, and what it is of. */
    public record Head(
            String flowId, String name, long revision, long basedOnVersion, SavedBy savedBy, long savedAtMs) {}

    /** The contract's SavedFlowDraft. */
    public record Draft(
            long revision, long basedOnVersion, RawValue flow, RawValue layout, SavedBy savedBy, long savedAtMs) {}

    /**
     * What somebody wants to save.
     *
     * @param revision that it replaces; 0: there is none
     * @param name of the flow, for lists
     * @param flow JSON
     * @param layout JSON
     */
    public record Change(
            String flowId,
            long revision,
            long basedOnVersion,
            String name,
            String flow,
            String layout,
            String savedBy,
            long savedAtMs) {}

    /** What became of it. */
    public enum Outcome {
        SAVED,
        /** Somebody else saved or deleted it meanwhile. */
        CHANGED,
        TOO_MANY
    }

    /** By the id of their flow. */
    public static List<Head> list(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(
                        "SELECT t.flow_id, t.name, t.revision, t.based_on_version, t.saved_by, u.name, t.saved_at_ms"
                                + " FROM flow_drafts t" + SavedBy.join("saved_by") + " ORDER BY t.flow_id");
                var rows = query.executeQuery()) {
            var heads = new ArrayList<Head>();
            while (rows.next()) {
                heads.add(new Head(
                        rows.getString(1),
                        rows.getString(2),
                        rows.getLong(3),
                        rows.getLong(4),
                        SavedBy.of(rows, 5, 6),
                        rows.getLong(7)));
            }
            return heads;
        }
    }

    public static Optional<Draft> find(Connection connection, String flowId) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT t.revision, t.based_on_version, t.flow, t.layout, t.saved_by, u.name, t.saved_at_ms"
                        + " FROM flow_drafts t" + SavedBy.join("saved_by") + " WHERE t.flow_id = ?")) {
            query.setString(1, flowId);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(draft(row)) : Optional.empty();
            }
        }
    }

    private static Draft draft(ResultSet row) throws SQLException {
        return new Draft(
                row.getLong(1),
                row.getLong(2),
                new RawValue(row.getString(3)),
                new RawValue(row.getString(4)),
                SavedBy.of(row, 5, 6),
                row.getLong(7));
    }

    public static Outcome save(Connection connection, String tenant, Change change) throws SQLException {
        if (change.revision() == 0) {
            return count(connection) >= MAX_DRAFTS ? Outcome.TOO_MANY : insert(connection, tenant, change);
        }
        try (var update = connection.prepareStatement("""
                UPDATE flow_drafts
                SET based_on_version = ?, name = ?, flow = ?::json, layout = ?::json, saved_by = ?, saved_at_ms = ?,
                    revision = nextval('flow_revisions')
                WHERE flow_id = ? AND revision = ?""")) {
            update.setLong(1, change.basedOnVersion());
            update.setString(2, StorableText.of(change.name()));
            update.setString(3, change.flow());
            update.setString(4, change.layout());
            update.setString(5, change.savedBy());
            update.setLong(6, change.savedAtMs());
            update.setString(7, change.flowId());
            update.setLong(8, change.revision());
            return update.executeUpdate() == 1 ? Outcome.SAVED : Outcome.CHANGED;
        }
    }

    private static Outcome insert(Connection connection, String tenant, Change change) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO flow_drafts
                (tenant_id, flow_id, revision, based_on_version, name, flow, layout, saved_by, saved_at_ms)
                VALUES (?, ?, nextval('flow_revisions'), ?, ?, ?::json, ?::json, ?, ?) ON CONFLICT DO NOTHING""")) {
            insert.setString(1, tenant);
            insert.setString(2, change.flowId());
            insert.setLong(3, change.basedOnVersion());
            insert.setString(4, StorableText.of(change.name()));
            insert.setString(5, change.flow());
            insert.setString(6, change.layout());
            insert.setString(7, change.savedBy());
            insert.setLong(8, change.savedAtMs());
            return insert.executeUpdate() == 1 ? Outcome.SAVED : Outcome.CHANGED;
        }
    }

    private static int count(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement("SELECT count(*) FROM flow_drafts");
                var row = query.executeQuery()) {
            row.next();
            return row.getInt(1);
        }
    }

    /** False when there is another revision by now. That there is none any more is what was wanted. */
    public static boolean delete(Connection connection, String flowId, long revision) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM flow_drafts WHERE flow_id = ? AND revision = ?")) {
            delete.setString(1, flowId);
            delete.setLong(2, revision);
            return delete.executeUpdate() == 1 || find(connection, flowId).isEmpty();
        }
    }
}
