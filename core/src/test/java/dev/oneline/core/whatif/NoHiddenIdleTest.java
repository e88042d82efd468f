package dev.oneline.core.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.agent.Presence;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.OfferOutcome;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Recorded;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A contact that waited is offered in the millisecond in which an agent is free, or an agent waited for it. */
class NoHiddenIdleTest {
    @Test
    void shouldOfferAtOnceWhenContactAndAgentAreThere() {
        var late = new ArrayList<Recorded>();
        var offers = 0;
        var waitingSince = new HashMap<String, Long>();
        var readySince = new HashMap<String, Long>();
        var agentOf = new HashMap<String, String>();
        for (var recorded : Scenarios.log(Scenarios.busy(12).day(3, 0))) {
            var atMs = recorded.atMs();
            switch (recorded.event()) {
                case Event.ContactQueued e -> waitingSince.put(e.contactId(), atMs);
                case Event.OfferEnded e -> {
                    waitingSince.put(e.contactId(), atMs);
                    if (e.outcome() == OfferOutcome.CANCELLED) {
                        readySince.put(e.agentId(), atMs);
                    }
                }
                case Event.AgentStateChanged e -> {
                    if (e.presence() == Presence.READY) {
                        readySince.put(e.agentId(), atMs);
                    }
                }
                case Event.ContactConnected e -> agentOf.put(e.contactId(), e.agentId());
                case Event.ContactClosed e -> readySince.put(agentOf.get(e.contactId()), atMs);
                case Event.ContactOffered e -> {
                    offers++;
                    if (waitingSince.get(e.contactId()) < atMs && readySince.get(e.agentId()) < atMs) {
                        late.add(recorded);
                    }
                }
                default -> {}
            }
        }
        assertThat(offers).isGreaterThan(1_000);
        assertThat(late).isEmpty();
    }

    /** Two agents, two customers, a third who gives up: every millisecond of it can be told. */
    @Test
    void shouldAccountForEveryMillisecond() {
        var scenario = new Scenario(
                100_000,
                List.of(new Scenario.Queue(
                        "q",
                        ArrivalProfile.constant(0, 100_000),
                        Distribution.never(),
                        Distribution.never(),
                        60_000,
                        Distribution.never(),
                        10)),
                List.of(new Scenario.Team("t", 2, List.of("q"), List.of(new Scenario.Shift(0, 100_000)))),
                Scenario.Rules.AT_ONCE);
        var empty = scenario.day(1, 0);
        var day = new Day(
                empty.config(),
                List.of(
                        customer("c1", 10_000, Distribution.NEVER_MS, 50_000, 5_000),
                        customer("c2", 20_000, Distribution.NEVER_MS, 60_000, 70_000),
                        customer("c3", 30_000, 20_000, 1, 1),
                        customer("c4", 40_000, Distribution.NEVER_MS, 10_000, 0)),
                empty.duties(),
                List.of(),
                0,
                100_000,
                false);
        var figures = Study.run(day, new Windows(0, 100_000, 1), ServiceRule.IN_20_S)
                .figures()
                .getFirst();
        assertThat(figures.offered().value()).isEqualTo(4);
        assertThat(figures.abandoned().value()).isEqualTo(1);
        assertThat(figures.serviceLevel().value()).isEqualTo(2 / 4.0);
        // c1's agent is free at 65 s, c4 came at 40 s.
        assertThat(figures.asaS().value()).isEqualTo(25 / 3.0);
        assertThat(figures.maxWaitS().value()).isEqualTo(25);
        // c1 55 s, c2 80 s of which wrap-up is 20 until the day ends, c4 10 s.
        assertThat(figures.occupancy().value()).isEqualTo((55 + 80 + 10) / 200.0);
        // c2's wrap-up ran out at 60 s.
        assertThat(figures.ahtS().value()).isEqualTo((55 + 120 + 10) / 3.0);
        assertThat(figures.agentFairness().value()).isEqualTo(145 * 145.0 / (2 * (65 * 65 + 80 * 80)));
    }

    private static Customer customer(
            String contactId, long arriveAtMs, long patienceMs, long handlingMs, long wrapUpMs) {
        return new Customer(
                contactId,
                Customer.Origin.call(Configs.entryPoint("q"), Demand.NONE),
                arriveAtMs,
                -1,
                -1,
                patienceMs,
                handlingMs,
                wrapUpMs,
                false,
                offer -> OfferAnswer.AT_ONCE,
                List.of(),
                Customer.Ranks.NONE);
    }
}
