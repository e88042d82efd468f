package dev.oneline.backend.flow;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.oneline.backend.text.Words;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.flow.Flow;
import dev.oneline.core.flow.trial.Trial;
import dev.oneline.core.flow.trial.TrialStep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Flows and their trials as JSON documents: {@code Flow} of {@code contract/log.schema.json}, see docs/FLOWS.md. */
public final class FlowDocuments {
    private static final ObjectMapper MAPPER = FlowJson.addTo(JsonMapper.builder())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private FlowDocuments() {}

    /**
     * Trials as people write them.
     *
     * @param channel null: a call
     * @param at with its offset, as in {@code 2026-11-26T10:00:00+08:00}
     * @param readyAgentIds may be left out: none
     */
    private record TrialDocument(
            String name,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String channel,

            String at,
            String caller,
            String called,
            Set<String> fullQueueIds,
            Set<String> readyAgentIds,
            List<TrialStep> steps) {
        private Trial trial() {
            return new Trial(
                    name,
                    channel == null ? Channel.VOICE : Words.read(Channel.class, channel),
                    OffsetDateTime.parse(at).toInstant().toEpochMilli(),
                    caller,
                    called,
                    new LinkedHashSet<>(fullQueueIds),
                    new LinkedHashSet<>(readyAgentIds),
                    steps);
        }

        private static TrialDocument of(Trial trial) {
            var at = Instant.ofEpochMilli(trial.atMs()).atOffset(ZoneOffset.UTC);
            return new TrialDocument(
                    trial.name(),
                    trial.channel() == Channel.VOICE ? null : Words.of(trial.channel()),
                    at.toString(),
                    trial.caller(),
                    trial.called(),
                    trial.fullQueueIds(),
                    trial.readyAgentIds(),
                    trial.steps());
        }
    }

    public static List<Trial> readTrials(String text) throws Unreadable {
        try {
            var tree = MAPPER.readTree(text);
            for (var trial : tree) {
                if (trial instanceof ObjectNode object) {
                    complete(object);
                }
            }
            return Arrays.stream(MAPPER.treeToValue(tree, TrialDocument[].class))
                    .map(TrialDocument::trial)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new Unreadable(e);
        } catch (DateTimeParseException e) {
            throw new Unreadable(e);
        } catch (IllegalArgumentException e) {
            throw new Unreadable(e);
        }
    }

    /** What people needn't write. */
    private static void complete(ObjectNode trial) {
        if (!trial.has("readyAgentIds")) {
            trial.putArray("readyAgentIds");
        }
        if (!trial.has("channel")) {
            trial.putNull("channel");
        }
    }

    /** As {@link #readTrials} reads them, of a flow that ships with the program. */
    public static String shippedTrialsText(String name) {
        return resource(name + ".trials");
    }

    public static String writeTrials(List<Trial> trials) {
        try {
            var documents = trials.stream().map(TrialDocument::of).toList();
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(documents) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a trial is records of text and numbers", e);
        }
    }

    /** Of a flow that ships with the program. */
    public static List<Trial> shippedTrials(String name) {
        try {
            return readTrials(resource(name + ".trials"));
        } catch (Unreadable e) {
            throw new IllegalStateException("the trials of " + name + " can't be read", e);
        }
    }

    private static String resource(String name) {
        try (var in = FlowDocuments.class.getResourceAsStream("/flows/" + name + ".json")) {
            if (in == null) {
                throw new IllegalArgumentException("no flow " + name + " ships with this program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A document isn't a flow. */
    public static final class Unreadable extends Exception {
        Unreadable(DateTimeParseException cause) {
            super("no time with an offset, as in 2026-11-26T10:00:00+08:00: " + cause.getParsedString(), cause);
        }

        Unreadable(IllegalArgumentException cause) {
            super("no channel that there is: " + cause.getMessage(), cause);
        }

        Unreadable(JsonProcessingException cause) {
            super(cause.getOriginalMessage() + " at " + place(cause), cause);
        }

        private static String place(JsonProcessingException cause) {
            var location = cause.getLocation();
            if (location == null || location.getLineNr() < 1) {
                return cause instanceof JsonMappingException mapping ? mapping.getPathReference() : "?";
            }
            return "line " + location.getLineNr() + ", column " + location.getColumnNr();
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
        try {
            return read(resource(name));
        } catch (Unreadable e) {
            throw new IllegalStateException("the shipped flow " + name + " can't be read", e);
        }
    }
}
