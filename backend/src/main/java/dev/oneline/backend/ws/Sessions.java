package dev.oneline.backend.ws;

import dev.oneline.backend.TenantService;
import dev.oneline.backend.http.Authenticator;
import dev.oneline.backend.identity.Role;
import dev.oneline.backend.identity.User;
import dev.oneline.backend.tenancy.VisitorKey;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Makes a session of a token: a visitor's of a visitor's, and of a user's what his roles say. */
public final class Sessions implements SessionFactory {
    private final Map<String, TenantService> tenants;
    private final Authenticator authenticator;
    private final InstantSource clock;

    public Sessions(Map<String, TenantService> tenants, Authenticator authenticator, InstantSource clock) {
        this.tenants = Map.copyOf(tenants);
        this.authenticator = authenticator;
        this.clock = clock;
    }

    @Override
    public Future<Optional<Session>> open(WsConnection connection, String token) {
        var claim = VisitorKey.claim(token);
        if (claim.isPresent()) {
            return Future.succeededFuture(visitor(connection, claim.get()));
        }
        return authenticator.userOf(token).map(user -> user.flatMap(known -> session(connection, known)));
    }

    private Optional<Session> visitor(WsConnection connection, VisitorKey.Claim claim) {
        var tenant = tenants.get(claim.tenant());
        if (tenant == null || !tenant.settings().visitorKey().confirms(claim, clock.millis())) {
            return Optional.empty();
        }
        return Optional.of(
                tenant.serving()
                        ? new VisitorSession(connection, claim.contactId(), tenant.sessions())
                        : new StandbySession(connection));
    }

    private Optional<Session> session(WsConnection connection, User user) {
        var tenant = tenants.get(user.tenant());
        if (tenant == null) {
            return Optional.empty();
        }
        if (!tenant.serving()) {
            return Optional.of(new StandbySession(connection));
        }
        if (user.is(Role.AGENT)) {
            return Optional.of(new AgentSession(connection, user, tenant.sessions()));
        }
        var role = user.is(Role.SUPERVISOR) ? Role.SUPERVISOR : Role.ADMINISTRATOR;
        return Optional.of(new SupervisorSession(connection, user, role.word(), tenant.sessions()));
    }
}
