package dev.oneline.backend.text;

import java.util.Locale;

/** The contract's words for states and causes: the core's names in kebab-case. */
public final class Words {
    private Words() {}

    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
