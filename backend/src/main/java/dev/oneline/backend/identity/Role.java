package dev.oneline.backend.identity;

import java.util.Locale;

/** What a user may do. */
public enum Role {
    AGENT,
    SUPERVISOR,
    ADMINISTRATOR;

    /** As in the contract and in the database. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
