package dev.oneline.backend.history;

import com.fasterxml.jackson.databind.JsonNode;
import dev.oneline.contract.ws.ServerMessage.ChatLine;
import java.util.List;

/** The contract's ContactDetail. */
public record ContactDetail(
        ContactRow contact, List<ContactEvent> events, List<JsonNode> legs, List<ChatLine> messages) {
    public record ContactEvent(long seq, long atMs, String type, JsonNode data) {}
}
