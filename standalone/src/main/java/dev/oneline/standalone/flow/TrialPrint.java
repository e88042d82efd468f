package dev.oneline.standalone.flow;

import dev.oneline.backend.flow.TrialTexts;
import dev.oneline.backend.text.Language;
import dev.oneline.core.flow.trial.TrialSuite;

/** What came of a flow's trials, for a terminal. */
final class TrialPrint {
    private TrialPrint() {}

    static String of(TrialSuite suite) {
        var text = new StringBuilder();
        for (var each : suite.trials()) {
            var failure = each.report().failure();
            text.append(failure == null ? "passed  " : "FAILED  ")
                    .append(each.name())
                    .append('\n');
            if (failure != null) {
                text.append("        ")
                        .append(TrialTexts.of(failure, Language.EN))
                        .append('\n');
            }
        }
        var coverage = suite.coverage();
        text.append("%s: %d trials, %d failed, nodes %d of %d, exits %d of %d%n"
                .formatted(
                        suite.flow().flowId(),
                        suite.trials().size(),
                        suite.trials().stream()
                                .filter(each -> !each.report().passed())
                                .count(),
                        coverage.nodesWalked(),
                        coverage.nodes(),
                        coverage.exitsWalked(),
                        coverage.exits()));
        for (var missing : coverage.missing()) {
            text.append("never   ").append(missing.nodeId());
            text.append(missing.exit().isEmpty() ? "" : " by " + missing.exit()).append('\n');
        }
        return text.toString();
    }
}
