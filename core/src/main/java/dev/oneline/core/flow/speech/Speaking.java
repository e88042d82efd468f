package dev.oneline.core.flow.speech;

import dev.oneline.core.flow.Sound;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What is heard as names of the media bridge: a recording in the folder of its language, music without a folder, a value
 * as the recordings that it is put together from.
 */
public final class Speaking {
    /** The bus contract's bound of one play. What would be more is cut: a value is as long as its speaker pleases. */
    public static final int MAX_NAMES = 64;

    /** Of one play, in all: what callers hear at a time is on the log. */
    static final int MAX_TEXT_CHARS = 1_000;

    /** The folder of what callers said. */
    private static final String RECORDINGS = "recordings/";

    private Speaking() {}

    /** @param fill puts variables into a text */
    public static List<String> names(String language, List<Sound> sounds, UnaryOperator<String> fill) {
        var names = new ArrayList<String>();
        var left = MAX_TEXT_CHARS;
        for (var sound : sounds) {
            switch (sound) {
                case Sound.Recording recording -> names.add(language + "/" + recording.name());
                case Sound.Music music -> names.add(music.name());
                case Sound.Value value -> {
                    var text = fill.apply(value.text()).strip();
                    if (value.as() == Sound.As.TEXT) {
                        var spoken = new SpokenText(language, SpokenText.cut(text, left));
                        left -= spoken.text().length();
                        names.addAll(spoken.text().isEmpty() ? List.of() : List.of(spoken.name()));
                    } else {
                        names.addAll(value(language, value.as(), text));
                    }
                }
            }
        }
        return List.copyOf(names.subList(0, Math.min(names.size(), MAX_NAMES)));
    }

    private static List<String> value(String language, Sound.As as, String text) {
        if (as == Sound.As.RECORDING) {
            return text.isEmpty() ? List.of() : List.of(RECORDINGS + text);
        }
        return words(language, as, text).stream()
                .map(word -> language + "/" + word)
                .toList();
    }

    /** What isn't such a value is spoken digit by digit, as far as it has any. */
    private static List<String> words(String language, Sound.As as, String text) {
        var words = language.startsWith("zh") ? new ChineseWords() : new EnglishWords();
        return switch (as) {
            case DIGITS -> Words.digits(text);
            case NUMBER -> Decimal.parse(text).map(words::number).orElseGet(() -> Words.digits(text));
            case AMOUNT -> Decimal.parse(text).map(words::amount).orElseGet(() -> Words.digits(text));
            case DATE -> Moments.date(text).map(words::date).orElseGet(() -> Words.digits(text));
            case RECORDING, TEXT -> List.<String>of();
            case TIME -> Moments.time(text).map(words::time).orElseGet(() -> Words.digits(text));
        };
    }
}
