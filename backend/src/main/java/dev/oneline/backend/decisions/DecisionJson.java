package dev.oneline.backend.decisions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.oneline.backend.text.Words;
import dev.oneline.core.why.Explanation;
import dev.oneline.core.why.Turn;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The core's explanations as the contract's Decisions: the same names, and its words for states and causes. */
final class DecisionJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .addModule(Words.module())
            .addMixIn(Turn.class, Kinds.class)
            .build();

    private DecisionJson() {}

    /** The contract's Decisions. */
    private record Decisions(
            String contactId, boolean truncated, Map<String, String> supervisors, List<Explanation> decisions) {}

    static String write(
            String contactId, boolean truncated, Map<String, String> supervisors, List<Explanation> decisions) {
        try {
            return MAPPER.writeValueAsString(new Decisions(contactId, truncated, supervisors, decisions));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("an explanation must be writable", e);
        }
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Turn.Queued.class, name = "queued"),
        @JsonSubTypes.Type(value = Turn.StepReached.class, name = "step-reached"),
        @JsonSubTypes.Type(value = Turn.Offered.class, name = "offered"),
        @JsonSubTypes.Type(value = Turn.OfferEnded.class, name = "offer-ended"),
        @JsonSubTypes.Type(value = Turn.Answered.class, name = "answered"),
        @JsonSubTypes.Type(value = Turn.Overflowed.class, name = "overflowed"),
        @JsonSubTypes.Type(value = Turn.Ended.class, name = "ended")
    })
    private interface Kinds {}
}
