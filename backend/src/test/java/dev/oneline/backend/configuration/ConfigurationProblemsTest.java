package dev.oneline.backend.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.text.Language;
import dev.oneline.core.calendar.CalendarProblem;
import dev.oneline.core.config.ConfigProblem;
import dev.oneline.core.config.ConfigProblem.Code;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class ConfigurationProblemsTest {
    @Test
    void shouldHaveASentenceForEveryProblemInEveryLanguage() {
        var codes = new HashSet<String>();
        for (var code : Code.values()) {
            if (code != Code.BAD_CALENDAR) {
                codes.add(ConfigurationProblems.code(new ConfigProblem("", code, "", null)));
            }
        }
        for (var kind : CalendarProblem.Kind.values()) {
            codes.add(ConfigurationProblems.code(new ConfigProblem("", Code.BAD_CALENDAR, "", kind)));
        }
        for (var language : Language.values()) {
            assertThat(ConfigurationProblems.SENTENCES.codes(language)).isEqualTo(codes);
        }
    }
}
