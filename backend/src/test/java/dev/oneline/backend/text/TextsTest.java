package dev.oneline.backend.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextsTest {
    @Test
    void shouldHaveASentenceForEveryRefusalInEveryLanguage() {
        for (var language : Language.values()) {
            assertThat(Texts.SENTENCES.codes(language)).hasSize(Refusal.values().length);
            for (var refusal : Refusal.values()) {
                assertThat(Texts.of(refusal, language)).as(refusal.code()).isNotEqualTo(refusal.code());
            }
        }
    }

    @Test
    void shouldChooseTheLanguageThatTheBrowserPrefers() {
        assertThat(Language.ofHeader("zh-CN,zh;q=0.9,en;q=0.8")).isEqualTo(Language.ZH_CN);
        assertThat(Language.ofHeader("zh")).isEqualTo(Language.ZH_CN);
        assertThat(Language.ofHeader("de, en;q=0.5")).isEqualTo(Language.EN);
        assertThat(Language.ofHeader("fr")).isEqualTo(Language.EN);
        assertThat(Language.ofHeader(null)).isEqualTo(Language.EN);
        assertThat(Language.ofHeader(";;;q=")).isEqualTo(Language.EN);
        assertThat(Language.ofHeader("x".repeat(5_000))).isEqualTo(Language.EN);
    }
}
