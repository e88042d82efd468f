package dev.oneline.backend.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MergedScrapeTest {
    private static final String BACKEND = """
            # HELP jvm_threads_live_threads The current number
            # TYPE jvm_threads_live_threads gauge
            jvm_threads_live_threads{part="backend"} 40.0
            # HELP oneline_logins_total
            # TYPE oneline_logins_total counter
            oneline_logins_total{part="backend"} 2.0
            """;
    private static final String MEDIA = """
            # HELP oneline_legs
            # TYPE oneline_legs gauge
            oneline_legs{part="media"} 3.0
            # HELP jvm_threads_live_threads The current number
            # TYPE jvm_threads_live_threads gauge
            jvm_threads_live_threads{part="media"} 30.0
            """;

    @Test
    void shouldKeepTheLinesOfAMetricTogether() {
        assertThat(MergedScrape.of(List.of(BACKEND, MEDIA))).isEqualTo("""
                # HELP jvm_threads_live_threads The current number
                # TYPE jvm_threads_live_threads gauge
                jvm_threads_live_threads{part="backend"} 40.0
                jvm_threads_live_threads{part="media"} 30.0
                # HELP oneline_logins_total
                # TYPE oneline_logins_total counter
                oneline_logins_total{part="backend"} 2.0
                # HELP oneline_legs
                # TYPE oneline_legs gauge
                oneline_legs{part="media"} 3.0
                """);
    }

    @Test
    void shouldLeaveOneAloneAndMissNobodyWhoIsSilent() {
        assertThat(MergedScrape.of(List.of(BACKEND, "", ""))).isEqualTo(BACKEND);
    }
}
