package dev.oneline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneline.core.config.ServiceTarget;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.statistics.Intervals.Unit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is kept, and what isn't. */
class KeepingTest {
    private final LogStory story = LogStory.begun();

    private Statistics keeping(int halfHours) {
        return Statistics.recompute(
                story.log(), new StatisticsRules(LogStory.ZONE, ServiceTarget.USUAL, Map.of(), halfHours));
    }

    @Test
    void shouldForgetTheOldestAndSayFromWhenFiguresAreComplete() {
        story.at("09:00:00")
                .waits("c1", "sales")
                .at("10:00:00")
                .waits("c2", "sales")
                .at("10:40:00")
                .waits("c3", "sales");

        var kept = keeping(2);

        assertThat(keeping(3).completeSinceMs()).isEqualTo(Long.MIN_VALUE);
        assertThat(kept.completeSinceMs()).isEqualTo(LogStory.ms("09:30:00"));
        var day = kept.intervals().at(Unit.DAY, LogStory.ms("09:00:00"));
        assertThat(kept.report(day, day.toMs()).queue("sales").of(Figure.OFFERED))
                .isEqualTo(2);
    }

    @Test
    void shouldKeepTheEndOfALongTimeWhenThereIsNoRoomForItsBeginning() {
        story.at("09:10:00").ready("ana").at("11:50:00").signsOut("ana");

        var kept = keeping(3);

        assertThat(kept.completeSinceMs()).isEqualTo(LogStory.ms("10:30:00"));
        var day = kept.intervals().at(Unit.DAY, LogStory.ms("09:00:00"));
        assertThat(kept.report(day, day.toMs()).agent("ana").of(Figure.READY_MS))
                .isEqualTo(80 * 60_000);
    }

    @Test
    void shouldNotTakeUpAgainWhatWasForgotten() {
        story.at("09:29:59").waits("c1", "sales").at("09:30:00").waits("c2", "sales");
        story.at("09:30:03").abandons("c1", EndCause.CUSTOMER_HUNG_UP);

        var kept = keeping(1);

        assertThat(kept.snapshot().rows()).allMatch(row -> row.fromMs() == LogStory.ms("09:30:00"));
    }

    @Test
    void shouldRefuseAGapInTheLog() {
        var statistics = new Statistics(LogStory.RULES);
        story.at("09:00:00").waits("c1", "sales");
        statistics.read(story.log().getFirst());

        assertThatThrownBy(() -> statistics.read(story.log().getLast()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("event 3 can't follow event 1");
    }

    @Test
    void shouldRefuseAnIntervalThatHalfHoursDontMake() {
        var quarter = new Interval(LogStory.ms("09:00:00"), LogStory.ms("09:15:00"));

        assertThatThrownBy(() -> story.statistics().report(quarter, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
