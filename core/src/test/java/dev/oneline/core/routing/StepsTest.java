package dev.oneline.core.routing;

import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.RoutingProfile.Served;
import dev.oneline.core.config.RoutingRule;
import dev.oneline.core.config.RoutingStep;
import dev.oneline.core.config.SkillLevel;
import dev.oneline.core.config.Strategy;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.config.TenantConfig.EntryPoint;
import dev.oneline.core.config.TenantConfig.Limits;
import dev.oneline.core.config.TenantConfig.OfferConfig;
import dev.oneline.core.config.TenantConfig.QueueConfig;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.shard.Command;
import dev.oneline.core.story.Configs;
import dev.oneline.core.story.ShardStory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Skills, and how waiting eases what is asked. */
class StepsTest {
    private static final List<SkillLevel> FRENCH_4 = List.of(new SkillLevel("french", 4));

    @Test
    void shouldWaitForTheSkillAndTakeLessLater() {
        var story = line(List.of(step(0, FRENCH_4, 0), step(10_000, List.of(), 0)), agent("ana", 3), agent("ben", 4));
        story.ready("ana").arrives("c1", "line").thenWaiting("c1", 1);

        story.after(9_999).thenWaiting("c1", 1);
        story.after(1);

        story.thenHappened("RoutingStepReached", "ContactOffered").thenOffered("c1", "ana");
    }

    @Test
    void shouldTakeTheSkilledOneBeforeTheLongerIdle() {
        var story = line(List.of(step(0, FRENCH_4, 0)), agent("ana", 3), agent("ben", 4));

        story.ready("ana", "ben").arrives("c1", "line").thenOffered("c1", "ben");
    }

    @Test
    void shouldEaseWhatTheContactItselfAsks() {
        var story = line(List.of(step(0, List.of(), 0), step(5_000, List.of(), 2)), agent("ana", 3));
        story.ready("ana").arrives("c1", "line", new Demand(List.of(new SkillLevel("french", 5)), 0, "", ""));
        story.thenWaiting("c1", 1);

        story.after(5_000).thenOffered("c1", "ana");
    }

    @Test
    void shouldAskForGroupsWhileTheStepDoes() {
        var veterans = new RoutingStep(0, List.of(), 0, List.of("veterans"), List.of());
        var story = line(List.of(veterans, step(5_000, List.of(), 0)), agent("ana", 1));

        story.ready("ana").arrives("c1", "line").thenWaiting("c1", 1);
        story.after(5_000).thenOffered("c1", "ana");
    }

    @Test
    void shouldLetAnotherQueuesAgentsHelpLater() {
        var story = ShardStory.configured(twoQueues(
                List.of(RoutingStep.OPEN, new RoutingStep(20_000, List.of(), 0, List.of(), List.of("other"))),
                new Served("other", 1, 0)));
        story.ready("ana").arrives("c1", "line").thenWaiting("c1", 1);

        story.after(20_000).thenOffered("c1", "ana");
    }

    @Test
    void shouldKeepContactsFromAProfileForItsDelay() {
        var story = ShardStory.configured(twoQueues(List.of(RoutingStep.OPEN), new Served("line", 1, 7_000)));
        story.ready("ana").arrives("c1", "line").thenWaiting("c1", 1);

        story.after(7_000).thenOffered("c1", "ana");
    }

    @Test
    void shouldServeTheProfilesFirstQueueFirst() {
        var story = ShardStory.configured(
                twoQueues(List.of(RoutingStep.OPEN), new Served("line", 2, 0), new Served("other", 1, 0)));
        story.arrives("older", "line").after(60_000).arrives("younger", "other-line");

        story.ready("ana").thenOffered("younger", "ana").thenWaiting("older", 1);
    }

    @Test
    void shouldCountAHeadStartAsWaiting() {
        var story = line(List.of(RoutingStep.OPEN), agent("ana", 1));
        story.arrives("first", "line").after(29_999);
        story.arrives("vip", "line", new Demand(List.of(), 30_000, "", ""));

        story.thenWaiting("vip", 1).thenWaiting("first", 2);
        story.ready("ana").thenOffered("vip", "ana");
    }

    @Test
    void shouldStarveNobodyBehindHeadStarts() {
        var story = line(List.of(RoutingStep.OPEN), agent("ana", 1));
        story.arrives("first", "line").after(30_001);
        story.arrives("vip", "line", new Demand(List.of(), 30_000, "", ""));

        story.ready("ana").thenOffered("first", "ana");
    }

    @Test
    void shouldKeepThePlaceOfNewsThatWasHeldUp() {
        var story = line(List.of(RoutingStep.OPEN), agent("ana", 1));
        story.after(10_000).arrives("heard-first", "line");

        story.arrives("held-up", "line", Demand.NONE, 4_000);

        story.thenWaiting("held-up", 1).thenWaiting("heard-first", 2);
    }

    @Test
    void shouldWaitForTheLastAgentForAWhile() {
        var story = sticky(15_000);
        story.talking("ben", "busy", "line").ready("ana");
        story.arrives("c1", "line", new Demand(List.of(), 0, "", "ben")).thenWaiting("c1", 1);

        story.after(14_999).thenWaiting("c1", 1);
        story.after(1).thenOffered("c1", "ana");
    }

    @Test
    void shouldGiveTheLastAgentHisCustomer() {
        var story = sticky(15_000);
        story.talking("ben", "busy", "line").ready("ana");
        story.arrives("c1", "line", new Demand(List.of(), 0, "", "ben"));

        story.when(new Command.HangUp("ben", "busy")).thenOffered("c1", "ben");
    }

    @Test
    void shouldPreferThePreferredAgentToTheLast() {
        var story = sticky(15_000).ready("ben", "ana");

        story.arrives("c1", "line", new Demand(List.of(), 0, "ana", "ben")).thenOffered("c1", "ana");
    }

    @Test
    void shouldNotWaitForWhoIsNotAtWork() {
        var story = sticky(15_000).ready("ana");

        story.arrives("c1", "line", new Demand(List.of(), 0, "", "ben")).thenOffered("c1", "ana");
    }

    private static ShardStory sticky(long stickyMs) {
        var rule = new RoutingRule(
                Strategy.LONGEST_IDLE, 0, stickyMs, RoutingRule.Ring.DEFAULT, List.of(RoutingStep.OPEN));
        return ShardStory.configured(Configs.oneQueue(rule, List.of(agent("ana", 1), agent("ben", 1))));
    }

    private static ShardStory line(List<RoutingStep> steps, AgentConfig... agents) {
        var rule = new RoutingRule(Strategy.LONGEST_IDLE, 0, 0, RoutingRule.Ring.DEFAULT, steps);
        return ShardStory.configured(Configs.oneQueue(rule, List.of(agents)));
    }

    private static RoutingStep step(long afterMs, List<SkillLevel> skills, int easeBy) {
        return new RoutingStep(afterMs, skills, easeBy, List.of(), List.of());
    }

    private static AgentConfig agent(String agentId, int french) {
        return new AgentConfig(agentId, agentId, "line", List.of(new SkillLevel("french", french)), List.of(), 1);
    }

    private static TenantConfig twoQueues(List<RoutingStep> steps, Served... served) {
        var rule = new RoutingRule(Strategy.LONGEST_IDLE, 0, 0, RoutingRule.Ring.DEFAULT, steps);
        var calls = RoutingProfile.calls("p", List.of());
        return new TenantConfig(
                1,
                List.of(
                        new QueueConfig("line", "Line", 10, "", 0, rule),
                        new QueueConfig("other", "Other", 10, "", 0, RoutingRule.LONGEST_IDLE)),
                List.of(
                        new RoutingProfile("p", "P", List.of(served), calls.capacities(), List.of(), List.of()),
                        RoutingProfile.calls("others", List.of("other"))),
                List.of(new AgentConfig("ana", "Ana", "p")),
                List.of(new EntryPoint("line", "line", ""), new EntryPoint("other-line", "other", "")),
                new OfferConfig(Configs.RING_MS, "", Configs.DESK_GRACE_MS, 1),
                new Limits(100, 10, 10));
    }
}
