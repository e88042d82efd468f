package dev.oneline.backend.ws;

import dev.oneline.contract.ws.ClientMessage;

/** What a connection is, once its hello is believed. Called on the connection's context. */
public interface Session {
    /** Sends the first picture. */
    void opened();

    void handle(ClientMessage.Request request);

    void closed();
}
