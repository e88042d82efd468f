package dev.oneline.backend.flow;

import dev.oneline.backend.text.Language;
import dev.oneline.backend.text.Sentences;
import dev.oneline.backend.text.Words;
import dev.oneline.core.flow.speech.SpokenText;
import dev.oneline.core.flow.trial.TrialReport.Failure;
import dev.oneline.core.flow.trial.TrialReport.Found;
import dev.oneline.core.flow.trial.TrialReport.Way;
import dev.oneline.core.flow.trial.TrialStep;
import java.util.List;
import java.util.stream.Collectors;

/** Why a trial failed, in the reader's language. */
public final class TrialTexts {
    static final Sentences SENTENCES = Sentences.of("trial");

    static final String NEVER_REACHED = "never-reached";
    static final String NEVER_TAKEN = "never-taken";

    private TrialTexts() {}

    /** One sentence: which step, what it wanted, and what was so instead. */
    public static String of(Failure failure, Language language) {
        var found = of(failure.actual(), language);
        var step = failure.expected();
        return step == null
                ? found
                : SENTENCES
                        .of("step", language)
                        .replace("{0}", Integer.toString(failure.step() + 1))
                        .replace("{1}", of(step, language))
                        .replace("{2}", found);
    }

    /** A node that nobody came to, or an exit that nobody took. */
    public static String never(Way way, Language language) {
        return SENTENCES
                .of(way.exit().isEmpty() ? NEVER_REACHED : NEVER_TAKEN, language)
                .replace("{0}", way.nodeId())
                .replace("{1}", way.exit());
    }

    private static String of(TrialStep step, Language language) {
        return switch (step) {
            case TrialStep.Hears hears -> sentence("hears", sounds(hears.sounds(), language), language);
            case TrialStep.Presses presses ->
                presses.keys().isEmpty()
                        ? SENTENCES.of("keeps-silent", language)
                        : sentence("presses", presses.keys(), language);
            case TrialStep.Answers answers -> sentence("answers", answers.service(), language);
            case TrialStep.Speaks speaks ->
                speaks.lengthMs() > 0
                        ? sentence("speaks", Long.toString(Math.ceilDiv(speaks.lengthMs(), 1_000)), language)
                        : SENTENCES.of(speaks.lengthMs() == 0 ? "says-nothing" : "cannot-be-recorded", language);
            case TrialStep.Calls calls -> SENTENCES.of("calls", language);
            case TrialStep.Unanswered unanswered -> SENTENCES.of("unanswered", language);
            case TrialStep.Talks talks -> SENTENCES.of("talks", language);
            case TrialStep.HangsUp hangsUp -> SENTENCES.of("hangs-up", language);
            case TrialStep.Queued queued -> sentence("queued", queued.queueId(), language);
            case TrialStep.Served served -> SENTENCES.of("served-by-flow", language);
        };
    }

    private static String of(Found found, Language language) {
        var code = Words.of(found.kind());
        return found.details().isEmpty()
                ? SENTENCES.of(
                        SENTENCES.codes(language).contains(code + "-nothing") ? code + "-nothing" : code, language)
                : sentence(code, sounds(found.details(), language), language);
    }

    /** Texts as what is said, any other by its name. */
    private static String sounds(List<String> names, Language language) {
        return names.stream()
                .map(name -> name.startsWith(SpokenText.READABLE)
                        ? sentence("says", name.substring(SpokenText.READABLE.length()), language)
                        : name)
                .collect(Collectors.joining(", "));
    }

    private static String sentence(String code, String detail, Language language) {
        return SENTENCES.of(code, language).replace("{0}", detail);
    }
}
