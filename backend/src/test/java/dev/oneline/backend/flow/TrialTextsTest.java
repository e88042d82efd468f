package dev.oneline.backend.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.text.Language;
import dev.oneline.core.flow.trial.TrialReport.Failure;
import dev.oneline.core.flow.trial.TrialReport.Found;
import dev.oneline.core.flow.trial.TrialReport.Kind;
import dev.oneline.core.flow.trial.TrialReport.Way;
import dev.oneline.core.flow.trial.TrialStep;
import dev.oneline.core.shard.Command.TransferOutcome;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrialTextsTest {
    private static final List<TrialStep> STEPS = List.of(
            new TrialStep.Hears(List.of("zh-CN/welcome")),
            new TrialStep.Presses("12"),
            new TrialStep.Presses(""),
            new TrialStep.Answers("crm", new TreeMap<>(), null, new TreeMap<>()),
            new TrialStep.Speaks(1_500),
            new TrialStep.Speaks(0),
            new TrialStep.Speaks(-1),
            new TrialStep.Calls("", TransferOutcome.BUSY),
            new TrialStep.Unanswered(),
            new TrialStep.Talks(),
            new TrialStep.HangsUp(),
            new TrialStep.Queued("sales"),
            new TrialStep.Served());

    @Test
    void shouldHaveASentenceForEveryStepAndWhateverIsFoundInEveryLanguage() {
        for (var language : Language.values()) {
            assertThat(TrialTexts.SENTENCES.codes(language)).isEqualTo(TrialTexts.SENTENCES.codes(Language.EN));
            for (var kind : Kind.values()) {
                for (var details : List.of(List.<String>of(), List.of("one", "two"))) {
                    for (var step : STEPS) {
                        thenSaid(TrialTexts.of(new Failure(2, step, new Found(kind, details)), language), kind);
                    }
                    thenSaid(TrialTexts.of(new Failure(2, null, new Found(kind, details)), language), kind);
                }
            }
        }
        assertThat(STEPS.stream().map(Object::getClass).distinct())
                .hasSize(TrialStep.class.getPermittedSubclasses().length);
    }

    /** No code of a missing sentence is left, and no place for a name; but for kinds that always have one. */
    private static void thenSaid(String sentence, Kind kind) {
        assertThat(sentence).matches(".*[.。]").doesNotContain("{1}", "{2}").hasSizeGreaterThan(5);
        if (kind == Kind.HEARD || kind == Kind.ASKED_WITH) {
            assertThat(sentence).doesNotContain("{0}");
        }
    }

    @Test
    void shouldSayWhatWasWantedAndWhatWasSoInstead() {
        var failure = new Failure(1, new TrialStep.Queued("support"), new Found(Kind.IN_QUEUE, List.of("sales")));

        assertThat(TrialTexts.of(failure, Language.EN))
                .isEqualTo(
                        "Step 2 wants the caller to be in the queue support. Instead, the caller is in the queue sales.");
        assertThat(TrialTexts.of(failure, Language.ZH_CN)).isEqualTo("第 2 步应为：来电者进入队列 support。而实际上，来电者在队列 sales 中。");
        var said = new Failure(0, new TrialStep.Hears(List.of("say:您好")), new Found(Kind.HEARD, List.of("en/welcome")));
        assertThat(TrialTexts.of(said, Language.EN))
                .isEqualTo("Step 1 wants “您好” (spoken) to be heard. Instead, this was heard: en/welcome.");
        assertThat(TrialTexts.never(new Way("ivr", "main", "5"), Language.EN))
                .isEqualTo("No trial takes the exit 5 of the node main. Add one.");
    }
}
