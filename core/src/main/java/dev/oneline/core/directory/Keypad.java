package dev.oneline.core.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names on a telephone's keys: ITU-T E.161, figure 2 (2 is ABC, 9 is WXYZ). */
final class Keypad {
    /** Of {@code a} to {@code z}. */
    private static final String KEYS = "22233344455566677778889999";

    private static final int MAX_WORDS = 8;
    /** An apostrophe parts no name: O'Neil is dialled in one. */
    private static final Pattern WITHIN = Pattern.compile("['’.]");

    private static final Pattern BETWEEN = Pattern.compile("[^a-z0-9]+");

    private Keypad() {}

    /** A name's words, each as the keys that spell it; letters that a telephone lacks part words. */
    static List<String> words(String name) {
        var letters = name.toLowerCase(Locale.ROOT);
        var words = new ArrayList<String>();
        for (var word : BETWEEN.split(WITHIN.matcher(letters).replaceAll(""))) {
            if (!word.isEmpty() && words.size() < MAX_WORDS) {
                words.add(keys(word));
            }
        }
        return List.copyOf(words);
    }

    private static String keys(String word) {
        var keys = new StringBuilder(word.length());
        word.chars().forEach(c -> keys.append(c >= 'a' ? KEYS.charAt(c - 'a') : (char) c));
        return keys.toString();
    }
}
