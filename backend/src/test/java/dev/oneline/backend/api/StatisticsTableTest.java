package dev.oneline.backend.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneline.backend.http.Answer;
import dev.oneline.backend.statistics.StatisticsConfig;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Refused;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.Party;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Recorded;
import dev.oneline.core.statistics.Interval;
import dev.oneline.core.statistics.Intervals.Unit;
import dev.oneline.core.statistics.Statistics;
import dev.oneline.core.statistics.StatisticsRules;
import dev.oneline.core.statistics.Subject.Kind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StatisticsTableTest {
    private static final long HALF_HOUR_MS = 30 * 60_000;
    private static final long NINE_MS = Instant.parse("2026-01-05T09:00:00Z").toEpochMilli();
    private static final StatisticsConfig CONFIG = new StatisticsConfig(ZoneOffset.UTC, 1);

    private final Statistics statistics = new Statistics(StatisticsRules.asConfigured(ZoneOffset.UTC, 1));

    @Test
    void shouldGiveHalfHoursOneAfterTheOther() throws Refused {
        assertThat(StatisticsOperations.intervals(statistics, Unit.HALF_HOUR, NINE_MS + 1, 2))
                .containsExactly(
                        new Interval(NINE_MS, NINE_MS + HALF_HOUR_MS),
                        new Interval(NINE_MS + HALF_HOUR_MS, NINE_MS + 2 * HALF_HOUR_MS));
    }

    @Test
    void shouldRefuseWhatIsNotKeptAnyMore() {
        arrives(1, NINE_MS);
        arrives(2, NINE_MS + HALF_HOUR_MS);

        assertThatThrownBy(() -> StatisticsOperations.intervals(statistics, Unit.HALF_HOUR, NINE_MS, 2))
                .isInstanceOfSatisfying(Refused.class, refused -> {
                    assertThat(refused.refusal()).isEqualTo(Refusal.NOT_KEPT);
                    assertThat(refused.field()).isEqualTo("from");
                });
    }

    @Test
    void shouldQuoteNamesAndMakeNoFormulaOfThem() {
        assertThat(csvLine("Sales, \"north\"")).contains(",sales,\"Sales, \"\"north\"\"\",1,");
        assertThat(csvLine("=HYPERLINK(1)")).contains(",sales,'=HYPERLINK(1),1,");
        assertThat(csvLine("two\nlines")).contains(",sales,\"two\nlines\",1,");
    }

    private String csvLine(String name) {
        if (statistics.lastSeq() == 0) {
            arrives(1, NINE_MS);
        }
        var table = new StatisticsTable(Kind.QUEUE, Unit.HALF_HOUR, CONFIG, Map.of("sales", name), Map.of(), NINE_MS);
        var report = statistics.report(new Interval(NINE_MS, NINE_MS + HALF_HOUR_MS), NINE_MS);
        var text = (Answer.Text)
                Objects.requireNonNull(table.csv(table.rows(report)).body());
        return text.content().split("\r\n")[1];
    }

    private void arrives(long seq, long atMs) {
        statistics.read(new Recorded(
                seq,
                atMs,
                new Event.ContactArrived(
                        "c" + seq, Channel.CHAT, "line", new Party("1", ""), null, Demand.NONE, "sales", "", 0)));
    }
}
