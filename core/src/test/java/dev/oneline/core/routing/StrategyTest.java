package dev.oneline.core.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.oneline.core.agent.AgentState;
import dev.oneline.core.config.RoutingRule;
import dev.oneline.core.config.RoutingStep;
import dev.oneline.core.config.SkillLevel;
import dev.oneline.core.config.Strategy;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.shard.Command;
import dev.oneline.core.story.Configs;
import dev.oneline.core.story.ShardStory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Each strategy by what tells it from its neighbours. ana, ben and cyd serve one queue, in that order. */
class StrategyTest {
    private static final List<String> EVERYBODY = List.of("ana", "ben", "cyd");

    private int contacts;

    @Test
    void shouldTakeTheLongestIdleWhereTheConfiguredOrderSaysOtherwise() {
        var story = day(Strategy.LONGEST_IDLE).ready("cyd", "ben", "ana");

        assertThat(serve(story, 4)).containsExactly("cyd", "ben", "ana", "cyd");
    }

    @Test
    void shouldTakeTurnsInTheConfiguredOrderHoweverLongSomebodyIsIdle() {
        var story = day(Strategy.ROUND_ROBIN).ready("cyd", "ben", "ana");

        assertThat(serve(story, 2)).containsExactly("ana", "ben");
        // Coming anew he is the last of the idle, and it is his turn all the same.
        story.when(new Command.SetNotReady("cyd", "break")).when(new Command.SetReady("cyd"));
        assertThat(serve(story, 3)).containsExactly("cyd", "ana", "ben");
    }

    @Test
    void shouldSkipTheAbsentInTurnsAndGoOnBehindThem() {
        var story = day(Strategy.ROUND_ROBIN).ready("ana", "cyd");

        assertThat(serve(story, 3)).containsExactly("ana", "cyd", "ana");
    }

    @Test
    void shouldTakeWhoHasAnsweredFewest() {
        var story = day(Strategy.FEWEST_CONTACTS).ready("ana");
        assertThat(serve(story, 2)).containsExactly("ana", "ana");
        story.ready("ben");
        assertThat(serve(story, 1)).containsExactly("ben");

        // ana has been idle longer, ben has answered fewer.
        assertThat(serve(story, 1)).containsExactly("ben");
    }

    @Test
    void shouldTakeWhoHasTalkedLeast() {
        var story = day(Strategy.LEAST_TALK_TIME).ready("ana");
        serve(story, 1, 60_000);
        story.ready("ben");
        serve(story, 1, 1_000);
        serve(story, 1, 1_000);

        // ben has answered more contacts, but talked less.
        assertThat(serve(story, 1)).containsExactly("ben");
    }

    @Test
    void shouldTakeTheFirstInTheConfiguredOrderAlways() {
        var story = day(Strategy.TOP_DOWN).ready("cyd", "ben", "ana");

        assertThat(serve(story, 3)).containsExactly("ana", "ana", "ana");
    }

    @Test
    void shouldTakeEverybodyAlikeByChance() {
        var counts = count(serve(day(Strategy.RANDOM).ready("ana", "ben", "cyd"), 3_000));

        // Three standard deviations of a binomial of 3,000 and 1/3 are 77.
        EVERYBODY.forEach(agentId -> assertThat(counts.get(agentId)).isCloseTo(1_000, within(100)));
    }

    @Test
    void shouldTakeByWeight() {
        var counts = count(serve(day(Strategy.WEIGHTED_RANDOM).ready("ana", "ben", "cyd"), 3_000));

        assertThat(counts.get("ana")).isCloseTo(500, within(75));
        assertThat(counts.get("ben")).isCloseTo(1_000, within(100));
        assertThat(counts.get("cyd")).isCloseTo(1_500, within(100));
    }

    @Test
    void shouldTakeTheMostSkilled() {
        var story = day(Strategy.MOST_SKILLED).ready("ana", "ben", "cyd");

        assertThat(serve(story, 2)).containsExactly("cyd", "cyd");
    }

    @Test
    void shouldRingAtAllAndGiveItToTheFirst() {
        var story = day(Strategy.RING_ALL).ready("ana", "ben", "cyd").arrives("c1", "line");
        assertThat(ringing(story, "c1")).containsExactly("ana", "ben", "cyd");

        story.accepts("ben", "c1");

        story.thenHappened("OfferEnded", "OfferEnded", "ContactConnected").thenTalking("c1", "ben");
        story.thenAgent("ana", AgentState.READY).thenAgent("cyd", AgentState.READY);
        story.when(new Command.AcceptOffer("ana", "c1:offer1")).thenTalking("c1", "ben");
    }

    @Test
    void shouldRingAtWhoComesLaterToo() {
        var story = day(Strategy.RING_ALL).ready("ana").arrives("c1", "line");

        story.ready("ben");

        assertThat(ringing(story, "c1")).containsExactly("ana", "ben");
    }

    @Test
    void shouldPreferAContactThatRingsNowhere() {
        var story = day(Strategy.RING_ALL).ready("ana").arrives("c1", "line").arrives("c2", "line");

        story.ready("ben");

        assertThat(ringing(story, "c1")).containsExactly("ana");
        assertThat(ringing(story, "c2")).containsExactly("ben");
    }

    @Test
    void shouldLeaveThoseReadyAtWhomItRangTogether() {
        var story = day(Strategy.RING_ALL).ready("ana", "ben").arrives("c1", "line");

        story.after(Configs.RING_MS);

        // It rings on.
        assertThat(ringing(story, "c1")).containsExactlyInAnyOrder("ana", "ben");
        story.thenAgent("ana", AgentState.RESERVED);
    }

    @Test
    void shouldRingAtOneMoreAfterEachWidening() {
        var story = day(Strategy.PROGRESSIVE).ready("cyd", "ana", "ben").arrives("c1", "line");
        assertThat(ringing(story, "c1")).containsExactly("cyd");

        story.after(4_999);
        assertThat(ringing(story, "c1")).containsExactly("cyd");
        story.after(1);
        assertThat(ringing(story, "c1")).containsExactly("cyd", "ana");
        story.after(5_000);
        assertThat(ringing(story, "c1")).containsExactly("cyd", "ana", "ben");
    }

    private static ShardStory day(Strategy strategy) {
        var english = List.of(new SkillLevel("english", 1));
        var rule = new RoutingRule(
                strategy,
                0,
                0,
                RoutingRule.Ring.DEFAULT,
                List.of(new RoutingStep(0, english, 0, List.of(), List.of())));
        var agents = new ArrayList<AgentConfig>();
        for (var i = 0; i < EVERYBODY.size(); i++) {
            var skill = List.of(new SkillLevel("english", i + 2));
            agents.add(new AgentConfig(EVERYBODY.get(i), EVERYBODY.get(i), "line", skill, List.of(), i + 1));
        }
        return ShardStory.configured(Configs.oneQueue(rule, agents));
    }

    private List<String> serve(ShardStory story, int count) {
        return serve(story, count, 1_000);
    }

    /** One call after the other; says who had it. */
    private List<String> serve(ShardStory story, int count, long talkMs) {
        var agentIds = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            var contactId = "served" + contacts++;
            story.arrives(contactId, "line");
            var agentId = story.contact(contactId).agentId();
            agentIds.add(agentId);
            story.accepts(agentId, contactId).after(talkMs).when(new Command.HangUp(agentId, contactId));
        }
        return agentIds;
    }

    private static Map<String, Integer> count(List<String> agentIds) {
        var counts = new TreeMap<String, Integer>();
        agentIds.forEach(agentId -> counts.merge(agentId, 1, Integer::sum));
        return counts;
    }

    private static List<String> ringing(ShardStory story, String contactId) {
        return story.contact(contactId).offers().stream()
                .map(offer -> offer.agentId())
                .toList();
    }
}
