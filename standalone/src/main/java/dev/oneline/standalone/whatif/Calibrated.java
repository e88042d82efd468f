package dev.oneline.standalone.whatif;

import dev.oneline.core.whatif.Calibration;
import dev.oneline.core.whatif.Calibration.Case;
import dev.oneline.core.whatif.Calibration.Measure;
import dev.oneline.core.whatif.Estimate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A line of the comparison with Erlang's formulas, as it is printed: 100 erlang, mean handling 240 s.
 *
 * @param formula Erlang-C, or Erlang-A with a mean patience of 120 s
 * @param figure named as in the reports
 * @param expected what the formula says
 * @param covered whether the interval has that in it
 */
record Calibrated(String formula, int agents, String figure, double expected, Estimate simulated, boolean covered) {
    /** Narrow enough to tell 105 agents from 104, short enough to wait for. */
    private static final int REPLICATIONS = 12;

    private static final int HOURS = 24;
    private static final String HEAD = "100 erlang, mean handling 240 s       formula  simulated\n";

    /** Runs them: some ten seconds of processor time, one formula beside the other. */
    static List<Calibrated> run() {
        return Arrays.stream(Case.values())
                .parallel()
                .flatMap(each -> each.run(REPLICATIONS, HOURS).stream())
                .map(Calibrated::of)
                .toList();
    }

    private static Calibrated of(Calibration calibration) {
        return new Calibrated(
                calibration.of() == Case.ERLANG_A_100 ? "Erlang-A" : "Erlang-C",
                calibration.of().agents(),
                name(calibration.measure()),
                calibration.expected(),
                calibration.simulated(),
                calibration.covered());
    }

    private static String name(Measure measure) {
        return switch (measure) {
            case ASA_S -> "asaS";
            case SERVICE_LEVEL -> "serviceLevel";
            case OCCUPANCY -> "occupancy";
            case ABANDON_RATE -> "abandonRate";
        };
    }

    static String table(List<Calibrated> all) {
        return all.stream()
                .map(each -> String.format(
                        Locale.ROOT,
                        "%s, %d agents: %-12s  %8.4f  %8.4f ±%.4f  %s%n",
                        each.formula(),
                        each.agents(),
                        each.figure(),
                        each.expected(),
                        each.simulated().value(),
                        each.simulated().halfWidth(),
                        each.covered() ? "covered" : "NOT COVERED"))
                .collect(Collectors.joining("", HEAD, ""));
    }
}
