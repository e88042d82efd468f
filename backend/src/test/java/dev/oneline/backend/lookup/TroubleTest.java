package dev.oneline.backend.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.text.Language;
import dev.oneline.backend.text.Words;
import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TroubleTest {
    @Test
    void shouldTellWhatWentWrongFromWhatFailed() {
        assertThat(Trouble.of(new UnknownHostException("crm"))).isEqualTo(Trouble.UNKNOWN_HOST);
        assertThat(Trouble.of(new ConnectTimeoutException())).isEqualTo(Trouble.UNREACHABLE);
        assertThat(Trouble.of(new ConnectException("Network is unreachable"))).isEqualTo(Trouble.UNREACHABLE);
        assertThat(Trouble.of(new IOException("Connection reset by peer"))).isEqualTo(Trouble.TORN);
        assertThat(Trouble.of(new IllegalStateException("a bug"))).isEqualTo(Trouble.BROKEN);
    }

    @Test
    void shouldHaveASentenceForEverythingInEveryLanguage() {
        var troubles = Stream.of(Trouble.values()).map(Words::of).collect(Collectors.toSet());
        var faults = Stream.of(ServiceForm.Fault.values()).map(Words::of).collect(Collectors.toSet());
        for (var language : Language.values()) {
            assertThat(Trouble.SENTENCES.codes(language)).isEqualTo(troubles);
            assertThat(ServiceForm.SENTENCES.codes(language)).isEqualTo(faults);
        }
    }
}
