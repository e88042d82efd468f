package dev.oneline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.config.ServiceTarget;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.OfferOutcome;
import dev.oneline.core.statistics.Intervals.Unit;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueueFiguresTest {
    private final LogStory story = LogStory.begun();

    private Figures sales() {
        return story.report(Unit.DAY, "12:00:00").queue("sales");
    }

    @Test
    void shouldTellTheTimesOfACall() {
        story.at("08:55:00").ready("ana").at("09:00:00").waits("c1", "sales");
        story.at("09:00:05").rings("c1", "ana").at("09:00:12").answers("c1", "ana");
        story.at("09:01:12").holds("c1").at("09:01:42").resumes("c1");
        story.at("09:03:12").ends("c1", "ana", EndCause.CUSTOMER_HUNG_UP);
        story.at("09:03:52").closes("c1");

        var sales = sales();

        assertThat(sales.of(Figure.ARRIVED)).isEqualTo(1);
        assertThat(sales.of(Figure.OFFERED)).isEqualTo(1);
        assertThat(sales.of(Figure.ANSWERED)).isEqualTo(1);
        assertThat(sales.averageSpeedOfAnswerMs()).hasValue(12_000);
        assertThat(sales.of(Figure.LONGEST_WAIT_MS)).isEqualTo(12_000);
        assertThat(sales.of(Figure.RING_MS)).isEqualTo(7_000);
        assertThat(sales.of(Figure.TALK_MS)).isEqualTo(150_000);
        assertThat(sales.of(Figure.HOLD_MS)).isEqualTo(30_000);
        assertThat(sales.of(Figure.WRAP_UP_MS)).isEqualTo(40_000);
        assertThat(sales.averageHandleTimeMs()).hasValue(220_000);
        assertThat(sales.parts(Figure.CONVERSATIONS_ENDED)).isEqualTo(Map.of("CUSTOMER_HUNG_UP", 1L));
        assertThat(story.report(Unit.DAY, "12:00:00").of(Subject.queue("sales", Channel.VOICE)))
                .isEqualTo(sales);
    }

    @Test
    void shouldCountAsInTimeUpToTheTargetAndAsShortBelowIt() {
        story.at("09:00:00").ready("ana").ready("ben");
        for (var contactId : new String[] {"in-time", "late", "short", "abandoned", "lost"}) {
            story.waits(contactId, "sales");
        }
        story.at("09:00:03").abandons("lost", EndCause.MEDIA_NODE_LOST);
        story.at("09:00:04.999").abandons("short", EndCause.CUSTOMER_HUNG_UP);
        story.at("09:00:05").abandons("abandoned", EndCause.CUSTOMER_LOST);
        story.rings("in-time", "ana").rings("late", "ben");
        story.at("09:00:20").answers("in-time", "ana").at("09:00:20.001").answers("late", "ben");

        var sales = sales();

        assertThat(sales.of(Figure.OFFERED)).isEqualTo(5);
        assertThat(sales.of(Figure.ANSWERED)).isEqualTo(2);
        assertThat(sales.of(Figure.ANSWERED_IN_TIME)).isEqualTo(1);
        assertThat(sales.of(Figure.LOST)).isEqualTo(3);
        assertThat(sales.parts(Figure.LOST))
                .isEqualTo(Map.of("CUSTOMER_HUNG_UP", 1L, "CUSTOMER_LOST", 1L, "MEDIA_NODE_LOST", 1L));
        assertThat(sales.of(Figure.ABANDONED)).isEqualTo(2);
        assertThat(sales.of(Figure.SHORT_ABANDONED)).isEqualTo(1);
        assertThat(sales.serviceLevel()).hasValue(0.25);
        assertThat(sales.meanWaitMs()).hasValue((20_000 + 20_001 + 5_000 + 4_999 + 3_000) / 5.0);
    }

    @Test
    void shouldRecomputeForAnotherTarget() {
        story.at("09:00:00").ready("ana").waits("c1", "sales").rings("c1", "ana");
        story.at("09:00:30").answers("c1", "ana");
        var support = new ServiceTarget(80, 10_000, 0);
        var lenient = new StatisticsRules(
                LogStory.ZONE,
                ServiceTarget.USUAL,
                Map.of("sales", new ServiceTarget(80, 30_000, 0), "support", support),
                9);
        var statistics = Statistics.recompute(story.log(), lenient);
        var day = statistics.intervals().at(Unit.DAY, LogStory.ms("09:00:00"));

        assertThat(sales().serviceLevel()).hasValue(0);
        assertThat(statistics.report(day, day.toMs()).queue("sales").serviceLevel())
                .hasValue(1);
    }

    @Test
    void shouldHaveNoServiceLevelWhenNothingWasOffered() {
        assertThat(sales().serviceLevel()).isEmpty();
        assertThat(sales().averageHandleTimeMs()).isEmpty();
    }

    @Test
    void shouldCountTheOfferWhereItBeganAndTheAnswerWhereItHappened() {
        story.at("09:20:00").ready("ana").at("09:29:50").waits("c1", "sales").rings("c1", "ana");
        story.at("09:30:05").answers("c1", "ana");
        story.at("10:10:00")
                .ends("c1", "ana", EndCause.AGENT_HUNG_UP)
                .at("10:40:00")
                .closes("c1");

        var nine = story.report(Unit.HALF_HOUR, "09:00:00").queue("sales");
        var halfPast = story.report(Unit.HALF_HOUR, "09:30:00").queue("sales");
        var ten = story.report(Unit.HALF_HOUR, "10:00:00").queue("sales");
        var last = story.report(Unit.HALF_HOUR, "10:30:00").queue("sales");

        assertThat(nine.of(Figure.OFFERED)).isEqualTo(1);
        assertThat(nine.of(Figure.ANSWERED_IN_TIME)).isEqualTo(1);
        assertThat(nine.serviceLevel()).hasValue(1);
        assertThat(nine.of(Figure.ANSWERED)).isZero();
        assertThat(nine.of(Figure.RING_MS)).isEqualTo(10_000);
        assertThat(halfPast.of(Figure.OFFERED)).isZero();
        assertThat(halfPast.of(Figure.ANSWERED)).isEqualTo(1);
        assertThat(halfPast.averageSpeedOfAnswerMs()).hasValue(15_000);
        assertThat(halfPast.of(Figure.RING_MS)).isEqualTo(5_000);
        assertThat(halfPast.of(Figure.TALK_MS)).isEqualTo(1_795_000);
        assertThat(ten.of(Figure.TALK_MS)).isEqualTo(600_000);
        assertThat(ten.of(Figure.WRAP_UP_MS)).isEqualTo(1_200_000);
        assertThat(ten.of(Figure.HANDLED)).isZero();
        assertThat(last.of(Figure.WRAP_UP_MS)).isEqualTo(600_000);
        assertThat(last.averageHandleTimeMs()).hasValue(2_395_000 + 1_800_000);
        assertThat(story.report(Unit.HOUR, "10:00:00").queue("sales").of(Figure.WRAP_UP_MS))
                .isEqualTo(1_800_000);
    }

    @Test
    void shouldOfferAContactAnewInTheQueueItIsMovedTo() {
        story.at("09:00:00").ready("eve").waits("c1", "sales");
        story.at("09:01:00")
                .queued("c1", "support")
                .rings("c1", "eve")
                .at("09:01:10")
                .answers("c1", "eve");

        var support = story.report(Unit.DAY, "12:00:00").queue("support");

        assertThat(sales().of(Figure.OFFERED)).isEqualTo(1);
        assertThat(sales().of(Figure.MOVED_OUT)).isEqualTo(1);
        assertThat(sales().of(Figure.LOST)).isZero();
        assertThat(sales().serviceLevel()).hasValue(0);
        assertThat(sales().of(Figure.LONGEST_WAIT_MS)).isEqualTo(60_000);
        assertThat(support.of(Figure.ARRIVED)).isZero();
        assertThat(support.of(Figure.OFFERED)).isEqualTo(1);
        assertThat(support.averageSpeedOfAnswerMs()).hasValue(10_000);
        assertThat(support.serviceLevel()).hasValue(1);
    }

    @Test
    void shouldGoOnWithTheVisitWhenTheContactIsQueuedWhereItWaits() {
        story.at("09:00:00").waits("c1", "sales").at("09:00:10").queued("c1", "sales");
        story.at("09:00:30").abandons("c1", EndCause.CUSTOMER_HUNG_UP);

        assertThat(sales().of(Figure.OFFERED)).isEqualTo(1);
        assertThat(sales().of(Figure.MOVED_OUT)).isZero();
        assertThat(sales().of(Figure.LONGEST_WAIT_MS)).isEqualTo(30_000);
    }

    @Test
    void shouldOfferAContactAnewWhoseAgentWasLost() {
        story.at("09:00:00").ready("ana").waits("c1", "sales").rings("c1", "ana");
        story.at("09:00:10").answers("c1", "ana");
        story.at("09:05:10")
                .ends("c1", "ana", EndCause.AGENT_LOST)
                .signsOut("ana")
                .queued("c1", "sales");
        story.at("09:06:00").abandons("c1", EndCause.CUSTOMER_HUNG_UP);

        var ana = story.report(Unit.DAY, "12:00:00").agent("ana");

        assertThat(sales().of(Figure.OFFERED)).isEqualTo(2);
        assertThat(sales().of(Figure.ANSWERED)).isEqualTo(1);
        assertThat(sales().of(Figure.ABANDONED)).isEqualTo(1);
        assertThat(sales().serviceLevel()).hasValue(0.5);
        assertThat(sales().of(Figure.LONGEST_WAIT_MS)).isEqualTo(50_000);
        assertThat(sales().of(Figure.HANDLED)).isEqualTo(1);
        assertThat(sales().averageHandleTimeMs()).hasValue(300_000);
        assertThat(ana.signedInMs()).isEqualTo(310_000);
    }

    @Test
    void shouldNotCallOfferedWhoNeverWasQueued() {
        story.at("09:00:00").arrives("c1", "sales").at("09:00:03").abandons("c1", EndCause.NO_MEDIA);

        assertThat(sales().of(Figure.ARRIVED)).isEqualTo(1);
        assertThat(sales().of(Figure.OFFERED)).isZero();
        assertThat(sales().of(Figure.LOST)).isZero();
        assertThat(sales().parts(Figure.LOST_UNQUEUED)).isEqualTo(Map.of("NO_MEDIA", 1L));
    }

    @Test
    void shouldLoseTheTimeThatAClockRepeatsButNeverCountBelowZero() {
        story.at("09:00:00").ready("ana").waits("c1", "sales").rings("c1", "ana");
        story.at("09:00:10").answers("c1", "ana");
        story.at("08:59:00").holds("c1");
        story.at("09:00:40").resumes("c1");
        story.at("09:00:20").ends("c1", "ana", EndCause.AGENT_HUNG_UP).closes("c1");

        assertThat(sales().of(Figure.TALK_MS)).isZero();
        assertThat(sales().of(Figure.HOLD_MS)).isEqualTo(30_000);
        assertThat(sales().averageHandleTimeMs()).hasValue(30_000);
    }

    @Test
    void shouldTellHowOffersEnded() {
        story.at("09:00:00").ready("ana").ready("ben").ready("bob").waits("c1", "sales");
        story.rings("c1", "ana").at("09:00:20").ringsNoMore("c1", "ana", OfferOutcome.TIMED_OUT);
        story.notReady("ana", "rona").rings("c1", "ben");
        story.at("09:00:22").ringsNoMore("c1", "ben", OfferOutcome.DECLINED).rings("c1", "bob");
        story.at("09:00:25").answers("c1", "bob");

        assertThat(sales().of(Figure.OFFERS_MADE)).isEqualTo(3);
        assertThat(sales().of(Figure.OFFERS_TIMED_OUT)).isEqualTo(1);
        assertThat(sales().of(Figure.OFFERS_DECLINED)).isEqualTo(1);
        assertThat(sales().of(Figure.OFFERS_ACCEPTED)).isEqualTo(1);
        assertThat(sales().of(Figure.RING_MS)).isEqualTo(25_000);
        assertThat(story.report(Unit.DAY, "12:00:00").agent("ana").of(Figure.OFFERS_TIMED_OUT))
                .isEqualTo(1);
    }
}
