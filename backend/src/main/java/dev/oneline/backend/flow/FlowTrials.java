package dev.oneline.backend.flow;

import com.fasterxml.jackson.databind.util.RawValue;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code flow_trials} of the tenant at work: the tests that are kept with a flow. */
public final class FlowTrials {
    private FlowTrials() {}

    /** The contract's FlowTrials. */
    public record Kept(
            long revision,
            boolean required,
            RawValue trials,
            @Nullable SavedBy savedBy,
            @Nullable Long savedAtMs) {
        /** Where nobody saved any. */
        public static final Kept NONE = new Kept(0, false, new RawValue("[]"), null, null);
    }

    /**
     * What somebody wants to save.
     *
     * @param revision that it replaces; 0: there is none
     * @param trials JSON as {@link FlowDocuments#readTrials} reads it
     */
    public record Change(
            String flowId, long revision, boolean required, String trials, String savedBy, long savedAtMs) {}

    public static Optional<Kept> find(Connection connection, String flowId) throws SQLException {
        try (var query = connection.prepareStatement(
                "SELECT t.revision, t.required, t.trials, t.saved_by, u.name, t.saved_at_ms FROM flow_trials t"
                        + SavedBy.join("saved_by") + " WHERE t.flow_id = ?")) {
            query.setString(1, flowId);
            try (var row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(new Kept(
                                row.getLong(1),
                                row.getBoolean(2),
                                new RawValue(row.getString(3)),
                                SavedBy.of(row, 4, 5),
                                row.getLong(6)))
                        : Optional.empty();
            }
        }
    }

    /** JSON as {@link FlowDocuments#readTrials} reads it; empty: the flow may be published without any. */
    public static Optional<String> required(Connection connection, String flowId) throws SQLException {
        try (var query = connection.prepareStatement("SELECT trials FROM flow_trials WHERE flow_id = ? AND required")) {
            query.setString(1, flowId);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    /** False when others are saved by now: nothing was done. */
    public static boolean save(Connection connection, String tenant, Change change) throws SQLException {
        return change.revision() == 0 ? insert(connection, tenant, change) : update(connection, change);
    }

    private static boolean insert(Connection connection, String tenant, Change change) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO flow_trials (tenant_id, flow_id, revision, required, trials, saved_by, saved_at_ms)
                VALUES (?, ?, nextval('flow_revisions'), ?, ?::json, ?, ?) ON CONFLICT DO NOTHING""")) {
            insert.setString(1, tenant);
            insert.setString(2, change.flowId());
            insert.setBoolean(3, change.required());
            insert.setString(4, change.trials());
            insert.setString(5, change.savedBy());
            insert.setLong(6, change.savedAtMs());
            return insert.executeUpdate() == 1;
        }
    }

    private static boolean update(Connection connection, Change change) throws SQLException {
        try (var update = connection.prepareStatement("""
                UPDATE flow_trials SET required = ?, trials = ?::json, saved_by = ?, saved_at_ms = ?,
                                       revision = nextval('flow_revisions')
                WHERE flow_id = ? AND revision = ?""")) {
            update.setBoolean(1, change.required());
            update.setString(2, change.trials());
            update.setString(3, change.savedBy());
            update.setLong(4, change.savedAtMs());
            update.setString(5, change.flowId());
            update.setLong(6, change.revision());
            return update.executeUpdate() == 1;
        }
    }
}
