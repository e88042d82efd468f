package dev.oneline.core.flow;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a number that a flow gives may be called. What callers type could cost its owner dearly. */
final class Dialling {
    static final String NUMBER = "\\+?[0-9*#]{1,32}";

    private Dialling() {}

    /** Null: it may not be called. */
    static @Nullable String number(Step.Transfer step, Map<String, String> variables) {
        var number = Template.fill(step.number(), variables).strip();
        if (!number.matches(NUMBER)) {
            return null;
        }
        var written = Template.mentioned(step.number()).isEmpty();
        return written || step.prefixes().stream().anyMatch(number::startsWith) ? number : null;
    }
}
