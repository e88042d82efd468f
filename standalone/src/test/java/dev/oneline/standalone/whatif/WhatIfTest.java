package dev.oneline.standalone.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.oneline.contract.json.Json;
import dev.oneline.core.shard.Recorded;
import dev.oneline.core.whatif.Customer;
import dev.oneline.core.whatif.ServiceRule;
import dev.oneline.core.whatif.Windows;
import dev.oneline.core.whatif.World;
import dev.oneline.runtime.boot.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhatIfTest {
    private static final Path EXAMPLE = Path.of("").toAbsolutePath().getParent().resolve("docs/what-if-example.json");

    @TempDir
    private Path folder;

    @Test
    void shouldRunTheExampleAndItsVariants() throws Exception {
        var results = WhatIf.scenario(EXAMPLE);
        assertThat(results.reports()).extracting("name").containsExactly("scenario", "pooled", "two more in sales");
        var pooled = results.differences().getFirst();
        var gain = pooled.figures().getFirst().serviceLevel();
        assertThat(gain.value()).isGreaterThan(gain.halfWidth());
        assertThat(results.text(false))
                .contains("pooled over scenario", "service level in 20 s, %", "sales", "support")
                .contains("half a 99 % confidence interval from 20 observations");
        JsonNode json = Json.MAPPER.readTree(results.text(true));
        assertThat(json.at("/reports/1/figures/0/serviceLevel/value").asDouble())
                .isEqualTo(results.reports()
                        .get(1)
                        .figures()
                        .getFirst()
                        .serviceLevel()
                        .value());
        assertThat(json.at("/differences/0/figures/0/asaS/halfWidth").isNumber())
                .isTrue();
    }

    @Test
    @Tag("nightly")
    void shouldRunTheRoutingExample() throws Exception {
        var results = WhatIf.scenario(EXAMPLE.resolveSibling("what-if-routing-example.json"));
        assertThat(results.text(false)).contains("service level in 20 s (sales 30 s), %", "overflowed", "called back");
        var sales = 1;
        var support = 2;
        assertThat(results.reports()
                        .getFirst()
                        .figures()
                        .get(support)
                        .overflowed()
                        .value())
                .isPositive();
        var german = results.differences().get(0).figures().get(sales).asaS();
        assertThat(german.value()).isLessThan(-german.halfWidth());
        var nobody = results.differences().get(1).figures().get(sales).serviceLevel();
        assertThat(nobody.value()).isGreaterThan(nobody.halfWidth());
        var ringing = results.differences().get(2).figures().get(sales).answered();
        assertThat(ringing.value()).isNotZero();
        var moved = results.differences().get(3).figures().get(sales).overflowed();
        assertThat(moved.value()).isGreaterThan(moved.halfWidth());
        var measured = results.differences().get(4).figures();
        assertThat(measured.get(support).serviceLevel().value()).isPositive();
        assertThat(measured.get(sales).serviceLevel().value()).isZero();
    }

    @Test
    void shouldSayWhatIsWrongWithRules() throws Exception {
        var scenario = """
                {"queues": [{"id": "q", "arrivalsPerHour": [10], "handling": {"meanS": 9}, %s}],
                 "teams": [{"name": "t", "agents": 1, "queues": ["q"], %s}], "variants": [%s]}""";
        var queues = Map.of(
                "\"routing\": {\"strategy\": \"best\"}",
                "queue q: routing: strategy: one of longest-idle, round-robin, ",
                "\"routing\": {\"steps\": [{\"afterS\": 5}]}",
                "queue q: routing: steps: afterS is 0 in the first one, and grows",
                "\"routing\": {\"steps\": [{\"alsoQueues\": [\"x\"]}]}",
                "queue q: routing: steps[0]: alsoQueueIds[0]: unknown queue x",
                "\"routing\": {\"steps\": [{\"easeBy\": 9}]}",
                "queue q: routing: steps[0]: easeBy: from 0 to 5",
                "\"overflow\": {\"whenLong\": {\"to\": \"moon\"}}",
                "queue q: overflow: whenLong: to is stay, queue, message or callback, not moon",
                "\"overflow\": {\"whenLong\": {\"to\": \"queue\", \"queue\": \"x\"}}",
                "queue q: overflow: whenLong: name: unknown queue x",
                "\"overflow\": {\"lengthLimit\": 3, \"whenLong\": {\"to\": \"queue\", \"queue\": \"q\"}}",
                "queue q: overflow: whenLong: overflow loop q",
                "\"asking\": [{\"share\": 0.5, \"skills\": {\"german\": 6}}]",
                "queue q: asking[0]: skills: german: a level from 1 to 5",
                "\"asking\": [{\"share\": 0.6}, {\"share\": 0.6}]",
                "queue q: shares are more than all");
        for (var wrong : queues.entrySet()) {
            thenRefused(scenario.formatted(wrong.getKey(), "\"weight\": 1", ""), wrong.getValue());
        }
        thenRefused(
                scenario.formatted("\"maxWaiting\": 1", "\"orders\": {\"x\": 1}", ""),
                "team t: orders and delaysS name queues that it serves, not x");
        thenRefused(
                scenario.formatted("\"maxWaiting\": 1", "\"weight\": 1", "{\"name\": \"v\", \"skills\": {\"x\": {}}}"),
                "variant v: skills: team x is not there");
    }

    @Test
    void shouldSayWhatIsWrongWithAScenario() throws Exception {
        assertThatThrownBy(() -> WhatIf.scenario(Path.of("no.json"))).hasMessage("there is no file no.json");
        thenRefused("{\"hours\": 1}", "queues is missing");
        thenRefused("{\"hour\": 1}", "hour: Unrecognized field \"hour\"");
        thenRefused("{\"hours\": \"many\"}", "hours: Cannot deserialize");
        thenRefused("{\n\"hours\": 1,,\n}", "line 2: Unexpected character");
        var queue = "\"queues\": [{\"id\": \"q\", \"arrivalsPerHour\": [10], \"handling\": {\"meanS\": %s}}]";
        var team = "\"teams\": [{\"name\": \"t\", \"agents\": 1, \"queues\": [\"%s\"]}]";
        thenRefused(
                "{" + queue.formatted(-1) + "," + team.formatted("q") + "}", "queue q: handling: a mean is positive");
        thenRefused(
                "{" + queue.formatted(60) + "," + team.formatted("x") + "}", "team t serves x, which is not a queue");
        thenRefused(
                "{" + queue.formatted(60) + "," + team.formatted("q") + ", \"replications\": 1}",
                "replications: from 2");
    }

    private void thenRefused(String text, String why) throws IOException {
        var file = Files.writeString(folder.resolve("scenario.json"), text);
        assertThatThrownBy(() -> WhatIf.scenario(file))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(why);
    }

    @Test
    void shouldReplayALogAsItWasAndWithVariants() throws Exception {
        var scenario = JsonFile.read(EXAMPLE, ScenarioFile.class).scenario();
        var logged = new LoggedDay(new Windows(0, 3_600_000, 12), ServiceRule.IN_20_S, 1);
        World.run(scenario.day(1, 0), new World.Observer() {
            @Override
            public void happened(Recorded recorded) {
                logged.happened(recorded);
            }

            @Override
            public void refused(Customer customer, String queueId) {
                // Not on the log.
            }
        });
        var file = Files.writeString(folder.resolve("variants.json"), """
                {"variants": [{"name": "more", "copies": {"sales-1": 3}, "without": ["support-1"]}]}""");
        var results = logged.results(JsonFile.read(file, VariantsFile.class));
        assertThat(results.reports()).extracting("name").containsExactly("recorded", "replayed", "more");
        assertThat(results.reports().get(1).figures())
                .isEqualTo(results.reports().get(0).figures());
        var more = results.differences().get(1).figures();
        assertThat(more.get(1).queueId()).isEqualTo("sales");
        assertThat(more.get(1).serviceLevel().value()).isPositive();
        assertThat(more.get(2).serviceLevel().value()).isNegative();

        var ruled = Files.writeString(folder.resolve("variants.json"), """
                {"variants": [
                  {"name": "steps", "routing": {"sales": {"strategy": "fewest-contacts", "steps": [
                     {"afterS": 0, "skills": {"german": 1}}, {"afterS": 5, "alsoQueues": ["support"]}]}},
                   "skills": {"sales-1": {"german": 2}}},
                  {"name": "asked", "asking": {"sales-line": {"skills": {"german": 1}}}},
                  {"name": "short", "overflow": {"sales": {"lengthLimit": 1, "whenLong": {"to": "message"}}}},
                  {"name": "lenient", "serviceLevelS": 120}]}""");
        var changes = logged.results(JsonFile.read(ruled, VariantsFile.class)).differences();
        assertThat(changes.get(1).figures().get(1).asaS().value()).isNotZero();
        assertThat(changes.get(2).figures().get(1).answered().value()).isNegative();
        assertThat(changes.get(3).figures().get(1).turnedAway().value()).isPositive();
        assertThat(changes.get(4).figures().get(1).serviceLevel().value()).isPositive();

        var nowhere = Files.writeString(folder.resolve("variants.json"), """
                {"variants": [{"name": "typo", "routing": {"sale": {"strategy": "top-down"}}}]}""");
        assertThatThrownBy(() -> logged.results(JsonFile.read(nowhere, VariantsFile.class)))
                .isInstanceOf(StartRefused.class)
                .hasMessage("variant typo: there is no queue sale");
        var wrong = Files.writeString(folder.resolve("variants.json"), """
                {"variants": [{"name": "less", "without": ["nobody"]}]}""");
        assertThatThrownBy(() -> logged.results(JsonFile.read(wrong, VariantsFile.class)))
                .isInstanceOf(StartRefused.class)
                .hasMessage("variant less: there is no agent nobody");
    }

    @Test
    void shouldReadOptions() throws Exception {
        var options = WhatIfOptions.parse(
                List.of("--log", "--day=2026-03-29", "--zone", "Europe/Berlin", "v.json"), Map.of());
        assertThat(options.log()).isTrue();
        assertThat(options.file()).isEqualTo(Path.of("v.json"));
        // A log that isn't in the database, and a file after it.
        var elsewhere = WhatIfOptions.parse(List.of("--log", "kafka://host:9092", "v.json"), Map.of());
        assertThat(elsewhere.log()).isTrue();
        assertThat(elsewhere.values()).containsEntry("log", "kafka://host:9092");
        assertThat(elsewhere.file()).isEqualTo(Path.of("v.json"));
        // Clocks went forward.
        var windows = LoggedDay.windows(options.values());
        assertThat(windows.widthMs() * windows.count()).isEqualTo(23 * 3_600_000L);
        assertThat(WhatIfOptions.parse(List.of("--demo", "--json"), Map.of()).demo())
                .isTrue();
        thenRefused(List.of("--demo", "a"), "--demo is a scenario of its own");
        thenRefused(List.of("--demo", "--log"), "--demo is a scenario of its own");
        thenRefused(List.of(), "takes one scenario file");
        thenRefused(List.of("a", "b"), "takes one scenario file");
        thenRefused(List.of("a", "--seed", "3"), "--seed goes with --log only");
        thenRefused(List.of("--log", "--day"), "--day needs a value");
        thenRefused(List.of("--quick"), "unknown option --quick");
        assertThatThrownBy(() -> LoggedDay.windows(Map.of("day", "yesterday"))).hasMessageContaining("--day is a date");
        assertThatThrownBy(() -> LoggedDay.windows(Map.of("batches", "0")))
                .hasMessageContaining("--batches is a number");
    }

    private static void thenRefused(List<String> arguments, String why) {
        assertThatThrownBy(() -> WhatIfOptions.parse(arguments, Map.of()))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(why);
    }
}
