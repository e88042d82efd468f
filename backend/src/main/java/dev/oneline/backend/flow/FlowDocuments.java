package dev.oneline.backend.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.oneline.core.flow.Flow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Flows as the JSON documents of {@code contract/flow.schema.json}. */
public final class FlowDocuments {
    private static final ObjectMapper MAPPER = FlowJson.addTo(JsonMapper.builder())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private FlowDocuments() {}

    /** A document isn't a flow. */
    public static final class Unreadable extends Exception {
        Unreadable(JsonProcessingException cause) {
            super(cause.getOriginalMessage() + " at " + place(cause), cause);
        }

        private static String place(JsonProcessingException cause) {
            var location = cause.getLocation();
            return location == null ? "?" : "line " + location.getLineNr() + ", column " + location.getColumnNr();
        }
    }

    public static Flow read(String text) throws Unreadable {
        try {
            return MAPPER.readValue(text, Flow.class);
        } catch (JsonProcessingException e) {
            throw new Unreadable(e);
        }
    }

    /** In the same order of fields and nodes each time, a line each, so that people can compare two. */
    public static String write(Flow flow) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(flow) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a flow is records of text and numbers", e);
        }
    }

    /** As in a column of the database. */
    public static String writeAll(List<Flow> flows) {
        return MAPPER.valueToTree(flows).toString();
    }

    public static List<Flow> readAll(String text) throws Unreadable {
        try {
            return List.of(MAPPER.readValue(text, Flow[].class));
        } catch (JsonProcessingException e) {
            throw new Unreadable(e);
        }
    }

    /** One that ships with the program, as in {@code hotline}. */
    public static Flow shipped(String name) {
        try (var in = FlowDocuments.class.getResourceAsStream("/flows/" + name + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("no flow " + name + " ships with this program");
            }
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Unreadable e) {
            throw new IllegalStateException("the shipped flow " + name + " can't be read", e);
        }
    }
}
