package dev.oneline.backend.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingsTest {
    /** Family names have readings of their own: 单 is Shan and not Dan, 曾 Zeng and not Ceng. */
    @ParameterizedTest
    @CsvSource({
        "王小明, Wang Xiao Ming",
        "单田芳, Shan Tian Fang",
        "曾国藩, Zeng Guo Fan",
        "欧阳娜娜, Ou Yang Na Na",
        "吕布, Lu Bu",
        "张伟 Wei, Zhang Wei Wei",
        "Renée Müller, Renee Muller",
        "Владимир, Vladimir",
        "李雷（销售）, Li Lei Xiao Shou",
    })
    void shouldSpellInPlainLetters(String name, String spelling) {
        assertThat(Spellings.of(name)).isEqualTo(spelling);
    }

    @Test
    void shouldSpellWhatTheConfigurationTakes() {
        assertThat(Spellings.of("’t Hooft－李")).isEqualTo("T Hooft- Li");
        assertThat(Spellings.of("…")).isEmpty();
        assertThat(Spellings.of("双".repeat(100))).hasSizeLessThanOrEqualTo(100).startsWith("Shuang Shuang ");
        assertThat(Spellings.of("щ".repeat(100))).hasSize(100);
    }

    @Test
    void shouldSpellOnlyWhatNeedsIt() {
        var completed = Spellings.completed(
                config(agent("a", "Alice", ""), agent("b", "王小明", ""), agent("c", "单于", "Chan Yu")), config());

        assertThat(completed.agents())
                .extracting(AgentConfig::spelling)
                .containsExactly("", "Wang Xiao Ming", "Chan Yu");
    }

    @Test
    void shouldSpellANewNameAnewUnlessSomebodyKnewBetter() {
        var before =
                config(agent("a", "王小明", "Wang Xiao Ming"), agent("b", "单于", "Chan Yu"), agent("c", "李雷", "Li Lei"));
        var after =
                config(agent("a", "王大明", "Wang Xiao Ming"), agent("b", "单雄", "Chan Yu"), agent("c", "Lily", "Li Lei"));

        assertThat(Spellings.completed(after, before).agents())
                .extracting(AgentConfig::spelling)
                .containsExactly("Wang Da Ming", "Chan Yu", "");
    }

    private static AgentConfig agent(String agentId, String name, String spelling) {
        return new AgentConfig(agentId, name, "p", List.of(), List.of(), 1, "", spelling);
    }

    private static TenantConfig config(AgentConfig... agents) {
        return new TenantConfig(
                1,
                List.of(),
                List.of(),
                List.of(agents),
                List.of(),
                TenantConfig.OfferConfig.NONE,
                TenantConfig.Limits.NONE);
    }
}
