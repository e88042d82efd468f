package dev.oneline.backend.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The contract's ContactDetail. */
public record ContactDetail(ContactRow contact, List<ContactEvent> events, List<JsonNode> legs) {
    public record ContactEvent(long seq, long atMs, String type, JsonNode data) {}
}
