package dev.oneline.core.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneline.core.config.Strategy;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.story.Configs;
import dev.oneline.core.story.Outside;
import dev.oneline.core.story.ShardStory;
import dev.oneline.core.timer.TimerId;
import org.junit.jupiter.api.Test;

class RecoveryTest {
    private final ShardStory story = ShardStory.configured(Configs.small());

    private ShardStory busyDay() {
        story.talking("ana", "talking", "sales-line").talking("eve", "wrapping", "support-line");
        story.customerHangsUp("wrapping").ready("ben").arrives("ringing", "sales-line");
        story.arrives("waiting", "sales-line").arrives("greeted", "hotline");
        return story.signedIn("bob").when(new Command.DetachDesk("bob"));
    }

    @Test
    void shouldBeTheSameAfterReplay() {
        busyDay();
        var replayed = new Shard();

        story.log().forEach(replayed::replay);

        assertThat(replayed.snapshot()).isEqualTo(story.shard().snapshot());
    }

    @Test
    void shouldBeTheSameAfterASnapshot() {
        busyDay();

        var restored = Shard.restore(story.shard().snapshot());

        assertThat(restored.snapshot()).isEqualTo(story.shard().snapshot());
        assertThat(restored.view().position("waiting")).isEqualTo(2);
        assertThat(restored.recover()).isEqualTo(story.shard().recover());
    }

    @Test
    void shouldGoOnFromASnapshotAsIfNothingHadBeen() {
        busyDay();
        var restored = Shard.restore(story.shard().snapshot());
        var hangUp = new Command.HangUp("ana", "talking");

        assertThat(restored.handle(hangUp, story.nowMs()))
                .isEqualTo(story.shard().handle(hangUp, story.nowMs()));
    }

    @Test
    void shouldMakeTheSameWorldFromTheStateAlone() {
        busyDay();
        var world = new Outside();

        world.carryOut(story.shard().recover());

        assertThat(world.legs()).isEqualTo(story.outside().legs());
        assertThat(story.outside().timers()).containsAllEntriesOf(world.timers());
        assertThat(world.calls()).containsEntry("waiting", "answered").containsEntry("wrapping", "ended");
    }

    @Test
    void shouldArmEachTimerThatRuns() {
        busyDay();

        var world = new Outside();
        world.carryOut(story.shard().recover());

        assertThat(world.timers())
                .containsOnlyKeys(
                        TimerId.wrapUp("wrapping"),
                        TimerId.offer("ringing"),
                        TimerId.greeting("greeted"),
                        TimerId.desk("bob"));
    }

    @Test
    void shouldEndAgainWhatHasJustEnded() {
        story.arrives("c1", "sales-line").customerHangsUp("c1");

        assertThat(story.shard().recover()).contains(new Effect.EndCall("c1", "sip1", "customer-hung-up"));
    }

    @Test
    void shouldRefuseALogWithAGap() {
        var replayed = new Shard();
        replayed.replay(story.log().getFirst());

        assertThatThrownBy(() -> replayed.replay(new Recorded(3, 0, new Event.DeskAttached("ana"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("event 3 can't follow event 1");
    }

    @Test
    void shouldReplayHistoryThatAnotherPolicyWrote() {
        var replayed = new Shard();
        story.ready("ana", "ben").log().forEach(replayed::replay);
        story.arrives("c1", "sales-line").done();
        var other = new Event.ContactOffered("c1", "c1:offer1", "ben", "c1:agent1", 0, 1, Strategy.TOP_DOWN, 2, 0, "");
        replayed.replay(story.done().events().get(0));
        replayed.replay(story.done().events().get(1));

        replayed.replay(new Recorded(replayed.view().lastSeq() + 1, 0, other));

        assertThat(replayed.view().contact("c1").agentId()).isEqualTo("ben");
        assertThat(replayed.view().contact("c1").state()).isEqualTo(ContactState.OFFERED);
    }

    @Test
    void shouldSayWhoAndWhatChanged() {
        story.ready("ana").arrives("c1", "sales-line");

        assertThat(story.done().agentIds()).containsExactly("ana");
        assertThat(story.done().contactIds()).containsExactly("c1");
        assertThat(story.done().queueIds()).containsExactly("sales");
    }
}
