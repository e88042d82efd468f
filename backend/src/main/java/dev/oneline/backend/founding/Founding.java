package dev.oneline.backend.founding;

import dev.oneline.backend.customer.Customers;
import dev.oneline.backend.flow.FlowDocuments;
import dev.oneline.backend.flow.FlowTrials;
import dev.oneline.backend.identity.Passwords;
import dev.oneline.backend.identity.Role;
import dev.oneline.backend.identity.User;
import dev.oneline.backend.identity.Users;
import dev.oneline.backend.lookup.LookUpServices;
import dev.oneline.backend.tenancy.TenantSettings;
import dev.oneline.backend.tenancy.Tenants;
import dev.oneline.backend.tenancy.VisitorKey;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.flow.Flow;
import dev.oneline.runtime.database.Database;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes the first tenant of an empty database, once: the demo, or {@code main} with an administrator whose password is
 * told once and kept nowhere. Blocks.
 */
public final class Founding {
    private static final String MAIN = "main";
    private static final String ADMINISTRATOR = "admin";
    private static final int PASSWORD_BYTES = 15;

    private final Database database;
    private final Passwords passwords;
    private final SecureRandom random;

    public Founding(Database database, Passwords passwords, SecureRandom random) {
        this.database = database;
        this.passwords = passwords;
        this.random = random;
    }

    /**
     * The demo tenant, if it isn't there yet.
     *
     * @param gateway where its trunk's calls out go, also when it was founded with another
     */
    public void foundDemo(String gateway, long nowMs) throws SQLException {
        if (ids().contains(DemoTenant.ID)) {
            database.withTenantBlocking(DemoTenant.ID, connection -> {
                Tenants.setGateway(connection, DemoTenant.TRUNK, gateway);
                return gateway;
            });
        } else {
            makeDemo(gateway, nowMs);
        }
    }

    /** @return the first administrator's password, if he was made just now */
    public Optional<String> found(long nowMs) throws SQLException {
        return ids().isEmpty() ? Optional.of(foundMain(nowMs)) : Optional.empty();
    }

    private List<String> ids() throws SQLException {
        return database.withTenantBlocking(Tenants.DIRECTORY, Tenants::ids);
    }

    private void makeDemo(String gateway, long nowMs) throws SQLException {
        var users = DemoTenant.users();
        var hashes = users.stream()
                .map(user -> passwords.hash(DemoTenant.password(user)))
                .toList();
        database.withTenantBlocking(DemoTenant.ID, connection -> {
            insert(connection, DemoTenant.ID, DemoTenant.NAME, DemoTenant.config(), DemoTenant.flows(), nowMs);
            for (var flow : DemoTenant.flows()) {
                var shipped = FlowDocuments.shippedTrialsText(flow.flowId());
                FlowTrials.save(
                        connection, DemoTenant.ID, new FlowTrials.Change(flow.flowId(), 0, false, shipped, "", nowMs));
            }
            LookUpServices.add(connection, DemoTenant.ID, DemoTenant.crm());
            for (var customer : DemoCustomers.all(nowMs)) {
                Customers.add(connection, DemoTenant.ID, customer);
            }
            for (int i = 0; i < users.size(); i++) {
                Users.insert(connection, users.get(i), hashes.get(i));
            }
            Tenants.insert(connection, DemoTenant.trunk(gateway));
            return users;
        });
    }

    private String foundMain(long nowMs) throws SQLException {
        var secret = new byte[PASSWORD_BYTES];
        random.nextBytes(secret);
        var password = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        var hash = passwords.hash(password);
        var user = new User(ADMINISTRATOR, MAIN, ADMINISTRATOR, "Administrator", List.of(Role.ADMINISTRATOR));
        database.withTenantBlocking(MAIN, connection -> {
            insert(connection, MAIN, "Main", DemoTenant.StartingPoint.config(), List.of(), nowMs);
            Users.insert(connection, user, hash);
            return user;
        });
        return password;
    }

    private void insert(
            Connection connection, String tenant, String name, TenantConfig config, List<Flow> flows, long nowMs)
            throws SQLException {
        var key = new byte[VisitorKey.BYTES];
        random.nextBytes(key);
        var settings = new TenantSettings(
                tenant, config, flows, DemoTenant.StartingPoint.options(), Set.of(), new VisitorKey(key));
        Tenants.insert(connection, settings, name, key, nowMs);
    }
}
