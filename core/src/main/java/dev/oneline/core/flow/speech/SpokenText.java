package dev.oneline.core.flow.speech;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A text that a speech engine speaks: no recording of it is made by hand. Its name holds all that an engine needs, so that any
 * backend can have it spoken without asking the shard.
 *
 * @param text of at most {@link #MAX_CHARS}, in one line
 */
public record SpokenText(String language, String text) {
    /** Half a minute and more. */
    public static final int MAX_CHARS = 200;

    private static final String FOLDER = "say/";
    /** Before a text as people read and write it. */
    public static final String READABLE = "say:";

    private static final Pattern NAME = Pattern.compile("say/([^:/]*):([A-Za-z0-9_-]+)");
    private static final Pattern GAPS = Pattern.compile("[\\s\\p{Z}\\p{Cntrl}]+");

    /** What would be longer is cut: values are as long as their speakers please. */
    public SpokenText {
        var line = GAPS.matcher(text).replaceAll(" ").strip();
        text = cut(line, MAX_CHARS);
    }

    /** Never in the middle of a character that takes two. */
    static String cut(String text, int maxChars) {
        if (text.length() <= maxChars) {
            return text;
        }
        var end = maxChars > 0 && Character.isHighSurrogate(text.charAt(maxChars - 1)) ? maxChars - 1 : maxChars;
        return text.substring(0, end);
    }

    /** As media plans have it: {@code say/LANGUAGE:TEXT}, the text as base64url of its UTF-16: a plan's names are ASCII. */
    public String name() {
        var bytes = new byte[2 * text.length()];
        for (var i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) (text.charAt(i) >> 8);
            bytes[2 * i + 1] = (byte) text.charAt(i);
        }
        return FOLDER + language + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Empty where the name is that of a recording. */
    public static Optional<SpokenText> parse(String name) {
        var matched = NAME.matcher(name);
        if (!matched.matches()) {
            return Optional.empty();
        }
        try {
            var bytes = Base64.getUrlDecoder().decode(matched.group(2));
            var text = new StringBuilder(bytes.length / 2);
            for (var i = 0; i + 1 < bytes.length; i += 2) {
                text.append((char) ((bytes[i] << 8) | (bytes[i + 1] & 0xFF)));
            }
            return Optional.of(new SpokenText(matched.group(1), text.toString()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A sound's name as people read and write it: {@code say:TEXT} of a spoken text, any other as it is. */
    public static String readable(String name) {
        return parse(name).map(spoken -> READABLE + spoken.text()).orElse(name);
    }
}
