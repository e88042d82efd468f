package dev.oneline.standalone.flow;

import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.flow.Flow;
import dev.oneline.core.flow.trial.Coverage;
import dev.oneline.core.flow.trial.Trial;
import dev.oneline.core.flow.trial.TrialReport;
import dev.oneline.core.flow.trial.TrialReport.Way;
import dev.oneline.core.flow.trial.TrialRun;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** What came of a flow's trials, and what of the flow they walked. */
record FlowTest(Flow flow, List<Named> reports, Coverage coverage) {
    record Named(String name, TrialReport report) {}

    static FlowTest run(TenantConfig config, List<Flow> flows, Flow flow, List<Trial> trials) {
        var reports = new ArrayList<Named>();
        var walked = new LinkedHashSet<Way>();
        for (var trial : trials) {
            var report = TrialRun.run(config, flows, flow.flowId(), trial);
            reports.add(new Named(trial.name(), report));
            walked.addAll(report.ways());
        }
        return new FlowTest(flow, reports, Coverage.of(flow, walked));
    }

    boolean passed() {
        return coverage.complete()
                && reports.stream().allMatch(each -> each.report().passed());
    }

    String text() {
        var text = new StringBuilder();
        for (var each : reports) {
            var failure = each.report().failure();
            text.append(failure == null ? "passed  " : "FAILED  ")
                    .append(each.name())
                    .append('\n');
            if (failure != null) {
                text.append("        step ")
                        .append(failure.step() + 1)
                        .append(": ")
                        .append(failure.expected());
                text.append("\n        but was ").append(failure.actual()).append('\n');
            }
        }
        text.append("%s: %d trials, %d failed, nodes %d of %d, exits %d of %d%n"
                .formatted(
                        flow.flowId(),
                        reports.size(),
                        reports.stream().filter(each -> !each.report().passed()).count(),
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
