package dev.oneline.core.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.config.Announcements;
import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.RoutingRule;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.config.TenantConfig.EntryPoint;
import dev.oneline.core.config.TenantConfig.Limits;
import dev.oneline.core.config.TenantConfig.OfferConfig;
import dev.oneline.core.config.TenantConfig.QueueConfig;
import dev.oneline.core.media.MediaPlanning;
import dev.oneline.core.shard.Command;
import dev.oneline.core.story.Configs;
import dev.oneline.core.story.ShardStory;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnnouncingTest {
    private static final Announcements PLACE = new Announcements(5_000, 30_000, "en", "", true, false);

    @Test
    void shouldTellThePlaceBetweenTheMusic() {
        var story = story(PLACE).arrives("c1", "line");
        story.thenHears("c1", "music");

        story.after(5_000);

        story.thenHears("c1", "en/you-are-next");
        finish(story);
        story.thenHears("c1", "music");
        story.after(29_999);
        story.thenHears("c1", "music");
        story.after(1);
        story.thenHears("c1", "en/you-are-next");
    }

    @Test
    void shouldTellHowManyAreBefore() {
        var story = story(PLACE).arrives("c0", "line").arrives("c1", "line");

        story.after(5_000);

        story.thenHears("c1", "en/position-before", "en/n2", "en/position-after");
    }

    @Test
    void shouldTellTheExpectedWaitOnceItIsKnown() {
        var waits = new Announcements(0, 30_000, "en", "please-wait", false, true);
        var story = story(waits).arrives("c1", "line").after(0);
        story.thenHears("c1", "en/please-wait");

        // Four minutes of talk, by one agent.
        story.customerHangsUp("c1").talking("ana", "c0", "line").arrives("c1b", "line");
        story.after(240_000).customerHangsUp("c0").declines("ana", "c1b");
        story.after(30_000);

        story.thenHears("c1b", "en/please-wait", "en/wait-before", "en/n4", "en/wait-after");
    }

    @Test
    void shouldTellOnceWhereThereIsNoNextTime() {
        var story = story(new Announcements(0, 0, "zh-CN", "please-wait", false, false))
                .arrives("c1", "line")
                .after(0);
        story.thenHears("c1", "zh-CN/please-wait");

        finish(story).after(3_600_000);

        story.thenHears("c1", "music");
        assertThat(story.outside().timers()).doesNotContainKey("announcement:c1");
    }

    @Test
    void shouldPlayMusicAgainWhenNobodyReportsTheEnd() {
        var story = story(PLACE).arrives("c1", "line").after(5_000).after(149_999);
        story.thenHears("c1", "en/you-are-next");

        story.after(1);

        story.thenHears("c1", "music");
    }

    @Test
    void shouldRingInTheMiddleOfAnAnnouncement() {
        var story = story(PLACE).arrives("c1", "line").after(5_000);
        var playId = MediaPlanning.announcementPlayId(story.contact("c1"));

        story.when(new Command.SetReady("ana")).thenOffered("c1", "ana");

        story.thenHears("c1", "ringback");
        story.when(new Command.FinishPrompt("c1", playId, 0)).thenNoNews();
        story.declines("ana", "c1");
        story.thenHears("c1", "music");
        // It was cut short: so long after it began.
        story.after(30_000);
        story.thenHears("c1", "en/you-are-next");
    }

    @Test
    void shouldForgetWhatWasSaidInAnotherQueue() {
        var story = story(PLACE).arrives("c1", "line").after(5_000);
        var playId = MediaPlanning.announcementPlayId(story.contact("c1"));

        story.when(new Command.MoveContact("c1", "quiet", "leader"));

        story.when(new Command.FinishPrompt("c1", playId, 0)).thenNoNews();
        story.thenHears("c1", "music");
        story.after(600_000);
        assertThat(story.contact("c1").announcement().heard()).isFalse();
        story.when(new Command.MoveContact("c1", "line", "leader")).after(5_000);
        story.thenHears("c1", "en/you-are-next");
    }

    @Test
    void shouldFollowANewConfiguration() {
        var story = story(Announcements.NONE).arrives("c1", "line").after(60_000);
        story.thenHears("c1", "music");

        story.when(new Command.Configure(config(2, PLACE))).after(0);

        story.thenHears("c1", "en/you-are-next");
    }

    @Test
    void shouldTellNothingToWhoHearsNothing() {
        var story = story(PLACE);

        story.arrives("c1", "line", (Carrier) null).after(600_000);

        assertThat(story.outside().timers()).doesNotContainKey("announcement:c1");
    }

    private static ShardStory finish(ShardStory story) {
        return story.when(new Command.FinishPrompt("c1", MediaPlanning.announcementPlayId(story.contact("c1")), 0));
    }

    /** Ana is signed in, and not ready. */
    private static ShardStory story(Announcements announcements) {
        return ShardStory.configured(config(1, announcements)).signedIn("ana");
    }

    private static TenantConfig config(long version, Announcements announcements) {
        return new TenantConfig(
                version,
                List.of(queue("line").withAnnouncements(announcements), queue("quiet")),
                List.of(RoutingProfile.calls("p", List.of("line", "quiet"))),
                List.of(new AgentConfig("ana", "Ana", "p")),
                List.of(new EntryPoint("line", "line", "")),
                new OfferConfig(Configs.RING_MS, "ringback", Configs.DESK_GRACE_MS, Configs.GREETING_LIMIT_MS),
                new Limits(100, 10, 20));
    }

    private static QueueConfig queue(String queueId) {
        return new QueueConfig(queueId, queueId, 10, "music", 0, RoutingRule.LONGEST_IDLE);
    }
}
