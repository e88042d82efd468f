package dev.oneline.standalone.whatif;

import dev.oneline.contract.json.Json;
import dev.oneline.core.whatif.Report;
import dev.oneline.core.whatif.ServiceRule;
import dev.oneline.core.whatif.Study;
import dev.oneline.core.whatif.Table;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that is printed, as JSON or as tables.
 *
 * @param reports each variant; the first is the base
 * @param differences each further variant over the base
 * @param notes what should be known before it is believed
 * @param calibration the same router against formulas; empty where it wasn't asked for
 */
record Results(List<Report> reports, List<Report> differences, List<String> notes, List<Calibrated> calibration) {
    /** A variant that was run. */
    record Ran(String name, Study study, ServiceRule rule) {}

    static Results of(List<Ran> runs, List<String> notes, List<Calibrated> calibration) {
        var reports = new ArrayList<Report>();
        var differences = new ArrayList<Report>();
        var base = runs.getFirst();
        runs.forEach(run -> reports.add(Report.of(run.name(), run.study(), run.rule())));
        for (var run : runs.subList(1, runs.size())) {
            differences.add(
                    Report.difference(run.name() + " over " + base.name(), base.study(), run.study(), run.rule()));
        }
        return new Results(reports, differences, notes, calibration);
    }

    String text(boolean json) {
        if (json) {
            return Json.write(this) + "\n";
        }
        var text = new StringBuilder();
        reports.forEach(report -> text.append(Table.of(report)).append('\n'));
        differences.forEach(report -> text.append(Table.of(report)).append('\n'));
        if (!calibration.isEmpty()) {
            text.append(Calibrated.table(calibration)).append('\n');
        }
        notes.forEach(note -> text.append(note).append('\n'));
        var any = reports.getFirst();
        return text.append("± is half a ")
                .append(Math.round(any.confidence() * 100))
                .append(" % confidence interval from ")
                .append(any.observations())
                .append(" observations\n")
                .toString();
    }
}
