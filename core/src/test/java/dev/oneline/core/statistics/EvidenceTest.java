package dev.oneline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.contact.EndCause;
import dev.oneline.core.statistics.Evidence.Item;
import dev.oneline.core.statistics.Evidence.Question;
import dev.oneline.core.statistics.Subject.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Event 1 is the configuration. */
class EvidenceTest {
    private final LogStory story = LogStory.begun();

    @Test
    void shouldNameTheEventsBehindAFigure() {
        story.at("09:00:00").ready("ana").waits("c1", "sales").waits("c2", "sales"); // 2, 3 4, 5 6
        story.rings("c1", "ana").at("09:00:10").answers("c1", "ana"); // 7, 8
        story.at("09:00:30").abandons("c2", EndCause.CUSTOMER_HUNG_UP); // 9

        assertThat(story.evidence(Kind.QUEUE, "sales", Figure.OFFERED))
                .isEqualTo(new Evidence(2, 2, List.of(new Item(1, List.of(4L)), new Item(1, List.of(6L)))));
        assertThat(story.evidence(Kind.QUEUE, "sales", Figure.ANSWERED_IN_TIME).seqs())
                .containsExactly(4L, 8L);
        assertThat(story.evidence(Kind.QUEUE, "sales", Figure.WAIT_MS))
                .isEqualTo(new Evidence(
                        40_000, 2, List.of(new Item(10_000, List.of(4L, 8L)), new Item(30_000, List.of(6L, 9L)))));
        assertThat(story.evidence(Kind.QUEUE, "sales", Figure.LONGEST_WAIT_MS))
                .isEqualTo(new Evidence(30_000, 1, List.of(new Item(30_000, List.of(6L, 9L)))));
        assertThat(story.evidence(Kind.QUEUE, "support", Figure.OFFERED)).isEqualTo(new Evidence(0, 0, List.of()));
    }

    @Test
    void shouldNameTheBeginningOfWhatGoesOn() {
        story.at("09:00:00").ready("ana").waits("c1", "sales").rings("c1", "ana"); // 2, 3 4, 5
        story.at("09:00:10").answers("c1", "ana").at("09:00:40"); // 6

        assertThat(story.evidence(Kind.AGENT, "ana", Figure.RESERVED_MS).items())
                .containsExactly(new Item(10_000, List.of(5L, 6L)));
        assertThat(story.evidence(Kind.AGENT, "ana", Figure.ENGAGED_MS).items())
                .containsExactly(new Item(30_000, List.of(6L)));
    }

    @Test
    void shouldTakeThePartOfASpanThatLiesInTheInterval() {
        story.at("09:00:00").ready("ana").at("09:10:00").signsOut("ana");
        var minute = new Interval(LogStory.ms("09:09:30"), LogStory.ms("09:10:30"));
        var question = new Question(Kind.AGENT, "ana", Figure.READY_MS, null, minute);

        assertThat(Evidence.find(story.log(), LogStory.RULES, question, 10, 0).value())
                .isEqualTo(30_000);
    }

    @Test
    void shouldAskForOneReason() {
        story.at("09:00:00").notReady("ana", "break").at("09:01:00").notReady("ana", "lunch");
        story.at("09:03:00").signsOut("ana");
        var hour = new Interval(LogStory.ms("09:00:00"), LogStory.ms("10:00:00"));
        var question = new Question(Kind.AGENT, "ana", Figure.NOT_READY_MS, "lunch", hour);

        assertThat(Evidence.find(story.log(), LogStory.RULES, question, 10, 0))
                .isEqualTo(new Evidence(120_000, 1, List.of(new Item(120_000, List.of(3L, 4L)))));
    }

    @Test
    void shouldListNoMoreThanWasAskedForButCountAll() {
        story.at("09:00:00").waits("c1", "sales").waits("c2", "sales").waits("c3", "sales");
        var hour = new Interval(LogStory.ms("09:00:00"), LogStory.ms("10:00:00"));
        var question = new Question(Kind.QUEUE, "sales", Figure.OFFERED, null, hour);

        var evidence = Evidence.find(story.log(), LogStory.RULES, question, 2, 0);

        assertThat(evidence.count()).isEqualTo(3);
        assertThat(evidence.value()).isEqualTo(3);
        assertThat(evidence.seqs()).containsExactly(3L, 5L);
    }
}
