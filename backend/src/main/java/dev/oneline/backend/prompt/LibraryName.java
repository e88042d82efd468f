package dev.oneline.backend.prompt;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What media bridges call a prompt of a tenant's own: {@code library/zh-CN:opening-2027:7}. With its version, so that one
 * that was replaced is never played from what a bridge has kept.
 *
 * @param language {@link #EVERY_LANGUAGE} where it is the same in all
 */
public record LibraryName(String language, String name, long version) {
    public static final String EVERY_LANGUAGE = "all";
    public static final String FOLDER = "library/";

    private static final Pattern NAME =
            Pattern.compile("([a-z]{2,3}(?:-[A-Z]{2})?):([a-z0-9][a-z0-9_-]{0,63}):([0-9]{1,18})");

    @Override
    public String toString() {
        return FOLDER + language + ":" + name + ":" + version;
    }

    /** As flows and the configuration have it: {@code zh-CN/opening-2027}, or {@code hold-music}. */
    static String plain(String language, String name) {
        return language.equals(EVERY_LANGUAGE) ? name : language + "/" + name;
    }

    static Optional<LibraryName> parse(String text) {
        if (!text.startsWith(FOLDER)) {
            return Optional.empty();
        }
        var matched = NAME.matcher(text.substring(FOLDER.length()));
        return matched.matches()
                ? Optional.of(new LibraryName(matched.group(1), matched.group(2), Long.parseLong(matched.group(3))))
                : Optional.empty();
    }
}
