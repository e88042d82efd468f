package dev.oneline.core.flow.speech;

import dev.oneline.core.flow.Sound;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * What is read instead of heard: a recording by its name, whose words are read; a value as the language writes it, behind
 * {@link #TEXT}. Of music, and of what somebody said, there is nothing to read.
 */
public final class Writing {
    /** Before what is to be read as it stands; no sound is called so. */
    public static final String TEXT = "text:";

    private static final DateTimeFormatter ENGLISH_DATE = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter CHINESE_DATE = DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.CHINA);

    private Writing() {}

    /** @param fill puts variables into a text */
    public static List<String> names(String language, List<Sound> sounds, UnaryOperator<String> fill) {
        var names = new ArrayList<String>();
        for (var sound : sounds) {
            switch (sound) {
                case Sound.Recording recording -> names.add(language + "/" + recording.name());
                case Sound.Music music -> {}
                case Sound.Value value -> {
                    var text = fill.apply(value.text()).strip();
                    if (!text.isEmpty() && value.as() != Sound.As.RECORDING) {
                        var written = written(language.startsWith("zh"), value.as(), text);
                        names.add(TEXT + SpokenText.cut(written, Speaking.MAX_TEXT_CHARS));
                    }
                }
            }
        }
        return List.copyOf(names.subList(0, Math.min(names.size(), Speaking.MAX_NAMES)));
    }

    /** What isn't such a value is written as it is. */
    private static String written(boolean chinese, Sound.As as, String text) {
        return switch (as) {
            case DIGITS, NUMBER, RECORDING, TEXT -> text;
            case AMOUNT ->
                Decimal.parse(text)
                        .map(amount -> amount(amount) + (chinese ? "元" : " yuan"))
                        .orElse(text);
            case DATE -> Moments.date(text).map(date -> date(chinese, date)).orElse(text);
            case TIME ->
                Moments.time(text)
                        .map(time ->
                                time.format(DateTimeFormatter.ISO_LOCAL_TIME).substring(0, 5))
                        .orElse(text);
        };
    }

    private static String amount(Decimal amount) {
        var hundredths = amount.hundredths();
        var fen = hundredths % 100;
        return (amount.negative() ? "-" : "") + hundredths / 100 + "." + (fen < 10 ? "0" : "") + fen;
    }

    private static String date(boolean chinese, LocalDate date) {
        return date.format(chinese ? CHINESE_DATE : ENGLISH_DATE);
    }
}
