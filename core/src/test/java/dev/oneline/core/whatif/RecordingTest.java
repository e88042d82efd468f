package dev.oneline.core.whatif;

import static dev.oneline.core.story.Configs.AGENTS;
import static dev.oneline.core.story.Configs.QUEUES;
import static dev.oneline.core.story.Configs.with;
import static dev.oneline.core.story.Flows.flow;
import static dev.oneline.core.story.Flows.leads;
import static dev.oneline.core.story.Flows.node;
import static dev.oneline.core.story.Flows.recordings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.oneline.core.config.Overflow;
import dev.oneline.core.config.TenantConfig.EntryPoint;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.OfferOutcome;
import dev.oneline.core.flow.Asking;
import dev.oneline.core.flow.Step;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Recorded;
import dev.oneline.core.story.ShardStory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private static final Day LIVED = Scenarios.busy(3).day(7, 0);
    private static final List<Recorded> LOG = Scenarios.log(LIVED);

    /** Or the other tests would show little. */
    @Test
    void shouldRecordADayWithEverythingInIt() {
        assertThat(LOG).hasSizeGreaterThan(5_000);
        assertThat(count(Event.ContactAbandoned.class)).isGreaterThan(20);
        assertThat(leftInTheMiddle()).isGreaterThan(5);
        var tally = new Tally(new Windows(0, LIVED.endMs(), 1), ServiceRule.IN_20_S);
        World.run(LIVED, tally);
        assertThat(new Study(tally.observations())
                        .figures()
                        .getFirst()
                        .refused()
                        .value())
                .isGreaterThan(5);
        assertThat(LOG)
                .filteredOn(recorded ->
                        recorded.event() instanceof Event.OfferEnded ended && ended.outcome() == OfferOutcome.TIMED_OUT)
                .hasSizeGreaterThan(20);
        assertThat(LOG)
                .filteredOn(recorded -> recorded.event() instanceof Event.ContactClosed closed
                        && closed.disposition().isEmpty())
                .hasSizeGreaterThan(20);
    }

    @Test
    void shouldReplayTheLogToTheMillisecond() {
        assertThat(Scenarios.log(recorded(LOG).day(1))).isEqualTo(LOG);
    }

    /** Desks that go and come back, agents who leave while it rings, declines, a configuration changed at noon. */
    @Test
    void shouldReplayARestlessDay() {
        var log = Scenarios.log(Scenarios.restless(LIVED));
        assertThat(log)
                .extracting(recorded -> recorded.event().getClass().getSimpleName())
                .contains("DeskDetached", "LegConnected", "TenantConfigured");
        assertThat(log)
                .filteredOn(recorded ->
                        recorded.event() instanceof Event.OfferEnded ended && ended.outcome() == OfferOutcome.DECLINED)
                .hasSizeGreaterThan(20);
        assertThat(log)
                .filteredOn(recorded -> recorded.event() instanceof Event.TenantConfigured)
                .hasSize(2);
        var again = Scenarios.log(recorded(log).day(1));
        for (var i = 0; i < log.size(); i++) {
            assertThat(again.get(i)).isEqualTo(log.get(i));
        }
        assertThat(again).hasSameSizeAs(log);
    }

    @Test
    void shouldLetWhoComesOutOfAFlowBeginAtItsQueue() {
        var menu = node(
                "menu",
                new Step.Menu(recordings("menu"), Asking.USUAL),
                leads("1", "support", "2", "end", "no-input", "end", "wrong-input", "end"));
        var support = node("support", new Step.Enqueue("support"), leads("full", "end"));
        var ivr = flow("ivr", 1, "menu", menu, support, node("end", new Step.HangUp(), leads()));
        var entries = List.of(new EntryPoint("ivr-line", "sales", "", Demand.NONE, "ivr"));
        var story = ShardStory.configured(with(1, QUEUES, AGENTS, entries))
                .when(new Command.PublishFlow(ivr))
                .ready("eve");
        story.arrives("chooses", "ivr-line").arrives("served", "ivr-line").arrives("leaves", "ivr-line");
        story.after(3_000).presses("chooses", "1").presses("served", "2").customerHangsUp("leaves");
        story.accepts("eve", "chooses");
        story.after(5_000).customerHangsUp("chooses").wrapsUp("eve", "chooses");

        var recording = new Recording(ShardStory.START_MS, ShardStory.START_MS + 60_000);
        story.log().forEach(recording::happened);
        var day = recording.day(1);

        assertThat(day.customers()).singleElement().satisfies(customer -> {
            assertThat(customer.contactId()).isEqualTo("chooses");
            assertThat(customer.arriveAtMs()).isEqualTo(ShardStory.START_MS + 3_000);
        });
        assertThat(Scenarios.log(day).stream().map(Recorded::event))
                .filteredOn(event -> event instanceof Event.ContactQueued || event instanceof Event.ContactConnected)
                .extracting(event -> event instanceof Event.ContactQueued queued ? queued.queueId() : "answered")
                .containsExactly("support", "answered");
    }

    /** Rings at several, steps, overflow and callbacks; supervisors, customers and agents who want something. */
    @Test
    void shouldReplayWhatRoutingDoes() {
        var log = Scenarios.log(
                Scenarios.interfered(Scenarios.restless(Scenarios.manifold().day(11, 0))));
        assertThat(log)
                .extracting(recorded -> recorded.event().getClass().getSimpleName())
                .contains("RoutingStepReached", "RingWidened", "WrapUpExtended");
        var causes = log.stream()
                .map(recorded -> recorded.event() instanceof Event.ContactOverflowed overflowed
                        ? overflowed.cause() + " to " + overflowed.target().kind()
                        : "")
                .collect(Collectors.toSet());
        assertThat(causes)
                .contains(
                        "TOO_LONG to CALLBACK",
                        "TOO_LONG to MESSAGE",
                        "WAITED_TOO_LONG to QUEUE",
                        "WAITED_TOO_LONG to CALLBACK",
                        "ASKED_FOR_CALLBACK to CALLBACK");
        assertThat(log)
                .filteredOn(recorded -> recorded.event() instanceof Event.ContactOffered offered && offered.assigned())
                .isNotEmpty();
        var again = Scenarios.log(recorded(log).day(1));
        for (var i = 0; i < log.size(); i++) {
            assertThat(again.get(i)).as("event %d", i).isEqualTo(log.get(i));
        }
        assertThat(again).hasSameSizeAs(log);
    }

    /** Nobody is lost, nobody counted twice: a callback is the contact that it was promised to. */
    @Test
    void shouldAccountForEveryContactThatOverflows() {
        var day = Scenarios.manifold().day(11, 0);
        var all = Study.run(day, new Windows(0, day.endMs(), 1), ServiceRule.IN_20_S)
                .figures()
                .getFirst();
        assertThat(all.offered().value()).isEqualTo(day.customers().size());
        assertThat(all.overflowed().value()).isGreaterThan(50);
        assertThat(all.turnedAway().value()).isPositive();
        assertThat(all.calledBack().value()).isPositive();
        assertThat(all.answered().value()
                        + all.abandoned().value()
                        + all.refused().value()
                        + all.turnedAway().value()
                        + all.calledBack().value())
                .isBetween(all.offered().value() - unserved(day), all.offered().value());
    }

    /** Still there when everything else is over: nobody is on duty any more. */
    private static long unserved(Day day) {
        var open = new HashSet<String>();
        for (var recorded : Scenarios.log(day)) {
            switch (recorded.event()) {
                case Event.ContactArrived e -> open.add(e.contactId());
                case Event.ContactAbandoned e -> open.remove(e.contactId());
                case Event.ContactClosed e -> open.remove(e.contactId());
                default -> {}
            }
        }
        return open.size();
    }

    /** Each rule alone, over the same customers. */
    @Test
    void shouldTellWhatRulesChange() {
        var day = Scenarios.manifold().day(11, 0);
        var windows = new Windows(0, day.endMs(), 8);
        var was = Study.run(day, windows, ServiceRule.IN_20_S);
        var staffing = new Staffing(day);

        // Nobody speaks German any more: who asks for it waits for easing in vain, 3 less 2 is still German.
        var unskilled = staffing;
        for (var nth = 1; nth <= 8; nth++) {
            unskilled = unskilled.skills("early-" + nth, List.of());
        }
        assertThat(sales(was.differences(Study.run(unskilled.day(), windows, ServiceRule.IN_20_S)))
                        .answered()
                        .value())
                .isLessThan(-1);

        var stays = staffing.overflow("sales", Overflow.NONE).overflow("support", Overflow.NONE);
        var none =
                Study.run(stays.day(), windows, ServiceRule.IN_20_S).figures().getFirst();
        assertThat(none.overflowed().value()).isZero();
        assertThat(none.calledBack().value()).isZero();

        var eager = new ServiceRule(20_000, 0, Map.of("sales", 120_000L));
        assertThat(sales(was.differences(Study.run(day, windows, eager)))
                        .serviceLevel()
                        .value())
                .isPositive();
    }

    private static Figures sales(List<Figures> figures) {
        return figures.stream()
                .filter(each -> each.queueId().equals("sales"))
                .findFirst()
                .orElseThrow();
    }

    /** What isn't known is drawn; it mustn't matter while nothing is changed. */
    @Test
    void shouldReplayTheLogWhateverTheSeed() {
        assertThat(Scenarios.log(recorded(LOG).day(1_000))).isEqualTo(LOG);
    }

    @Test
    void shouldBeReadyWhenTheLastContactOfTheDayIsOver() {
        var recording = new Recording(LIVED.startMs(), 4 * Scenarios.HOUR_MS);
        LOG.forEach(recording::happened);
        assertThat(recording.complete(4 * Scenarios.HOUR_MS)).isTrue();
        var half = recording.day(1);
        // All of the first half is as it was: those who came later stood behind.
        var windows = new Windows(0, 4 * Scenarios.HOUR_MS, 1);
        assertThat(figures(Scenarios.log(half), windows)).isEqualTo(figures(LOG, windows));
    }

    /** From the middle of a log: agents are there already, contacts before are left out. */
    @Test
    void shouldComeCloseWhenTheDayBeginsInTheMiddle() {
        var from = 2 * Scenarios.HOUR_MS;
        var recording = new Recording(from, LIVED.endMs());
        // With room for all: whom a full queue refuses depends on every moment before.
        var log = Scenarios.log(Scenarios.busy(100).day(7, 0));
        log.forEach(recording::happened);
        var windows = new Windows(from, LIVED.endMs() - from, 1);
        var was = figures(log, windows);
        var is = figures(Scenarios.log(recording.day(1)), windows);
        assertThat(is.offered()).isEqualTo(was.offered());
        assertThat(is.serviceLevel().value()).isCloseTo(was.serviceLevel().value(), within(0.03));
        assertThat(is.abandonRate().value()).isCloseTo(was.abandonRate().value(), within(0.03));
        assertThat(is.occupancy().value()).isCloseTo(was.occupancy().value(), within(0.03));
    }

    @Test
    void shouldServeTheSameCustomersBetterWithMoreAgents() {
        var day = recorded(LOG).day(1);
        var windows = new Windows(0, LIVED.endMs(), 8);
        var was = Study.run(day, windows, ServiceRule.IN_20_S);
        var more = Study.run(new Staffing(day).withCopies("both-1", 6).day(), windows, ServiceRule.IN_20_S);
        var gain = was.differences(more).getFirst();
        assertThat(gain.serviceLevel().value()).isGreaterThan(0.05);
        assertThat(gain.abandonRate().value()).isLessThan(-0.02);
        var fewer =
                Study.run(new Staffing(day).without(List.of("both-1", "both-2")).day(), windows, ServiceRule.IN_20_S);
        assertThat(was.differences(fewer).getFirst().serviceLevel().value()).isLessThan(0);
    }

    private static Figures figures(List<Recorded> log, Windows windows) {
        var tally = new Tally(windows, ServiceRule.IN_20_S);
        log.forEach(tally::happened);
        return new Study(tally.observations()).figures().getFirst();
    }

    private static Recording recorded(List<Recorded> log) {
        var recording = new Recording(LIVED.startMs(), LIVED.endMs());
        log.forEach(recording::happened);
        return recording;
    }

    /** Changes of presence while a contact was in hand: it is finished all the same. */
    private static long leftInTheMiddle() {
        var agentOf = new HashMap<String, String>();
        var left = 0;
        for (var recorded : LOG) {
            switch (recorded.event()) {
                case Event.ContactConnected e -> agentOf.put(e.contactId(), e.agentId());
                case Event.ContactClosed e -> agentOf.remove(e.contactId());
                case Event.AgentStateChanged e -> left += agentOf.containsValue(e.agentId()) ? 1 : 0;
                default -> {}
            }
        }
        return left;
    }

    private static long count(Class<? extends Event> kind) {
        return LOG.stream()
                .filter(recorded -> kind.isInstance(recorded.event()))
                .count();
    }
}
