package dev.oneline.core.media;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.config.TenantConfig.QueueConfig;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Effect;
import dev.oneline.core.story.Configs;
import dev.oneline.core.story.ShardStory;
import java.util.List;
import org.junit.jupiter.api.Test;

class MediaPlanTest {
    private static final Hearing HOLD_MUSIC = new Hearing.Prompt("c1:waiting", "hold-music", true);

    private final ShardStory story = ShardStory.configured(Configs.small());

    @Test
    void shouldLetTheHeldCustomerHearMusicAndTheAgentNothing() {
        story.talking("ana", "c1", "sales-line").when(new Command.HoldContact("ana", "c1"));

        assertThat(plan().legs())
                .containsExactly(
                        new LegHearing("c1:customer", new Hearing.Prompt("c1:held", "hold-music", true)),
                        new LegHearing("c1:agent1", new Hearing.Silence()));
    }

    @Test
    void shouldPlayTheSameMusicOnAfterAnOfferInVain() {
        story.arrives("c1", "sales-line").thenHears("c1", "c1:customer", HOLD_MUSIC);

        story.ready("ana").declines("ana", "c1");

        story.thenHears("c1", "c1:customer", HOLD_MUSIC);
        assertThat(plan().legs()).as("the agent's leg is closed").hasSize(1);
    }

    @Test
    void shouldPlanOnceForACommandWithSeveralEvents() {
        story.ready("ana").arrives("c1", "sales-line");

        assertThat(story.effects().stream().filter(effect -> effect instanceof Effect.ApplyMediaPlan))
                .hasSize(1);
    }

    @Test
    void shouldNotPlanWhatDoesntChange() {
        story.talking("ana", "c1", "sales-line").when(new Command.ConnectLeg("c1", "c1:agent1"));
        assertThat(story.effects()).isEmpty();

        story.customerHangsUp("c1").wrapsUp("ana", "c1");
        assertThat(story.effects()).as("the media ended with the conversation").isEmpty();
    }

    @Test
    void shouldNumberPlansByTheLog() {
        story.ready("ana").arrives("c1", "sales-line");
        var ringing = plan();
        story.accepts("ana", "c1");

        assertThat(plan().version())
                .isGreaterThan(ringing.version())
                .isEqualTo(story.view().lastSeq());
    }

    @Test
    void shouldEndMediaAndCallTogether() {
        story.talking("ana", "c1", "sales-line").when(new Command.HangUp("ana", "c1"));

        assertThat(story.effects())
                .contains(
                        new Effect.ApplyMediaPlan("c1", "media1", story.view().lastSeq(), List.of()),
                        new Effect.EndCall("c1", "sip1", "agent-hung-up"));
    }

    @Test
    void shouldSayWhyACallEnds() {
        story.arrives("c1", "sales-line").when(new Command.EndByCustomer("c1", EndCause.NO_MEDIA));

        assertThat(story.effects()).contains(new Effect.EndCall("c1", "sip1", "no-media"));
    }

    @Test
    void shouldStaySilentWhereNoPromptIsConfigured() {
        var quiet = Configs.with(
                2,
                Configs.QUEUES.stream()
                        .map(queue -> new QueueConfig(
                                queue.queueId(),
                                queue.name(),
                                queue.maxWaiting(),
                                "",
                                queue.wrapUpLimitMs(),
                                queue.routing()))
                        .toList(),
                Configs.AGENTS,
                Configs.ENTRY_POINTS);
        story.when(new Command.Configure(quiet)).arrives("c1", "sales-line");

        story.thenHears("c1", "c1:customer", new Hearing.Silence());
    }

    private Effect.ApplyMediaPlan plan() {
        return story.effects().stream()
                .filter(Effect.ApplyMediaPlan.class::isInstance)
                .map(Effect.ApplyMediaPlan.class::cast)
                .reduce((first, second) -> second)
                .orElseThrow();
    }
}
