package dev.oneline.backend.flow;

import dev.oneline.backend.text.Language;
import dev.oneline.backend.text.Sentences;
import dev.oneline.backend.text.Words;
import dev.oneline.core.flow.FlowProblem;
import dev.oneline.core.flow.trial.TrialSuite;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** What is wrong with a flow, in the user's language. */
public final class FlowProblems {
    static final Sentences SENTENCES = Sentences.of("flow");

    private static final int MAX_REPLIES = 200;

    private FlowProblems() {}

    /** The contract's ConfigurationProblem. */
    public record Reply(String severity, String place, String code, String message) {}

    public static List<Reply> of(List<FlowProblem> problems, Language language) {
        return problems.stream().map(problem -> of(problem, language)).toList();
    }

    /** Why a flow can't be published though it is sound: its trials. Those of them that matter, not thousands. */
    public static List<Reply> of(TrialSuite suite, Language language) {
        var replies = new ArrayList<Reply>();
        for (var tried : suite.trials()) {
            var failure = tried.report().failure();
            if (failure != null) {
                replies.add(new Reply(
                        "error",
                        "trials/" + tried.name(),
                        Words.of(failure.actual().kind()),
                        TrialTexts.of(failure, language)));
            }
        }
        var unreached = new HashSet<String>();
        for (var way : suite.coverage().missing()) {
            var node = "nodes/" + way.nodeId();
            if (way.exit().isEmpty()) {
                unreached.add(way.nodeId());
                replies.add(new Reply("error", node, TrialTexts.NEVER_REACHED, TrialTexts.never(way, language)));
            } else if (!unreached.contains(way.nodeId())) {
                replies.add(new Reply(
                        "error",
                        node + "/exits/" + way.exit(),
                        TrialTexts.NEVER_TAKEN,
                        TrialTexts.never(way, language)));
            }
        }
        return replies.size() > MAX_REPLIES ? replies.subList(0, MAX_REPLIES) : replies;
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
