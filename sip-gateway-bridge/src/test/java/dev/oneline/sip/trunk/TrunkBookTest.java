package dev.oneline.sip.trunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.contract.bus.Trunk;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrunkBookTest {
    private static final Trunk FXO =
            new Trunk("demo", "fxo", "FXO", List.of("10.0.0.1"), 2, List.of("PCMA"), false, null);

    private final TrunkBook book = new TrunkBook();

    @Test
    void shouldKnowNothingBeforeTheFirstList() {
        assertThat(book.isKnown()).isFalse();
        assertThat(book.bySource("10.0.0.1")).isNull();
    }

    @Test
    void shouldCountChannelsAcrossANewList() {
        book.replace(List.of(FXO));
        assertThat(book.takeChannel(FXO)).isTrue();
        assertThat(book.takeChannel(FXO)).isTrue();

        book.replace(List.of(new Trunk("demo", "fxo", "renamed", List.of("10.0.0.2"), 2, List.of(), true, null)));

        assertThat(book.bySource("10.0.0.1")).isNull();
        Trunk renamed = book.bySource("10.0.0.2");
        assertThat(book.takeChannel(renamed)).isFalse();
        book.releaseChannel(FXO);
        assertThat(book.takeChannel(renamed)).isTrue();
        assertThat(book.busyChannels()).isEqualTo(2);
    }

    @Test
    void shouldTakeNoCallOnATrunkWithoutChannels() {
        assertThat(book.takeChannel(new Trunk("demo", "shut", "shut", List.of(), 0, List.of(), false, null)))
                .isFalse();
    }
}
