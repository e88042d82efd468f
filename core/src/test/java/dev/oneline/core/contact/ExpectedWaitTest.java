package dev.oneline.core.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.shard.ShardView;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExpectedWaitTest {
    @Test
    void shouldSayItAsPeopleDo() {
        assertThat(Stream.of(0.0, 0.2, 1.0, 1.1, 4.5, 5.1, 11.0, 29.0, 31.0, 46.0, 119.0, 500.0)
                        .map(minutes -> ExpectedWait.minutes((long) (minutes * 60_000))))
                .containsExactly(1, 1, 1, 2, 5, 10, 15, 30, 45, 60, 120, 120);
    }

    @Test
    void shouldSayNothingOfWhatIsNotKnown() {
        assertThat(ExpectedWait.minutes(ShardView.UNKNOWN_WAIT)).isNull();
    }
}
