package dev.oneline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.agent.AgentState;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.shard.Event;
import dev.oneline.core.statistics.AgentPicture.InHand;
import dev.oneline.core.statistics.AgentPicture.Phase;
import dev.oneline.core.story.Configs;
import java.util.List;
import org.junit.jupiter.api.Test;

class LivePictureTest {
    private final LogStory story = LogStory.begun();

    private QueuePicture sales(String time) {
        return story.live(time).queues().getFirst();
    }

    private AgentPicture agent(String agentId, String time) {
        return story.live(time).agents().stream()
                .filter(agent -> agent.agentId().equals(agentId))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void shouldShowAQueueAtAMoment() {
        story.at("09:00:00").ready("ana").ready("ben").notReady("bob", "break").ready("eve");
        story.waits("c1", "sales")
                .rings("c1", "ana")
                .at("09:00:10")
                .answers("c1", "ana")
                .holds("c1");
        story.at("09:01:00").waits("c2", "sales").rings("c2", "ben");
        story.at("09:01:05").waits("c3", "sales").waits("c4", "support").arrives("c5", "sales");

        var sales = sales("09:01:30");

        assertThat(sales.queueId()).isEqualTo("sales");
        assertThat(sales.waiting()).isEqualTo(2);
        assertThat(sales.ringing()).isEqualTo(1);
        assertThat(sales.longestWaitMs()).isEqualTo(30_000);
        assertThat(sales.talking()).isEqualTo(1);
        assertThat(sales.held()).isEqualTo(1);
        assertThat(sales.wrappingUp()).isZero();
        assertThat(sales.signedInAgents()).isEqualTo(3);
        assertThat(sales.readyAgents()).isZero();
        assertThat(sales.today().serviceLevel()).hasValue(1.0 / 3);
    }

    @Test
    void shouldForgetTodayAtMidnight() {
        story.at("23:59:00")
                .ready("ana")
                .waits("c1", "sales")
                .rings("c1", "ana")
                .answers("c1", "ana");

        assertThat(sales("23:59:59").today().of(Figure.ANSWERED)).isEqualTo(1);
        var tomorrow = story.statistics().live(LogStory.ms("23:59:59") + 1_000);
        assertThat(tomorrow.queues().getFirst().today()).isEqualTo(Figures.NONE);
        assertThat(tomorrow.queues().getFirst().talking()).isEqualTo(1);
    }

    @Test
    void shouldShowWhatAnAgentHasInHand() {
        story.at("09:00:00").ready("ana").waits("c1", "sales").rings("c1", "ana");
        story.at("09:00:10")
                .answers("c1", "ana")
                .at("09:05:00")
                .waits("c2", "sales")
                .rings("c2", "ana");

        var ana = agent("ana", "09:06:00");

        assertThat(ana.state()).isEqualTo(AgentState.ENGAGED);
        assertThat(ana.sinceMs()).isEqualTo(LogStory.ms("09:00:10"));
        assertThat(ana.contacts())
                .containsExactly(
                        new InHand("c1", Channel.VOICE, Phase.TALKING, LogStory.ms("09:00:10")),
                        new InHand("c2", Channel.VOICE, Phase.RINGING, LogStory.ms("09:05:00")));

        story.at("09:07:00").ends("c1", "ana", EndCause.AGENT_HUNG_UP);
        assertThat(agent("ana", "09:08:00").state()).isEqualTo(AgentState.RESERVED);
        assertThat(sales("09:08:00").wrappingUp()).isEqualTo(1);
    }

    @Test
    void shouldKeepTheTimeSinceWhichAnAgentIsReadyWhenItIsSaidAgain() {
        story.at("09:00:00")
                .ready("ana")
                .at("09:05:00")
                .ready("ana")
                .at("09:06:00")
                .notReady("bob", "break");
        story.at("09:07:00").notReady("bob", "lunch");

        assertThat(agent("ana", "09:10:00").sinceMs()).isEqualTo(LogStory.ms("09:00:00"));
        assertThat(agent("bob", "09:10:00").sinceMs()).isEqualTo(LogStory.ms("09:07:00"));
        assertThat(agent("bob", "09:10:00").reason()).isEqualTo("lunch");
    }

    @Test
    void shouldForgetWhoWasTakenAwayAndSignedOut() {
        var without = List.of(new AgentConfig("ana", "Ana", "sales"));
        story.at("09:00:00").ready("bob");
        story.happens(
                new Event.TenantConfigured(Configs.with(2, Configs.QUEUES, without, Configs.ENTRY_POINTS), "", ""));

        assertThat(story.live("09:01:00").agents())
                .extracting(AgentPicture::agentId)
                .containsExactly("ana", "bob");
        assertThat(sales("09:01:00").signedInAgents()).isZero();

        story.signsOut("bob");
        assertThat(story.live("09:01:00").agents())
                .extracting(AgentPicture::agentId)
                .containsExactly("ana");
    }

    @Test
    void shouldNeverLookBackBeforeTheLastEvent() {
        story.at("09:00:00").waits("c1", "sales");

        assertThat(story.live("08:00:00").atMs()).isEqualTo(LogStory.ms("09:00:00"));
        assertThat(sales("08:00:00").longestWaitMs()).isZero();
    }
}
