package dev.oneline.standalone.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.oneline.contract.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The contract's Decisions for people at a terminal: a line for what happened, and below it from what. */
final class DecisionText {
    private static final String BELOW = "      ";

    private final StringBuilder text = new StringBuilder();

    private DecisionText() {}

    static String of(String decisions) throws JsonProcessingException {
        var writing = new DecisionText();
        var told = Json.MAPPER.readTree(decisions);
        writing.line("contact " + told.path("contactId").asText());
        told.path("decisions").forEach(writing::decision);
        if (told.path("truncated").asBoolean()) {
            writing.line("there were more decisions than are listed");
        }
        return writing.text.toString();
    }

    private void decision(JsonNode decision) {
        line("");
        line(Instant.ofEpochMilli(decision.path("atMs").asLong())
                + "  #" + decision.path("seq").asText() + "  "
                + headline(decision.path("turn"), decision.path("queueName").asText()));
        var waiting = decision.path("waiting");
        if (waiting.isObject()) {
            line(BELOW + "number " + waiting.path("position").asText() + " of "
                    + waiting.path("length").asText() + ", waited " + seconds(waiting, "waitedMs") + ", head start "
                    + seconds(waiting, "headStartMs"));
        }
        var facts = decision.path("turn").path("facts");
        if (facts.isObject()) {
            line(BELOW + properties(facts));
        }
        if (decision.path("matching").isObject()) {
            matching(decision.path("matching"));
        }
    }

    private static String headline(JsonNode turn, String queue) {
        var agent = turn.path("agentName").asText();
        return switch (turn.path("kind").asText()) {
            case "queued" -> "waits in " + queue + " (" + turn.path("origin").asText() + ")" + by(turn);
            case "step-reached" -> "has waited " + seconds(turn, "waitedMs") + ": new rules apply";
            case "offered" -> "rings at " + agent + by(turn);
            case "offer-ended" -> agent + ": " + turn.path("outcome").asText() + " after " + seconds(turn, "rangMs");
            case "answered" -> agent + " answered after " + seconds(turn, "rangMs");
            case "overflowed" ->
                queue + " could not serve it (" + turn.path("cause").asText() + "): "
                        + turn.path("target").path("kind").asText() + " "
                        + turn.path("target").path("name").asText();
            default -> turn.path("kind").asText() + ": " + turn.path("cause").asText();
        };
    }

    private static String by(JsonNode turn) {
        var supervisor = turn.path("by").asText();
        return supervisor.isEmpty() ? "" : ", by " + supervisor;
    }

    private void matching(JsonNode matching) {
        line(BELOW + "strategy " + matching.path("strategy").asText() + ", step from "
                + seconds(matching.path("step"), "afterMs") + ", skills " + skills(matching.path("needs")));
        if (matching.path("draw").isObject()) {
            line(BELOW + "draw " + properties(matching.path("draw")));
        }
        var chosen = matching.path("chosenAgentId").asText();
        for (var candidate : matching.path("candidates")) {
            var mark = candidate.path("agentId").asText().equals(chosen) ? "> " : "  ";
            line(BELOW + mark + properties(candidate));
        }
        for (var excluded : matching.path("exclusions")) {
            var names = new ArrayList<String>();
            excluded.path("agents")
                    .forEach(agent -> names.add(agent.path("name").asText()));
            line(BELOW + "- " + excluded.path("reason").asText() + " ("
                    + excluded.path("count").asText() + "): " + String.join(", ", names));
        }
    }

    private static String properties(JsonNode node) {
        List<String> all = new ArrayList<>();
        node.properties().forEach(property -> {
            if (!property.getValue().asText().isEmpty()) {
                all.add(property.getKey() + " " + property.getValue().asText());
            }
        });
        return String.join(", ", all);
    }

    private static String skills(JsonNode needs) {
        return needs.isEmpty()
                ? "none"
                : needs.valueStream()
                        .map(need -> need.path("skillId").asText() + " "
                                + need.path("proficiency").asText())
                        .collect(Collectors.joining(", "));
    }

    private static String seconds(JsonNode node, String name) {
        return node.path(name).asLong() / 1_000 + " s";
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
