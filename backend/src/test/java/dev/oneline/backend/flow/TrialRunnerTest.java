package dev.oneline.backend.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneline.backend.flow.TrialRunner.Surroundings;
import dev.oneline.backend.founding.DemoTenant;
import dev.oneline.backend.rig.Eventually;
import dev.oneline.backend.work.Overloaded;
import dev.oneline.core.flow.Flow;
import dev.oneline.core.flow.trial.Trial;
import dev.oneline.core.flow.trial.TrialReport.Kind;
import dev.oneline.core.flow.trial.TrialStep;
import dev.oneline.core.flow.trial.TrialSuite;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialRunnerTest {
    private static final Flow HOTLINE = DemoTenant.flows().getFirst();
    private static final Surroundings DEMO = new Surroundings(DemoTenant.config(), DemoTenant.flows());

    /** Far more than there is time for: back and forth between two menus. */
    private static final List<Trial> ENDLESS = Collections.nCopies(100_000, backAndForth());

    @Test
    void shouldHoldNoThreadLongerThanItsTime() {
        try (var runner = new TrialRunner(200)) {
            long beganNs = System.nanoTime();

            var suite = Eventually.await(runner.run(DEMO, HOTLINE, ENDLESS));

            assertThat((System.nanoTime() - beganNs) / 1_000_000).isBetween(200L, 5_000L);
            assertThat(suite.passed()).isFalse();
            assertThat(suite.trials()).hasSize(ENDLESS.size());
            assertThat(suite.trials().getLast().report().failure().actual().kind())
                    .isEqualTo(Kind.OUT_OF_TIME);
        }
    }

    @Test
    void shouldRefuseMoreThanItCanDo() {
        try (var runner = new TrialRunner(300)) {
            var asked = new ArrayList<Future<TrialSuite>>();
            for (var i = 0; i < 20; i++) {
                asked.add(runner.run(DEMO, HOTLINE, ENDLESS));
            }

            assertThat(asked.getLast().cause()).isInstanceOf(Overloaded.class);
            assertThat(asked.stream().filter(Future::failed)).hasSize(10);
        }
    }

    @Test
    void shouldNotTryWhatIsNotSound() {
        var broken = new Flow("hotline", "", 1, "zh-CN", "nowhere", HOTLINE.nodes());
        try (var runner = new TrialRunner()) {
            assertThatThrownBy(() -> Eventually.await(runner.run(DEMO, broken, List.of())))
                    .hasRootCauseInstanceOf(TrialRunner.Unsound.class);
        }
    }

    private static Trial backAndForth() {
        var steps = new ArrayList<TrialStep>();
        for (var i = 0; i < 200; i++) {
            steps.add(new TrialStep.Presses("1"));
            steps.add(new TrialStep.Presses("9"));
        }
        return new Trial("round", 1_795_665_600_000L, "1", "4008001234", new LinkedHashSet<>(), steps);
    }
}
