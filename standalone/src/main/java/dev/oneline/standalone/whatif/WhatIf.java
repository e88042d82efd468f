package dev.oneline.standalone.whatif;

import dev.oneline.core.whatif.Scenario;
import dev.oneline.core.whatif.ServiceRule;
import dev.oneline.core.whatif.Study;
import dev.oneline.runtime.boot.Logging;
import dev.oneline.runtime.boot.StartRefused;
import dev.oneline.standalone.Refusals;
import dev.oneline.standalone.whatif.Results.Ran;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The program behind {@code ./oneline whatif}. Standard output has the result, standard error why there is none. */
public final class WhatIf {
    private WhatIf() {}

    public static void main(String[] arguments) {
        Logging.beginQuietly();
        try {
            var options = WhatIfOptions.parse(Arrays.asList(arguments), System.getenv());
            System.out.print(results(options).text(options.json()));
            System.out.flush();
            System.exit(0);
        } catch (Exception e) {
            System.err.println("oneline: " + Refusals.inOneLine(e));
            System.exit(1);
        }
    }

    private static Results results(WhatIfOptions options) throws Exception {
        if (options.demo()) {
            return demo();
        }
        return options.log() ? LoggedDay.run(options) : scenario(Objects.requireNonNull(options.file()));
    }

    static Results scenario(Path path) throws StartRefused {
        return scenario(JsonFile.read(path, ScenarioFile.class), List.of());
    }

    /** A day of the demo tenant, and how far the router that it went through can be believed. */
    static Results demo() throws StartRefused {
        return scenario(demoDay(), Calibrated.run());
    }

    static ScenarioFile demoDay() throws StartRefused {
        return JsonFile.shipped("demo-day.json", ScenarioFile.class);
    }

    private static Results scenario(ScenarioFile file, List<Calibrated> calibration) throws StartRefused {
        var rule = file.rule();
        var runs = new ArrayList<Ran>();
        runs.add(new Ran("scenario", study(file, file.scenario(), rule), rule));
        for (var variant : file.variantScenarios()) {
            runs.add(new Ran(variant.name(), study(file, variant.scenario(), variant.rule()), variant.rule()));
        }
        return Results.of(runs, List.of(), calibration);
    }

    private static Study study(ScenarioFile file, Scenario scenario, ServiceRule rule) throws StartRefused {
        var seed = file.seed() == null ? 1 : file.seed();
        return Study.ofReplications(file.replicationCount(), nth -> scenario.day(seed, nth), file.warmUpMs(), rule);
    }
}
