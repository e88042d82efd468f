package dev.oneline.core.flow;

import static dev.oneline.core.story.Flows.flow;
import static dev.oneline.core.story.Flows.leads;
import static dev.oneline.core.story.Flows.node;
import static dev.oneline.core.story.Flows.recordings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.config.TenantConfig.EntryPoint;
import dev.oneline.core.contact.Carrier;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.flow.speech.SpokenText;
import dev.oneline.core.flow.trial.Exploring;
import dev.oneline.core.flow.trial.TrialReport;
import dev.oneline.core.flow.trial.TrialSuite;
import dev.oneline.core.shard.Command;
import dev.oneline.core.story.Configs;
import dev.oneline.core.story.ShardStory;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A caller who knows a name. */
class DialingByNameTest {
    private static final Asking TWICE =
            new Asking(true, 5_000, 3_000, 2, recordings("say-something"), recordings("pardon"));
    private static final Flow FLOW = flow(
            "names",
            1,
            "name",
            node(
                    "name",
                    new Step.DialByName(recordings("enter-name"), "person", TWICE),
                    leads("next", "ring", "no-input", "silent", "wrong-input", "wrong")),
            node(
                    "ring",
                    new Step.RingAgent("{person}", "sales"),
                    leads("busy", "away", "no-answer", "away", "failed", "away")),
            node("away", new Step.Enqueue("sales"), leads("full", "end")),
            node("silent", new Step.Enqueue("support"), leads("full", "end")),
            node("wrong", new Step.Enqueue("sales"), leads("full", "end")),
            node("end", new Step.HangUp(), leads()));

    private final TenantConfig config = config();
    private final ShardStory story = given(config);

    private static TenantConfig config() {
        var entries = new ArrayList<>(Configs.ENTRY_POINTS);
        entries.add(new EntryPoint("4008001234", "support", "", Demand.NONE, "names"));
        var agents = new ArrayList<>(Configs.AGENTS);
        agents.set(0, person("ana", "Ana Smith", "601", ""));
        agents.set(1, person("ben", "王小明", "602", "Wang Xiao Ming"));
        agents.set(2, person("bob", "Anna {account} Smythe", "603", ""));
        agents.set(3, person("eve", "Ana Hidden", "", ""));
        return Configs.with(1, Configs.QUEUES, agents, entries);
    }

    private static AgentConfig person(String agentId, String name, String extension, String spelling) {
        return new AgentConfig(agentId, name, "sales", List.of(), List.of(), 1, extension, spelling);
    }

    private static ShardStory given(TenantConfig config) {
        return ShardStory.configured(config)
                .when(new Command.PublishFlow(FLOW))
                .thenHappened("FlowPublished")
                .ready("ben");
    }

    private ShardStory rings() {
        return story.arrives("c1", "4008001234", new Carrier("media1", "sip1"));
    }

    private static String said(String text) {
        return new SpokenText("zh-CN", text).name();
    }

    @Test
    void shouldSayWhoWasFoundAndRingThere() {
        rings().thenHears("c1", "zh-CN/enter-name");

        story.presses("c1", "9269")
                .thenHears("c1", "zh-CN/for-person", said("王小明"), "zh-CN/press", "zh-CN/n1", "zh-CN/another-name-star");

        story.presses("c1", "1").thenContact("c1", ContactState.OFFERED);
        assertThat(Objects.requireNonNull(story.contact("c1").offer()).agentId())
                .isEqualTo("ben");
        assertThat(variable("person")).isEqualTo("602");
    }

    @Test
    void shouldLetTheCallerChooseAmongThoseWhoAreCalledSo() {
        rings();

        // Who has no extension isn't listed.
        story.presses("c1", "26")
                .thenHears(
                        "c1",
                        "zh-CN/for-person",
                        said("Ana Smith"),
                        "zh-CN/press",
                        "zh-CN/n1",
                        "zh-CN/for-person",
                        said("Anna  account Smythe"),
                        "zh-CN/press",
                        "zh-CN/n2",
                        "zh-CN/another-name-star");

        story.presses("c1", "3");
        assertThat(heard()).startsWith("zh-CN/pardon", "zh-CN/for-person", said("Ana Smith"));
        story.presses("c1", "2");
        assertThat(variable("person")).isEqualTo("603");
    }

    @Test
    void shouldTakeAnotherName() {
        rings();

        story.presses("c1", "26").presses("c1", "*").thenHears("c1", "zh-CN/enter-name");
        story.presses("c1", "996").presses("c1", "1");

        assertThat(variable("person")).isEqualTo("602");
    }

    @Test
    void shouldAskAgainForWhomItDoesNotKnow() {
        rings();

        story.presses("c1", "99999").thenHears("c1", "zh-CN/no-such-name", "zh-CN/enter-name");
        story.presses("c1", "0");

        assertThat(story.contact("c1").queueId()).isEqualTo("sales");
        assertThat(variable("person")).isNull();
    }

    @Test
    void shouldGoWhereSilenceGoes() {
        rings();

        story.presses("c1", "26").presses("c1", "");
        assertThat(heard()).startsWith("zh-CN/say-something", "zh-CN/for-person");
        story.presses("c1", "");

        assertThat(story.contact("c1").queueId()).isEqualTo("support");
        // Whoever comes again is asked for a name, and not for one of those.
        assertThat(variable("dial-by-name.found")).isEmpty();
    }

    @Test
    void shouldAskForMoreLettersOfANameThatManyHave() {
        var agents = new ArrayList<AgentConfig>();
        for (var i = 0; i < 12; i++) {
            agents.add(person("a" + i, "Zoe Number" + (char) ('a' + i), "7" + (10 + i), ""));
        }
        agents.add(person("zoe", "Zoe", "700", ""));
        var few = Configs.with(1, Configs.QUEUES, agents, config.entryPoints());
        var crowd = given(new TenantConfig(
                1,
                few.queues(),
                few.profiles(),
                few.agents(),
                few.entryPoints(),
                few.offers(),
                new TenantConfig.Limits(7, 20, 10)));

        crowd.arrives("c1", "4008001234", new Carrier("media1", "sip1"))
                .presses("c1", "96")
                .thenHears("c1", "zh-CN/many-such-names", "zh-CN/enter-name");
        // Her whole name: she is the first of those who can be offered.
        crowd.presses("c1", "963");
        assertThat(heard(crowd)).startsWith("zh-CN/for-person", said("Zoe"), "zh-CN/press", "zh-CN/n1");
    }

    @Test
    void shouldSayChineseNamesToStrangersAsTheyAreSpelt() {
        assertThat(Objects.requireNonNull(story.view().directory().person("602"))
                        .said("en"))
                .isEqualTo("Wang Xiao Ming");
    }

    @Test
    void shouldRingWhereTheNameWasEvenWhenTheDirectoryChanges() {
        rings();
        story.presses("c1", "26");
        var agents = new ArrayList<>(config.agents());
        agents.set(0, person("ana", "Zora", "601", ""));
        agents.set(2, person("bob", "Bob", "", ""));

        story.when(new Command.Configure(Configs.with(2, Configs.QUEUES, agents, config.entryPoints())));
        story.presses("c1", "1");

        assertThat(variable("person")).isEqualTo("601");
    }

    @Test
    void shouldBeWalkedByTrialsOfItsOwn() {
        var callers = Exploring.callers(config, 1_000, "4008001234");

        var explored = Exploring.explore(config, List.of(FLOW), "names", callers, () -> true);

        var suite = TrialSuite.run(config, List.of(FLOW), FLOW, explored.trials(), () -> true);
        assertThat(suite.trials()).allMatch(tried -> tried.report().failure() == null);
        assertThat(suite.coverage().missing()).containsExactly(new TrialReport.Way("names", "ring", "failed"));
        assertThat(explored.trials().toString()).contains("Presses[keys=1]");
    }

    private List<String> heard() {
        return heard(story);
    }

    private static List<String> heard(ShardStory story) {
        return Objects.requireNonNull(story.contact("c1").turn()).sounds();
    }

    private String variable(String name) {
        return Objects.requireNonNull(story.contact("c1").run()).variables().get(name);
    }
}
