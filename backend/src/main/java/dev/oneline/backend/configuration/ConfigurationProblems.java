package dev.oneline.backend.configuration;

import dev.oneline.backend.text.Language;
import dev.oneline.backend.text.Sentences;
import dev.oneline.backend.text.Words;
import dev.oneline.core.config.ConfigProblem;
import java.util.List;

/** What is wrong with a configuration, in the user's language. */
public final class ConfigurationProblems {
    static final Sentences SENTENCES = Sentences.of("configuration");

    private ConfigurationProblems() {}

    /** The contract's ConfigurationProblem. */
    public record Reply(String severity, String place, String code, String message) {}

    public static List<Reply> of(List<ConfigProblem> problems, Language language) {
        return problems.stream().map(problem -> of(problem, language)).toList();
    }

    private static Reply of(ConfigProblem problem, Language language) {
        return new Reply(
                problem.error() ? "error" : "warning",
                problem.place(),
                code(problem),
                SENTENCES.of(code(problem), language).replace("{0}", problem.detail()));
    }

    static String code(ConfigProblem problem) {
        var calendar = problem.calendar();
        return calendar == null ? Words.of(problem.code()) : "calendar-" + Words.of(calendar);
    }
}
