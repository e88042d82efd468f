package dev.oneline.backend.ws;

import dev.oneline.backend.identity.User;
import dev.oneline.backend.text.Refusal;
import dev.oneline.contract.ws.ClientMessage;

/** Someone who watches the floor and isn't on it. */
final class SupervisorSession implements Session {
    private final WsConnection connection;
    private final User user;
    private final String role;
    private final TenantSessions tenant;

    SupervisorSession(WsConnection connection, User user, String role, TenantSessions tenant) {
        this.connection = connection;
        this.user = user;
        this.role = role;
        this.tenant = tenant;
    }

    @Override
    public void opened() {
        tenant.welcome(connection, user, role);
    }

    @Override
    public void handle(ClientMessage.Request request) {
        if (request instanceof ClientMessage.FloorRequest byHand) {
            FloorRequests.handle(tenant, connection, user, byHand);
        } else {
            connection.refuse(request.id(), Refusal.NOT_ALLOWED);
        }
    }

    @Override
    public void closed() {
        tenant.leave(connection, user);
    }
}
