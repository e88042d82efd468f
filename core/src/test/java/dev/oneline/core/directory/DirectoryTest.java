package dev.oneline.core.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.config.TenantConfig.AgentConfig;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DirectoryTest {
    private static final Directory DIRECTORY = new Directory(List.of(
            agent("Wang Xiao Ming", "王小明", "601"),
            agent("Renee O'Neil-Muller", "Renée O'Neil-Müller", "602"),
            agent("", "Ann Lee", "603"),
            agent("", "Anne Leeds", "604"),
            agent("", "Ann Lee", "605"),
            agent("", "Nobody Listed", "")));

    private static AgentConfig agent(String spelling, String name, String extension) {
        return new AgentConfig(name + extension, name, "p", List.of(), List.of(), 1, extension, spelling);
    }

    /** ITU-T E.161, figure 2. */
    @ParameterizedTest
    @CsvSource({"abc, 222", "def, 333", "ghi, 444", "jkl, 555", "mno, 666", "pqrs, 7777", "tuv, 888", "wxyz, 9999"})
    void shouldHaveTheLettersOfATelephone(String letters, String keys) {
        assertThat(Keypad.words(letters)).containsExactly(keys);
    }

    @Test
    void shouldSpellWordByWord() {
        assertThat(Keypad.words("Renee O'Neil-Muller")).containsExactly("73633", "66345", "685537");
        assertThat(Keypad.words("王小明")).isEmpty();
        assertThat(Keypad.words("Agent 7")).containsExactly("24368", "7");
    }

    @ParameterizedTest
    @CsvSource({
        "9264, 601", // wang
        "92649426, 601", // wangxiao
        "996, 601", // wxm: initials
        "9946, 601", // wxmi
        "94266464, 601", // xiaoming
        "6464926, 601", // mingwan: round
        "73633, 602",
        "66345685537, 602",
        "6855377, 602", // muller, renee
    })
    void shouldFindByBeginningsOfWordsFromAnyOn(String keys, String extension) {
        assertThat(DIRECTORY.find(keys, 9)).extracting(Person::extension).containsExactly(extension);
    }

    @ParameterizedTest
    @CsvSource({"1", "0", "97", "9949964", "92649426646499", "662639"})
    void shouldFindNobodyByAnythingElse(String keys) {
        assertThat(DIRECTORY.find(keys, 9)).isEmpty();
    }

    @Test
    void shouldPutWhoIsCalledJustSoFirst() {
        assertThat(DIRECTORY.find("266533", 9)).extracting(Person::extension).containsExactly("603", "605", "604");
        assertThat(DIRECTORY.find("266", 9))
                .extracting(Person::name)
                .containsExactly("Ann Lee", "Ann Lee", "Anne Leeds");
    }

    @Test
    void shouldOfferNoMoreThanCanBeChosen() {
        assertThat(DIRECTORY.find("266", 2)).isNull();
        assertThat(DIRECTORY.find("266533", 2)).extracting(Person::extension).containsExactly("603", "605");
    }

    /** However like each other its words are. */
    @Test
    void shouldAnswerAtOnce() {
        var words = String.join(
                " ", IntStream.range(0, 8).mapToObj(i -> "aaaaaaaaaaaa").toList());
        var alike = new Directory(List.of(agent(words, "A", "1"), agent("", "B", "2")));

        assertThat(alike.find("2".repeat(23) + "3", 9)).isEmpty();
        assertThat(alike.find("2".repeat(24), 9)).hasSize(1);
    }

    @Test
    void shouldBeSaidInTheListenersLanguage() {
        var wang = DIRECTORY.person("601");
        assertThat(wang.said("zh-CN")).isEqualTo("王小明");
        assertThat(wang.said("en")).isEqualTo("Wang Xiao Ming");
        assertThat(DIRECTORY.person("602").said("en")).isEqualTo("Renée O'Neil-Müller");
    }
}
