package dev.oneline.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.agent.AgentState;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.config.TenantConfig.EntryPoint;
import dev.oneline.core.config.TenantConfig.Limits;
import dev.oneline.core.config.TenantConfig.OfferConfig;
import dev.oneline.core.config.TenantConfig.QueueConfig;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.story.Configs;
import dev.oneline.core.story.ShardStory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfiguringTest {
    private final ShardStory story = ShardStory.configured(Configs.small());

    @Test
    void shouldTakeWhatIsntNewerAsNoNews() {
        story.when(new Command.Configure(Configs.small())).thenNoNews();
        story.when(new Command.Configure(Configs.with(0, List.of(), List.of(), List.of())))
                .thenNoNews();

        assertThat(story.view().config()).isEqualTo(Configs.small());
    }

    @ParameterizedTest
    @MethodSource("unsound")
    void shouldRefuseWhatMakesNoSense(TenantConfig config) {
        story.when(new Command.Configure(config)).thenRejected(Rejection.BAD_CONFIG);
    }

    static Stream<TenantConfig> unsound() {
        var queue = new QueueConfig("q", "Q", 1, "", 0, RoutingRule.LONGEST_IDLE);
        var agent = Configs.agent("a", "A", "q");
        var entry = new EntryPoint("e", "q", "");
        var offers = new OfferConfig(1, "", 0, 1);
        var limits = new Limits(1, 1, 1);
        var queues = List.of(queue);
        var agents = List.of(agent);
        var entries = List.of(entry);
        return Stream.of(
                // twice the same id
                config(List.of(queue, queue), agents, entries, offers, new Limits(1, 1, 2)),
                config(queues, List.of(agent, agent), entries, offers, new Limits(1, 2, 1)),
                config(queues, agents, List.of(entry, entry), offers, limits),
                config(queues, List.of(Configs.agent("a", "A", "q", "q")), entries, offers, limits),
                // no id
                config(queues, List.of(Configs.agent("", "A")), entries, offers, limits),
                // queues that aren't there
                config(List.of(), List.of(), entries, offers, limits),
                config(List.of(), agents, List.of(), offers, limits),
                // beyond the limits
                config(queues, agents, entries, offers, new Limits(0, 1, 1)),
                config(queues, agents, entries, offers, new Limits(1, 0, 1)),
                config(queues, agents, entries, offers, new Limits(1, 1, 0)),
                // figures
                config(
                        List.of(new QueueConfig("q", "Q", 0, "", 0, RoutingRule.LONGEST_IDLE)),
                        agents,
                        entries,
                        offers,
                        limits),
                config(
                        List.of(new QueueConfig("q", "Q", 1, "", -1, RoutingRule.LONGEST_IDLE)),
                        agents,
                        entries,
                        offers,
                        limits),
                config(queues, agents, entries, new OfferConfig(0, "", 0, 1), limits),
                config(queues, agents, entries, new OfferConfig(1, "", -1, 1), limits),
                config(queues, agents, entries, new OfferConfig(1, "", 0, 0), limits),
                // routing
                withRule(rule(0, new RoutingStep(1, List.of(), 0, List.of(), List.of()))),
                withRule(rule(0, RoutingStep.OPEN, RoutingStep.OPEN)),
                withRule(rule(-1, RoutingStep.OPEN)),
                withRule(rule(0)),
                withRule(rule(0, new RoutingStep(0, List.of(), 0, List.of(), List.of("no-such-queue")))),
                withRule(rule(0, new RoutingStep(0, List.of(new SkillLevel("english", 6)), 0, List.of(), List.of()))),
                new TenantConfig(2, queues, List.of(), agents, entries, offers, limits));
    }

    private static TenantConfig config(
            List<QueueConfig> queues,
            List<AgentConfig> agents,
            List<EntryPoint> entries,
            OfferConfig offers,
            Limits limits) {
        return new TenantConfig(2, queues, Configs.profiles(agents), agents, entries, offers, limits);
    }

    private static RoutingRule rule(long headStartMs, RoutingStep... steps) {
        return new RoutingRule(Strategy.TOP_DOWN, headStartMs, 0, RoutingRule.Ring.DEFAULT, List.of(steps));
    }

    private static TenantConfig withRule(RoutingRule rule) {
        return config(
                List.of(new QueueConfig("q", "Q", 1, "", 0, rule)),
                List.of(),
                List.of(),
                new OfferConfig(1, "", 0, 1),
                new Limits(1, 1, 1));
    }

    @Test
    void shouldTellWhoChangedItAndWhy() {
        var change = new Command.Configure(
                Configs.with(2, Configs.QUEUES, Configs.AGENTS, Configs.ENTRY_POINTS), "admin", "more people at noon");

        story.when(change).thenHappened("TenantConfigured");

        assertThat(story.log().getLast().event())
                .isEqualTo(new Event.TenantConfigured(change.config(), "admin", "more people at noon"));
    }

    @Test
    void shouldRefuseAChangeOfWhatIsNoLongerSo() {
        var late = new Command.Configure(Configs.small(), "admin", "");

        story.when(late).thenRejected(Rejection.CONFIG_CHANGED);
    }

    @Test
    void shouldRouteByTheNewQueuesAtOnce() {
        story.ready("eve").arrives("c1", "sales-line").thenWaiting("c1", 1);

        story.when(configure(2, List.of(Configs.agent("eve", "Eve", "support", "sales"))));

        story.thenOffered("c1", "eve");
    }

    @Test
    void shouldSignARemovedAgentOut() {
        story.ready("ana").when(configure(2, List.of()));

        assertThat(story.view().agent("ana")).isNull();
        story.when(new Command.SetReady("ana")).thenRejected(Rejection.NO_SUCH_AGENT);
    }

    @Test
    void shouldPassOnWhatRingsAtARemovedAgent() {
        story.ready("ana", "ben").arrives("c1", "sales-line").thenOffered("c1", "ana");

        story.when(configure(2, List.of(Configs.agent("ben", "Ben", "sales"))));

        story.thenHappened("TenantConfigured", "OfferEnded", "AgentStateChanged", "ContactOffered")
                .thenOffered("c1", "ben");
        assertThat(story.view().agent("ana")).isNull();
    }

    @Test
    void shouldLetARemovedAgentFinishTheConversation() {
        story.talking("ana", "c1", "sales-line").when(configure(2, List.of()));
        story.thenTalking("c1", "ana");

        story.customerHangsUp("c1").thenAgent("ana", AgentState.WRAP_UP);
        story.wrapsUp("ana", "c1");

        assertThat(story.view().agent("ana")).isNull();
    }

    @Test
    void shouldNotTakeAQueueAwayFromWhoNeedsIt() {
        story.arrives("c1", "support-line").when(withoutSupport(2)).thenRejected(Rejection.QUEUE_IN_USE);
        story.ready("eve").accepts("eve", "c1").when(withoutSupport(2)).thenRejected(Rejection.QUEUE_IN_USE);

        story.customerHangsUp("c1").when(withoutSupport(2)).thenHappened("TenantConfigured", "AgentStateChanged");
        assertThat(story.view().queue("support")).isNull();
        story.wrapsUp("eve", "c1");
        assertThat(story.view().contacts()).isEmpty();
    }

    @Test
    void shouldRingAsLongAsConfiguredWhenTheOfferWasMade() {
        story.ready("ana").arrives("c1", "sales-line");
        var shorter = new TenantConfig(
                2,
                Configs.QUEUES,
                Configs.profiles(Configs.AGENTS),
                Configs.AGENTS,
                Configs.ENTRY_POINTS,
                new OfferConfig(1_000, "", 0, 1),
                new Limits(7, 10, 10));

        story.when(new Command.Configure(shorter)).after(Configs.RING_MS - 1);

        story.thenOffered("c1", "ana");
    }

    @Test
    void shouldKnowNothingBeforeTheFirstConfiguration() {
        var unconfigured = new ShardStory();

        unconfigured.arrives("c1", "hotline").thenRejected(Rejection.NO_SUCH_ENTRY_POINT);
        unconfigured.when(new Command.AttachDesk("ana")).thenRejected(Rejection.NO_SUCH_AGENT);
    }

    private static Command configure(long version, List<AgentConfig> agents) {
        return new Command.Configure(Configs.with(version, Configs.QUEUES, agents, Configs.ENTRY_POINTS));
    }

    private static Command withoutSupport(long version) {
        return new Command.Configure(Configs.with(
                version,
                Configs.QUEUES.stream()
                        .filter(queue -> !queue.queueId().equals("support"))
                        .toList(),
                List.of(),
                List.of(new EntryPoint("sales-line", "sales", ""))));
    }
}
