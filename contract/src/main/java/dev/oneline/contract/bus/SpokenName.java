package dev.oneline.contract.bus;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a sound that a speech engine makes of a text: {@code say/LANGUAGE:TEXT}, the text as base64url of its UTF-16. It is
 * all that a backend needs; and all that a bridge needs to say something in its place.
 */
public record SpokenName(String language, String text) {
    public static final String FOLDER = "say/";
    /** Of a text of 200 characters, two bytes each. */
    private static final int MAX_CHARS = 534;

    private static final Pattern NAME =
            Pattern.compile(FOLDER + "([a-z]{2,3}(?:-[A-Z]{2})?):([A-Za-z0-9_-]{1," + MAX_CHARS + "})");

    /** Empty when it isn't such a name. */
    public static Optional<SpokenName> parse(String name) {
        var matched = NAME.matcher(name);
        if (!matched.matches()) {
            return Optional.empty();
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(matched.group(2)), StandardCharsets.UTF_16BE);
            return Optional.of(new SpokenName(matched.group(1), text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A sound's name for logs: what is said to a customer isn't their business. */
    public static String masked(String name) {
        return name.startsWith(FOLDER) ? FOLDER + "…" : name;
    }
}
