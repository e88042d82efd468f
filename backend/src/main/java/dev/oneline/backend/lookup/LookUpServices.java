package dev.oneline.backend.lookup;

import dev.oneline.backend.lookup.LookUpService.Http;
import dev.oneline.backend.lookup.LookUpService.Socket;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code lookup_services}; of the tenant at work. */
public final class LookUpServices {
    public static final int MAX_SERVICES = 100;

    private static final String SOCKET = "socket";
    private static final String HTTP = "http";
    private static final String COLUMNS = "service_id, name, kind, url, header_name, header_secret, host, port, tls";

    private LookUpServices() {}

    /** What became of an attempt to add one. */
    public enum Added {
        DONE,
        THERE_ALREADY,
        TOO_MANY
    }

    /** By id. */
    public static List<LookUpService> list(Connection connection) throws SQLException {
        try (var query =
                        connection.prepareStatement("SELECT " + COLUMNS + " FROM lookup_services ORDER BY service_id");
                var rows = query.executeQuery()) {
            var services = new ArrayList<LookUpService>();
            while (rows.next()) {
                services.add(read(rows));
            }
            return services;
        }
    }

    public static Optional<LookUpService> find(Connection connection, String serviceId) throws SQLException {
        try (var query =
                connection.prepareStatement("SELECT " + COLUMNS + " FROM lookup_services WHERE service_id = ?")) {
            query.setString(1, serviceId);
            try (var row = query.executeQuery()) {
                return row.next() ? Optional.of(read(row)) : Optional.empty();
            }
        }
    }

    public static Added add(Connection connection, String tenant, LookUpService service) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO lookup_services
                (name, kind, url, header_name, header_secret, host, port, tls, service_id, tenant_id)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")) {
            write(insert, service);
            insert.setString(10, tenant);
            if (insert.executeUpdate() == 0) {
                return Added.THERE_ALREADY;
            }
        }
        if (list(connection).size() > MAX_SERVICES) {
            delete(connection, service.serviceId());
            return Added.TOO_MANY;
        }
        return Added.DONE;
    }

    /** @return whether it was there */
    public static boolean change(Connection connection, LookUpService service) throws SQLException {
        try (var update = connection.prepareStatement("""
                UPDATE lookup_services SET name = ?, kind = ?, url = ?, header_name = ?, header_secret = ?,
                host = ?, port = ?, tls = ? WHERE service_id = ?""")) {
            write(update, service);
            return update.executeUpdate() > 0;
        }
    }

    /** @return whether it was there */
    public static boolean delete(Connection connection, String serviceId) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM lookup_services WHERE service_id = ?")) {
            delete.setString(1, serviceId);
            return delete.executeUpdate() > 0;
        }
    }

    private static void write(PreparedStatement statement, LookUpService service) throws SQLException {
        var http = service.way() instanceof Http way ? way : new Http("", "", "");
        var socket = service.way() instanceof Socket way ? way : new Socket("", 0, false);
        statement.setString(1, service.name());
        statement.setString(2, service.way() instanceof Socket ? SOCKET : HTTP);
        statement.setString(3, http.url());
        statement.setString(4, http.headerName());
        statement.setString(5, http.sealedSecret());
        statement.setString(6, socket.host());
        statement.setInt(7, socket.port());
        statement.setBoolean(8, socket.tls());
        statement.setString(9, service.serviceId());
    }

    private static LookUpService read(ResultSet row) throws SQLException {
        var serviceId = row.getString("service_id");
        var name = row.getString("name");
        var way = row.getString("kind").equals(SOCKET)
                ? new Socket(row.getString("host"), row.getInt("port"), row.getBoolean("tls"))
                : new Http(row.getString("url"), row.getString("header_name"), row.getString("header_secret"));
        return new LookUpService(serviceId, name.isEmpty() ? serviceId : name, way);
    }
}
