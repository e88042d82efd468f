package dev.oneline.backend.ws;

import dev.oneline.backend.identity.User;
import dev.oneline.backend.text.Refusal;
import dev.oneline.contract.ws.ClientMessage;
import dev.oneline.core.shard.Command;

/** Contacts that a supervisor sends on their way by hand. The log keeps who did it. */
final class FloorRequests {
    private FloorRequests() {}

    static void handle(TenantSessions tenant, WsConnection connection, User user, ClientMessage.FloorRequest request) {
        if (!user.oversees()) {
            connection.refuse(request.id(), Refusal.NOT_ALLOWED);
            return;
        }
        var by = user.userId();
        var command =
                switch (request) {
                    case ClientMessage.AssignContact r -> new Command.AssignContact(r.contactId(), r.agentId(), by);
                    case ClientMessage.MoveContact r -> new Command.MoveContact(r.contactId(), r.queueId(), by);
                };
        Requests.ask(tenant.shard(), connection, request.id(), command);
    }
}
