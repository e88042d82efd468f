package dev.oneline.core.flow.trial;

import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.flow.Flow;
import dev.oneline.core.flow.trial.TrialReport.Way;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What came of all trials of a flow, and what of the flow they walked. */
public record TrialSuite(Flow flow, List<Tried> trials, Coverage coverage) {
    public TrialSuite {
        trials = List.copyOf(trials);
    }

    public record Tried(String name, TrialReport report) {}

    /**
     * @param flows all of the tenant, {@code flow} among them
     * @param inTime once it says no, the trial that runs and all that follow have failed
     */
    public static TrialSuite run(
            TenantConfig config, List<Flow> flows, Flow flow, List<Trial> trials, BooleanSupplier inTime) {
        var tried = new ArrayList<Tried>();
        var walked = new LinkedHashSet<Way>();
        for (var trial : trials) {
            var report = TrialRun.run(config, flows, flow.flowId(), trial, inTime);
            tried.add(new Tried(trial.name(), report));
            walked.addAll(report.ways());
        }
        return new TrialSuite(flow, tried, Coverage.of(flow, walked));
    }

    /** Every trial, and they took every exit. */
    public boolean passed() {
        return coverage.complete()
                && trials.stream().allMatch(each -> each.report().passed());
    }
}
