package dev.oneline.backend.flow;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The contract's UserRef: who did it.
 *
 * @param userId empty where nobody did
 * @param name as it is now; empty where there is no such user any more
 */
public record SavedBy(String userId, String name) {
    /** How a query comes to the name: a join of the table that {@code t} stands for. */
    static String join(String column) {
        return " LEFT JOIN users u ON u.tenant_id = t.tenant_id AND u.user_id = t." + column;
    }

    static SavedBy of(ResultSet row, int idColumn, int nameColumn) throws SQLException {
        @Nullable String name = row.getString(nameColumn);
        return new SavedBy(row.getString(idColumn), name == null ? "" : name);
    }
}
