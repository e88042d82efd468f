package dev.oneline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.config.Overflow.Cause;
import dev.oneline.core.config.Overflow.Target;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.statistics.Intervals.Unit;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverflowFiguresTest {
    private final LogStory story = LogStory.begun();

    private Figures queue(String queueId) {
        return story.report(Unit.DAY, "12:00:00").queue(queueId);
    }

    @Test
    void shouldTurnAwayAtTheDoorWithoutCallingItOffered() {
        story.at("09:00:00").arrives("c1", "sales");
        story.overflows("c1", "sales", Cause.CLOSED, Target.message("closed"));
        story.at("09:00:20").abandons("c1", EndCause.TURNED_AWAY);

        assertThat(queue("sales").parts(Figure.OVERFLOWED)).isEqualTo(Map.of("CLOSED", 1L));
        assertThat(queue("sales").parts(Figure.LOST_UNQUEUED)).isEqualTo(Map.of("TURNED_AWAY", 1L));
        assertThat(queue("sales").of(Figure.OFFERED)).isZero();
        assertThat(queue("sales").of(Figure.ABANDONED)).isZero();
        assertThat(queue("sales").serviceLevel()).isEmpty();
    }

    @Test
    void shouldLoseWhoWaitedTooLongWhenTheLastMessageBegins() {
        story.at("09:00:00").waits("c1", "sales");
        story.at("09:02:00").overflows("c1", "sales", Cause.WAITED_TOO_LONG, Target.message("sorry"));
        assertThat(story.live("09:02:05").queues().getFirst().waiting()).isZero();
        story.at("09:02:15").abandons("c1", EndCause.TURNED_AWAY);

        assertThat(queue("sales").parts(Figure.LOST)).isEqualTo(Map.of("TURNED_AWAY", 1L));
        assertThat(queue("sales").of(Figure.ABANDONED)).isZero();
        assertThat(queue("sales").of(Figure.SHORT_ABANDONED)).isZero();
        assertThat(queue("sales").of(Figure.LONGEST_WAIT_MS)).isEqualTo(120_000);
        assertThat(queue("sales").serviceLevel()).hasValue(0);
        assertThat(story.evidence(Subject.Kind.QUEUE, "sales", Figure.LOST).seqs())
                .containsExactly(3L, 4L);
    }

    @Test
    void shouldMoveOutWhatOverflowsIntoAnotherQueue() {
        story.at("09:00:00").ready("eve").waits("c1", "sales");
        story.at("09:01:00").overflows("c1", "sales", Cause.WAITED_TOO_LONG, Target.queue("support"));
        story.queued("c1", "support").rings("c1", "eve").at("09:01:04").answers("c1", "eve");

        assertThat(queue("sales").parts(Figure.OVERFLOWED)).isEqualTo(Map.of("WAITED_TOO_LONG", 1L));
        assertThat(queue("sales").of(Figure.MOVED_OUT)).isEqualTo(1);
        assertThat(queue("sales").of(Figure.LOST)).isZero();
        assertThat(queue("support").of(Figure.OFFERED)).isEqualTo(1);
        assertThat(queue("support").averageSpeedOfAnswerMs()).hasValue(4_000);
    }

    @Test
    void shouldOfferOnlyWhereItComesInAfterQueuesThatSentItOn() {
        story.at("09:00:00").arrives("c1", "sales");
        story.overflows("c1", "sales", Cause.NOBODY_SIGNED_IN, Target.queue("quick"));
        story.overflows("c1", "quick", Cause.TOO_LONG, Target.queue("support")).queued("c1", "support");

        assertThat(queue("sales").of(Figure.ARRIVED)).isEqualTo(1);
        assertThat(queue("sales").of(Figure.OVERFLOWED)).isEqualTo(1);
        assertThat(queue("sales").of(Figure.OFFERED)).isZero();
        assertThat(queue("sales").of(Figure.MOVED_OUT)).isZero();
        assertThat(queue("quick").parts(Figure.OVERFLOWED)).isEqualTo(Map.of("TOO_LONG", 1L));
        assertThat(queue("support").of(Figure.OFFERED)).isEqualTo(1);
    }

    @Test
    void shouldCountAPromisedCallbackAsLostAndTheCallbackAsAContactOfItsOwn() {
        story.at("09:00:00").ready("ana").waits("c1", "sales");
        story.at("09:00:03").overflows("c1", "sales", Cause.ASKED_FOR_CALLBACK, Target.callback("will-call"));
        story.arrives("c1:callback", Channel.CALLBACK, "sales").queued("c1:callback", "sales");
        story.at("09:00:10").abandons("c1", EndCause.CALLBACK_PROMISED);
        story.at("09:00:33").rings("c1:callback", "ana").answers("c1:callback", "ana");

        var day = story.report(Unit.DAY, "12:00:00");
        var calls = day.of(Subject.queue("sales", Channel.VOICE));
        var callbacks = day.of(Subject.queue("sales", Channel.CALLBACK));

        assertThat(calls.parts(Figure.LOST)).isEqualTo(Map.of("CALLBACK_PROMISED", 1L));
        assertThat(calls.of(Figure.ABANDONED)).isZero();
        assertThat(calls.of(Figure.SHORT_ABANDONED)).isZero();
        assertThat(calls.of(Figure.WAIT_MS)).isEqualTo(3_000);
        assertThat(callbacks.of(Figure.ARRIVED)).isEqualTo(1);
        assertThat(callbacks.of(Figure.ANSWERED)).isEqualTo(1);
        assertThat(callbacks.averageSpeedOfAnswerMs()).hasValue(30_000);
        assertThat(day.agent("ana").of(Figure.ANSWERED)).isEqualTo(1);
    }
}
