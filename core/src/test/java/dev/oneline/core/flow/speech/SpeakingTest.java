package dev.oneline.core.flow.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.flow.Sound;
import dev.oneline.core.flow.Sound.As;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpeakingTest {
    @ParameterizedTest
    @CsvSource({
        "0, n0",
        "7, n7",
        "10, ten",
        "15, ten n5",
        "20, n2 ten",
        "110, n1 hundred n1 ten",
        "215, liang hundred n1 ten n5",
        "105, n1 hundred n0 n5",
        "1005, n1 thousand n0 n5",
        "2022, liang thousand n0 n2 ten n2",
        "10000, n1 wan",
        "20000, liang wan",
        "100010, ten wan n0 n1 ten",
        "120005, ten n2 wan n0 n5",
        "100000000, n1 yi",
        "300050000, n3 yi n0 n5 wan",
        "300000007, n3 yi n0 n7",
        "-3.14, minus n3 point n1 n4",
    })
    void shouldSayNumbersInChinese(String number, String words) {
        assertThat(said("zh-CN", As.NUMBER, number)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0, n0 yuan",
        "2, liang yuan",
        "0.05, n5 fen",
        "0.30, n3 jiao",
        "12.05, ten n2 yuan n0 n5 fen",
        "1234.56, n1 thousand liang hundred n3 ten n4 yuan n5 jiao n6 fen",
        "-8.5, minus n8 yuan n5 jiao",
        "1.999, liang yuan",
    })
    void shouldSayAmountsInChinese(String amount, String words) {
        assertThat(said("zh-CN", As.AMOUNT, amount)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0, n0",
        "13, n13",
        "42, n40 n2",
        "100, n1 hundred",
        "1205, n1 thousand n2 hundred n5",
        "1000000, n1 million",
        "2000017, n2 million n17",
        "0.5, n0 point n5",
    })
    void shouldSayNumbersInEnglish(String number, String words) {
        assertThat(said("en", As.NUMBER, number)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "zh-CN, AMOUNT, 12a4, n1 n2 n4",
        "en, AMOUNT, 1205.30, n1 thousand n2 hundred n5 yuan and n30 fen",
        "en, AMOUNT, 0.07, n7 fen",
        "zh-CN, DIGITS, 100-200, n1 n0 n0 n2 n0 n0",
        "zh-CN, DATE, 2026-11-26, n2 n0 n2 n6 year ten n1 month n2 ten n6 day",
        "en, DATE, 2026-11-26, month-11 day-26 n20 n20 n6",
        "en, DATE, 2005-01-01, month-1 day-1 n2 thousand n5",
        "en, DATE, 1907-01-02, month-1 day-2 n19 oh n7",
        "zh-CN, TIME, 02:05, liang hour n0 n5 minute",
        "en, TIME, 14:05, n14 oh n5",
        "en, TIME, 09:00, n9 oclock",
        "zh-CN, TIME, nonsense, ''",
    })
    void shouldSayWhatItIs(String language, As as, String value, String words) {
        assertThat(said(language, as, value)).isEqualTo(words);
    }

    @Test
    void shouldPutLanguageAndTextIntoAName() {
        var names = Speaking.names(
                "zh-CN",
                List.of(new Sound.Recording("welcome"), new Sound.Value(As.TEXT, "{x}，您好")),
                text -> text.replace("{x}", " 张\n伟 "));

        assertThat(names).hasSize(2).element(1).asString().matches("say/zh-CN:[A-Za-z0-9_-]+");
        assertThat(SpokenText.parse(names.get(1))).contains(new SpokenText("zh-CN", "张 伟 ，您好"));
        assertThat(names).extracting(SpokenText::readable).containsExactly("zh-CN/welcome", "say:张 伟 ，您好");
        assertThat(SpokenText.parse("say/zh-CN:A")).isEmpty();
    }

    @Test
    void shouldSayNothingForAnEmptyTextAndCutALongOne() {
        assertThat(texts(" {x}", "")).isEmpty();
        assertThat(texts("{x}", "😀".repeat(200))).containsExactly("😀".repeat(100));
        assertThat(texts("a{x}", "😀".repeat(200))).containsExactly("a" + "😀".repeat(99));
        // All of one play together are bounded, too: each is on the log.
        assertThat(String.join("", texts("{x}".repeat(3), "好".repeat(70)))).hasSize(200);
        var many = Speaking.names("en", Collections.nCopies(9, new Sound.Value(As.TEXT, "好".repeat(150))), t -> t);
        assertThat(many).hasSize(7);
        assertThat(many).allMatch(name -> name.length() < 550);
    }

    private static List<String> texts(String template, String value) {
        return Speaking.names("en", List.of(new Sound.Value(As.TEXT, template)), text -> text.replace("{x}", value))
                .stream()
                .map(name -> SpokenText.parse(name).orElseThrow().text())
                .toList();
    }

    private static String said(String language, As as, String value) {
        return Speaking.names(language, List.of(new Sound.Value(as, "{x}")), text -> text.replace("{x}", value))
                .stream()
                .map(name -> name.substring(language.length() + 1))
                .collect(Collectors.joining(" "));
    }
}
