package dev.oneline.standalone.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.oneline.backend.founding.DemoTenant;
import dev.oneline.contract.json.Json;
import dev.oneline.core.config.RoutingProfile.Served;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.config.TenantConfig.QueueConfig;
import dev.oneline.core.whatif.Scenario;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code ./oneline whatif --demo}. */
class DemoDayTest {
    @Test
    void shouldBeADayOfTheDemoTenantAsItIsConfigured() throws Exception {
        var scenario = WhatIf.demoDay().scenario();
        var config = DemoTenant.config();

        assertThat(scenario.queues())
                .extracting(
                        Scenario.Queue::queueId,
                        Scenario.Queue::maxWaiting,
                        Scenario.Queue::wrapUpLimitMs,
                        Scenario.Queue::routing,
                        Scenario.Queue::overflow)
                .isEqualTo(config.queues().stream()
                        .map(queue -> tuple(
                                queue.queueId(),
                                queue.maxWaiting(),
                                queue.wrapUpLimitMs(),
                                queue.routing(),
                                queue.overflow()))
                        .toList());
        assertThat(scenario.teams())
                .extracting(Scenario.Team::name)
                .isEqualTo(config.agents().stream().map(AgentConfig::agentId).toList());
        var served = config.queues().stream()
                .map(QueueConfig::queueId)
                .map(queueId -> new Served(queueId, 1, 0))
                .toList();
        assertThat(config.profiles())
                .allSatisfy(profile -> assertThat(profile.queues()).isEqualTo(served));
        assertThat(scenario.teams()).allSatisfy(team -> {
            assertThat(team.agents()).isEqualTo(1);
            assertThat(team.queues()).isEqualTo(served);
        });
        assertThat(scenario.rules().ringMs()).isEqualTo(config.offers().ringMs());
    }

    /** The figures of docs: 110 agents answer after 5.7 s, 89.7 % in 20 s; 105 after 24.8 s, 66 %; 100 lose 4.7 %. */
    @Test
    @Tag("nightly")
    void shouldTellVariantsApartAndAgreeWithErlang() throws Exception {
        var results = WhatIf.demo();

        assertThat(results.reports())
                .extracting("name")
                .containsExactly(
                        "scenario", "a fourth agent", "queues of one's own", "a callback for the second who waits");
        var more = results.differences().get(0).figures().getFirst().serviceLevel();
        assertThat(more.value()).isGreaterThan(more.halfWidth());
        var apart = results.differences().get(1).figures().getFirst().serviceLevel();
        assertThat(apart.value()).isLessThan(-apart.halfWidth());
        var calledBack = results.differences().get(2).figures().getFirst().calledBack();
        assertThat(calledBack.value()).isGreaterThan(calledBack.halfWidth());

        assertThat(results.calibration()).allMatch(Calibrated::covered);
        thenExpected(results.calibration(), "Erlang-C", 110, "asaS", 5.7, 0.05);
        thenExpected(results.calibration(), "Erlang-C", 110, "serviceLevel", 0.897, 0.0005);
        thenExpected(results.calibration(), "Erlang-C", 105, "asaS", 24.8, 0.05);
        thenExpected(results.calibration(), "Erlang-C", 105, "serviceLevel", 0.660, 0.0005);
        thenExpected(results.calibration(), "Erlang-A", 100, "abandonRate", 0.047, 0.0005);
        // Wide ones would cover anything.
        assertThat(results.calibration())
                .filteredOn(each -> each.figure().equals("asaS"))
                .allMatch(each -> each.simulated().halfWidth() < 0.3 * each.expected());

        assertThat(results.text(false))
                .contains("a fourth agent over scenario", "ecommerce", "Erlang-C, 105 agents: asaS", "covered")
                .contains("half a 99 % confidence interval from 50 observations");
        var json = Json.MAPPER.readTree(results.text(true));
        assertThat(json.at("/calibration/0/simulated/halfWidth").isNumber()).isTrue();
        assertThat(json.at("/reports/3/figures/0/calledBack/value").asDouble()).isPositive();
    }

    private static void thenExpected(
            List<Calibrated> all, String formula, int agents, String figure, double expected, double precision) {
        assertThat(all)
                .filteredOn(each -> each.formula().equals(formula) && each.agents() == agents)
                .filteredOn(each -> each.figure().equals(figure))
                .singleElement()
                .satisfies(each -> assertThat(each.expected()).isCloseTo(expected, within(precision)));
    }
}
