package dev.oneline.backend.ws;

import dev.oneline.backend.text.Refusal;
import dev.oneline.contract.ws.ClientMessage;

/** Of one who came to a backend that stands by: he is sent away, and finds the owner when he comes back. */
record StandbySession(WsConnection connection) implements Session {
    @Override
    public void opened() {
        connection.refuse(null, Refusal.STANDING_BY);
        connection.close(CloseCode.GOING_AWAY);
    }

    @Override
    public void handle(ClientMessage.Request request) {
        connection.refuse(request.id(), Refusal.STANDING_BY);
    }

    @Override
    public void closed() {
        // It was never anything.
    }
}
