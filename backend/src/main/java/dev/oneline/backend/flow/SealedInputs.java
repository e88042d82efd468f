package dev.oneline.backend.flow;

import dev.oneline.backend.sealing.Seal;
import dev.oneline.runtime.database.Database;
import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * What callers typed in secret (a PIN). The shard, its log and every screen know a reference, as in {@code
 * sealed:c1:input4}; the digits are in the database, encrypted (AES-GCM), for {@link #KEPT_MS}, and only a lookup gets
 * them. They outlive a restart, so a caller in the middle of a lookup needn't type them again.
 */
public final class SealedInputs {
    static final long KEPT_MS = 60 * 60_000;
    private static final String PREFIX = "sealed:";

    private final String tenant;
    private final Database database;
    private final Seal seal;
    private final InstantSource clock;

    public SealedInputs(String tenant, Database database, SecretKey key, InstantSource clock) {
        this.tenant = tenant;
        this.database = database;
        this.seal = new Seal(key);
        this.clock = clock;
    }

    public static boolean isReference(String text) {
        return text.startsWith(PREFIX);
    }

    /** @return the reference; the same for the same input however often it is kept */
    public Future<String> keep(String inputId, String digits) {
        return database.withTenant(tenant, connection -> {
            forgetOld(connection);
            try (var insert = connection.prepareStatement("""
                    INSERT INTO sealed_inputs (tenant_id, input_id, sealed, at_ms) VALUES (?, ?, ?, ?)
                    ON CONFLICT DO NOTHING""")) {
                insert.setString(1, tenant);
                insert.setString(2, inputId);
                insert.setBytes(3, seal.close(inputId, digits));
                insert.setLong(4, clock.millis());
                insert.executeUpdate();
            }
            return PREFIX + inputId;
        });
    }

    /**
     * What a reference stands for; empty when it was forgotten, or belongs to another contact.
     *
     * @param contactId whose lookup asks
     */
    public Future<Optional<String>> open(String contactId, String reference) {
        var inputId = reference.substring(PREFIX.length());
        if (!inputId.startsWith(contactId + ":")) {
            return Future.succeededFuture(Optional.empty());
        }
        return database.withTenant(tenant, connection -> {
            forgetOld(connection);
            try (var query =
                    connection.prepareStatement("SELECT sealed FROM sealed_inputs WHERE input_id = ? AND at_ms > ?")) {
                query.setString(1, inputId);
                query.setLong(2, clock.millis() - KEPT_MS);
                try (var row = query.executeQuery()) {
                    return row.next() ? Optional.of(seal.open(inputId, row.getBytes(1))) : Optional.empty();
                }
            }
        });
    }

    /** Also where nothing is typed any more. */
    public Future<Void> forgetOld() {
        return database.withTenant(tenant, connection -> {
                    forgetOld(connection);
                    return tenant;
                })
                .mapEmpty();
    }

    private void forgetOld(Connection connection) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM sealed_inputs WHERE at_ms <= ?")) {
            delete.setLong(1, clock.millis() - KEPT_MS);
            delete.executeUpdate();
        }
    }
}
