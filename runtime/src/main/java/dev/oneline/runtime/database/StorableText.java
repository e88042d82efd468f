package dev.oneline.runtime.database;

import java.nio.charset.StandardCharsets;

/** Texts of others, as PostgreSQL takes them. */
public final class StorableText {
    private StorableText() {}

    /** Without a NUL, which its texts can't hold; half of a surrogate pair, which UTF-8 hasn't, becomes a question mark. */
    public static String of(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace("\0", "");
    }
}
