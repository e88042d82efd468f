package dev.oneline.standalone.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.flow.FlowDocuments;
import dev.oneline.backend.founding.DemoTenant;
import dev.oneline.core.flow.FlowCheck;
import dev.oneline.core.flow.FlowWorld;
import dev.oneline.core.flow.Sound;
import dev.oneline.core.flow.speech.Speaking;
import dev.oneline.core.flow.trial.TrialSuite;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShippedFlowsTest {
    @Test
    void shouldBeSoundWithEverySoundThere() {
        for (var flow : DemoTenant.flows()) {
            var world = FlowWorld.of(DemoTenant.config(), Map.of(), ShippedFlowsTest::ships);

            assertThat(FlowCheck.problems(flow, world)).as(flow.flowId()).isEmpty();
        }
    }

    @Test
    void shouldPassTheirTrialsAndBeWalkedAltogether() {
        for (var flow : DemoTenant.flows()) {
            var trials = FlowDocuments.shippedTrials(flow.flowId());

            var suite = TrialSuite.run(DemoTenant.config(), DemoTenant.flows(), flow, trials, () -> true);

            assertThat(suite.passed()).as(TrialPrint.of(suite)).isTrue();
        }
    }

    @Test
    void shouldBeWrittenAsTheyAreRead() throws FlowDocuments.Unreadable {
        for (var flow : DemoTenant.flows()) {
            assertThat(FlowDocuments.read(FlowDocuments.write(flow))).isEqualTo(flow);
            var trials = FlowDocuments.shippedTrials(flow.flowId());
            assertThat(FlowDocuments.readTrials(FlowDocuments.writeTrials(trials)))
                    .isEqualTo(trials);
        }
    }

    /** A word that a number needs and that nobody recorded would be left out of it. */
    @Test
    void shouldHaveTheWordsOfEveryValue() {
        for (var language : List.of("zh-CN", "en")) {
            for (var number = 0; number <= 2_000_000; number += number < 2_000 ? 1 : 10_007) {
                thenShips(language, Sound.As.NUMBER, number + ".5");
                thenShips(language, Sound.As.AMOUNT, number + ".07");
            }
            thenShips(language, Sound.As.AMOUNT, "-310000000.30");
            for (var day = 1; day <= 31; day++) {
                thenShips(language, Sound.As.DATE, "2026-%02d-%02d".formatted((day - 1) % 12 + 1, Math.min(day, 28)));
                thenShips(language, Sound.As.DATE, "1905-01-%02d".formatted(day));
            }
            for (var minute = 0; minute < 60; minute++) {
                thenShips(language, Sound.As.TIME, "%02d:%02d".formatted(minute % 24, minute));
            }
        }
    }

    private static void thenShips(String language, Sound.As as, String value) {
        assertThat(Speaking.names(language, List.of(new Sound.Value(as, value)), text -> text))
                .as(value)
                .isNotEmpty()
                .allMatch(ShippedFlowsTest::ships);
    }

    private static boolean ships(String name) {
        return ShippedFlowsTest.class.getResource("/prompts/" + name + ".wav") != null;
    }
}
