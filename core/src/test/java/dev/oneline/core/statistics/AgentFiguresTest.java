package dev.oneline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.OfferOutcome;
import dev.oneline.core.statistics.Intervals.Unit;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentFiguresTest {
    private final LogStory story = LogStory.begun();

    private Figures nine(String agentId) {
        return story.report(Unit.HALF_HOUR, "09:00:00").agent(agentId);
    }

    @Test
    void shouldShareOutEveryMinuteOfAnAgentsWork() {
        story.at("08:50:00").notReady("ana", "signed-in").at("08:55:00").ready("ana");
        story.at("09:00:00").waits("c1", "sales").at("09:00:05").rings("c1", "ana");
        story.at("09:00:12").answers("c1", "ana");
        story.at("09:03:12")
                .ends("c1", "ana", EndCause.AGENT_HUNG_UP)
                .at("09:03:42")
                .closes("c1");
        story.at("09:10:00").notReady("ana", "break").at("09:15:00").notReady("ana", "training");

        var ana = nine("ana");

        assertThat(story.report(Unit.HALF_HOUR, "08:30:00").agent("ana").parts(Figure.NOT_READY_MS))
                .isEqualTo(Map.of("signed-in", 300_000L));
        assertThat(story.report(Unit.HALF_HOUR, "08:30:00").agent("ana").of(Figure.READY_MS))
                .isEqualTo(300_000);
        assertThat(ana.of(Figure.READY_MS)).isEqualTo(5_000 + 378_000);
        assertThat(ana.of(Figure.RESERVED_MS)).isEqualTo(7_000);
        assertThat(ana.of(Figure.ENGAGED_MS)).isEqualTo(180_000);
        assertThat(ana.of(Figure.WRAPPING_UP_MS)).isEqualTo(30_000);
        assertThat(ana.parts(Figure.NOT_READY_MS)).isEqualTo(Map.of("break", 300_000L, "training", 900_000L));
        assertThat(ana.signedInMs()).isEqualTo(1_800_000);
        assertThat(ana.occupancy()).hasValue(217_000.0 / (217_000 + 383_000));
        assertThat(ana.averageHandleTimeMs()).hasValue(210_000);
    }

    @Test
    void shouldCountTimeOnceAndContactsEachWhenThereAreSeveral() {
        story.at("09:00:00")
                .ready("ana")
                .waits("c1", "sales")
                .rings("c1", "ana")
                .answers("c1", "ana");
        story.at("09:05:00")
                .waits("c2", "sales")
                .rings("c2", "ana")
                .at("09:06:00")
                .answers("c2", "ana");
        story.at("09:10:00")
                .ends("c1", "ana", EndCause.AGENT_HUNG_UP)
                .at("09:12:00")
                .closes("c1");
        story.at("09:15:00")
                .ends("c2", "ana", EndCause.AGENT_HUNG_UP)
                .at("09:16:00")
                .closes("c2");
        story.at("09:20:00").signsOut("ana");

        var ana = nine("ana");

        assertThat(ana.of(Figure.ENGAGED_MS)).isEqualTo(900_000);
        assertThat(ana.of(Figure.RESERVED_MS)).isZero();
        assertThat(ana.of(Figure.WRAPPING_UP_MS)).isEqualTo(60_000);
        assertThat(ana.of(Figure.READY_MS)).isEqualTo(240_000);
        assertThat(ana.of(Figure.TALK_MS)).isEqualTo(600_000 + 540_000);
        assertThat(ana.of(Figure.WRAP_UP_MS)).isEqualTo(120_000 + 60_000);
        assertThat(ana.averageHandleTimeMs()).hasValue((720_000 + 600_000) / 2.0);
        assertThat(ana.occupancy()).hasValue(0.8);
    }

    @Test
    void shouldPreferRingingToWrapUpInAnAgentsState() {
        story.at("09:00:00")
                .ready("ana")
                .waits("c1", "sales")
                .rings("c1", "ana")
                .answers("c1", "ana");
        story.ends("c1", "ana", EndCause.AGENT_HUNG_UP);
        story.at("09:01:00").waits("c2", "sales").rings("c2", "ana");
        story.at("09:01:20")
                .ringsNoMore("c2", "ana", OfferOutcome.CANCELLED)
                .at("09:02:00")
                .closes("c1");

        assertThat(nine("ana").of(Figure.WRAPPING_UP_MS)).isEqualTo(100_000);
        assertThat(nine("ana").of(Figure.RESERVED_MS)).isEqualTo(20_000);
    }

    @Test
    void shouldRingAtSeveralAndBeAnsweredByOne() {
        story.at("09:00:00")
                .ready("ana")
                .ready("ben")
                .waits("c1", "sales")
                .rings("c1", "ana")
                .rings("c1", "ben");
        story.at("09:00:10").answers("c1", "ben").ringsNoMore("c1", "ana", OfferOutcome.CANCELLED);

        var sales = story.report(Unit.HALF_HOUR, "09:00:00").queue("sales");
        assertThat(nine("ana").of(Figure.OFFERS_CANCELLED)).isEqualTo(1);
        assertThat(nine("ana").of(Figure.RESERVED_MS)).isEqualTo(10_000);
        assertThat(nine("ana").of(Figure.READY_MS)).isEqualTo(1_790_000);
        assertThat(nine("ana").of(Figure.ANSWERED)).isZero();
        assertThat(nine("ben").of(Figure.OFFERS_ACCEPTED)).isEqualTo(1);
        assertThat(nine("ben").of(Figure.ENGAGED_MS)).isEqualTo(1_790_000);
        assertThat(sales.of(Figure.OFFERED)).isEqualTo(1);
        assertThat(sales.of(Figure.ANSWERED)).isEqualTo(1);
        assertThat(sales.of(Figure.OFFERS_MADE)).isEqualTo(2);
        assertThat(sales.of(Figure.RING_MS)).isEqualTo(20_000);
    }

    @Test
    void shouldTakeABreakOnlyAfterTheContact() {
        story.at("09:00:00")
                .ready("ana")
                .waits("c1", "sales")
                .rings("c1", "ana")
                .answers("c1", "ana");
        story.at("09:05:00").notReady("ana", "lunch");
        story.at("09:10:00").ends("c1", "ana", EndCause.AGENT_HUNG_UP).closes("c1");

        assertThat(nine("ana").of(Figure.ENGAGED_MS)).isEqualTo(600_000);
        assertThat(nine("ana").parts(Figure.NOT_READY_MS)).isEqualTo(Map.of("lunch", 1_200_000L));
    }

    @Test
    void shouldFreeAnAgentWhoseContactGoesBackToAQueueStraightFromTheConversation() {
        story.at("09:00:00")
                .ready("ana")
                .waits("c1", "sales")
                .rings("c1", "ana")
                .answers("c1", "ana");
        story.at("09:04:00").queued("c1", "support");

        assertThat(nine("ana").of(Figure.TALK_MS)).isEqualTo(240_000);
        assertThat(nine("ana").of(Figure.ENGAGED_MS)).isEqualTo(240_000);
        assertThat(nine("ana").of(Figure.READY_MS)).isEqualTo(1_560_000);
        assertThat(nine("ana").averageHandleTimeMs()).hasValue(240_000);
    }

    @Test
    void shouldBoundTheReasonsThatAreToldApart() {
        story.at("09:00:00").notReady("ana", "signed-in");
        for (var minute = 1; minute < 10; minute++) {
            for (var second = 0; second < 60; second += 4) {
                story.at("09:0%d:%02d".formatted(minute, second)).notReady("ana", minute + ":" + second);
            }
        }

        var reasons = nine("ana").parts(Figure.NOT_READY_MS);

        assertThat(reasons).hasSize(Tally.MAX_DETAILS + 1).containsEntry("signed-in", 60_000L);
        // 136 reasons: the last of 100 that had a name began at 9:07:32; the one that goes on lasts until 9:30.
        assertThat(reasons).containsEntry(Tally.OTHER, 36 * 4_000L + 1_200_000);
        assertThat(nine("ana").of(Figure.NOT_READY_MS)).isEqualTo(1_800_000);
    }
}
