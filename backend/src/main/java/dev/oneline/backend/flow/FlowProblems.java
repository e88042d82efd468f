package dev.oneline.backend.flow;

import dev.oneline.backend.text.Language;
import dev.oneline.backend.text.Sentences;
import dev.oneline.backend.text.Words;
import dev.oneline.core.flow.FlowProblem;
import java.util.List;

/** What is wrong with a flow, in the user's language. */
public final class FlowProblems {
    static final Sentences SENTENCES = Sentences.of("flow");

    private FlowProblems() {}

    /** The contract's ConfigurationProblem. */
    public record Reply(String severity, String place, String code, String message) {}

    public static List<Reply> of(List<FlowProblem> problems, Language language) {
        return problems.stream().map(problem -> of(problem, language)).toList();
    }

    private static String place(FlowProblem problem) {
        if (problem.nodeId().isEmpty()) {
            return problem.field();
        }
        return "nodes/" + problem.nodeId() + (problem.field().isEmpty() ? "" : "/" + problem.field());
    }

    private static Reply of(FlowProblem problem, Language language) {
        var code = Words.of(problem.code());
        return new Reply(
                problem.code().doubtful() ? "warning" : "error",
                place(problem),
                code,
                SENTENCES.of(code, language).replace("{0}", problem.detail()));
    }
}
