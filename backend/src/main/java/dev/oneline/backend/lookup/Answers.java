package dev.oneline.backend.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.oneline.backend.flow.LookUps.Answer;
import dev.oneline.contract.json.Json;
import dev.oneline.core.shard.Command.LookUpOutcome;
import java.io.IOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** What other systems say, read with care. */
final class Answers {
    /** Of an answer as a whole, so that nobody's fills the memory. */
    static final int MAX_BYTES = 64 * 1024;

    private static final int MAX_VALUES = 100;

    private Answers() {}

    static Answer found(JsonNode values) {
        return new Answer(LookUpOutcome.FOUND, values(values));
    }

    static Answer notFound() {
        return new Answer(LookUpOutcome.NOT_FOUND, new TreeMap<>());
    }

    static ObjectNode object(byte[] text) throws LookUpFailed {
        try {
            if (Json.MAPPER.readTree(text) instanceof ObjectNode object) {
                return object;
            }
            throw new LookUpFailed(Trouble.BAD_ANSWER);
        } catch (IOException e) {
            // Bytes that are no text in any encoding are no JSON, either.
            throw new LookUpFailed(Trouble.NOT_JSON);
        }
    }

    /** Texts, numbers and truths. */
    private static SortedMap<String, String> values(JsonNode answer) {
        var values = new TreeMap<String, String>();
        answer.properties().forEach(field -> {
            if (field.getValue().isValueNode() && !field.getValue().isNull() && values.size() < MAX_VALUES) {
                values.put(field.getKey(), field.getValue().asText());
            }
        });
        return values;
    }
}
