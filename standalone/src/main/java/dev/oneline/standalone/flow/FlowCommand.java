package dev.oneline.standalone.flow;

import dev.oneline.backend.flow.FlowDocuments;
import dev.oneline.backend.founding.DemoTenant;
import dev.oneline.core.flow.Flow;
import dev.oneline.core.flow.FlowCheck;
import dev.oneline.core.flow.FlowWorld;
import dev.oneline.core.flow.trial.Exploring;
import dev.oneline.core.flow.trial.Trial;
import dev.oneline.core.flow.trial.TrialSuite;
import dev.oneline.runtime.boot.Logging;
import dev.oneline.runtime.boot.StartRefused;
import dev.oneline.standalone.Refusals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * The program behind {@code ./oneline flow test} (the shipped flows), {@code flow test FLOW.json TRIALS.json} and {@code
 * flow trials FLOW.json}, which writes a trial for each way through a flow. Files refer to the demo tenant's queues and
 * calendars. Ends with 1 when a trial fails or an exit was never taken.
 */
public final class FlowCommand {
    private static final String USAGE = "usage: ./oneline flow test [FLOW.json TRIALS.json] | flow trials FLOW.json";
    private static final long MAX_BYTES = 4_000_000;
    private static final long NOON_MS = 1_795_665_600_000L;

    private FlowCommand() {}

    public static void main(String[] arguments) {
        Logging.beginQuietly();
        try {
            System.exit(run(List.of(arguments)));
        } catch (Exception e) {
            System.err.println("oneline: " + Refusals.inOneLine(e));
            System.exit(1);
        }
    }

    private static int run(List<String> arguments) throws StartRefused {
        if (arguments.equals(List.of("test"))) {
            var passed = true;
            for (var flow : DemoTenant.flows()) {
                passed &= test(flow, FlowDocuments.shippedTrials(flow.flowId()));
            }
            return passed ? 0 : 1;
        }
        if (arguments.size() == 3 && arguments.getFirst().equals("test")) {
            var flow = flow(Path.of(arguments.get(1)));
            return test(flow, trials(Path.of(arguments.get(2)))) ? 0 : 1;
        }
        if (arguments.size() == 2 && arguments.getFirst().equals("trials")) {
            System.out.print(FlowDocuments.writeTrials(made(flow(Path.of(arguments.get(1))))));
            return 0;
        }
        throw new StartRefused(USAGE);
    }

    private static boolean test(Flow flow, List<Trial> trials) throws StartRefused {
        requireSound(flow);
        var suite = TrialSuite.run(DemoTenant.config(), with(flow), flow, trials, () -> true);
        System.out.print(TrialPrint.of(suite));
        return suite.passed();
    }

    private static List<Trial> made(Flow flow) throws StartRefused {
        requireSound(flow);
        var config = DemoTenant.config();
        var callers = Exploring.callers(config, NOON_MS, "4008001234");
        return Exploring.explore(config, with(flow), flow.flowId(), callers, () -> true)
                .trials();
    }

    private static void requireSound(Flow flow) throws StartRefused {
        var flows = new HashMap<String, Flow>();
        with(flow).forEach(each -> flows.put(each.flowId(), each));
        var world = FlowWorld.of(DemoTenant.config(), flows, name -> true);
        for (var problem : FlowCheck.problems(flow, world)) {
            if (!problem.code().doubtful()) {
                throw new StartRefused("flow " + flow.flowId() + ", node " + problem.nodeId() + ", " + problem.field()
                        + ": " + problem.code() + " " + problem.detail());
            }
        }
    }

    /** It may call the shipped ones. */
    private static List<Flow> with(Flow flow) {
        var flows = new ArrayList<>(DemoTenant.flows());
        flows.removeIf(each -> each.flowId().equals(flow.flowId()));
        flows.add(flow);
        return List.copyOf(flows);
    }

    private static Flow flow(Path file) throws StartRefused {
        try {
            return FlowDocuments.read(text(file));
        } catch (FlowDocuments.Unreadable e) {
            throw new StartRefused(file + " isn't a flow: " + e.getMessage());
        }
    }

    private static List<Trial> trials(Path file) throws StartRefused {
        try {
            return FlowDocuments.readTrials(text(file));
        } catch (FlowDocuments.Unreadable e) {
            throw new StartRefused(file + " isn't a list of trials: " + e.getMessage());
        }
    }

    private static String text(Path file) throws StartRefused {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new StartRefused(file + " is larger than " + MAX_BYTES + " bytes");
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new StartRefused("can't read " + file + ": " + e.getMessage());
        }
    }
}
