package dev.oneline.backend.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.text.Language;
import dev.oneline.backend.text.Words;
import dev.oneline.core.flow.FlowProblem;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FlowProblemsTest {
    @Test
    void shouldHaveASentenceForEveryProblemInEveryLanguage() {
        var codes = Stream.of(FlowProblem.Code.values()).map(Words::of).collect(Collectors.toSet());
        for (var language : Language.values()) {
            assertThat(FlowProblems.SENTENCES.codes(language)).isEqualTo(codes);
        }
    }
}
