package dev.oneline.runtime.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Work inside one transaction. It is committed when the work returns, rolled back when it throws. */
@FunctionalInterface
public interface SqlWork<T> {
    T with(Connection connection) throws SQLException;
}
