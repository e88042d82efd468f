package dev.oneline.core.contact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.config.CallerList;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.story.Configs;
import dev.oneline.core.story.ShardStory;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallerListTest {
    private final ShardStory story = ShardStory.configured(config());

    @Test
    void shouldRefuseWhoIsBlocked() {
        story.when(call("c1", "13899999999")).thenRejected(Rejection.CALLER_BLOCKED);
        assertThat(story.view().contact("c1")).isNull();
    }

    @Test
    void shouldServeWhoComesFirstByHisNumberFirst() {
        story.signedIn("ana").when(call("c1", "13700000000"));
        story.after(30_000).when(call("vip", "13900000001"));

        story.thenWaiting("vip", 1).thenWaiting("c1", 2);
        story.after(40_000).when(call("late", "13900000002"));
        story.thenWaiting("vip", 1).thenWaiting("c1", 2).thenWaiting("late", 3);
    }

    private static Command call(String contactId, String caller) {
        return new Command.ArriveContact(
                contactId,
                Channel.VOICE,
                "sales-line",
                new Party(caller, ""),
                new Carrier("media1", null),
                Demand.NONE,
                0);
    }

    private static TenantConfig config() {
        var small = Configs.small();
        return new TenantConfig(
                small.version(),
                small.queues(),
                small.profiles(),
                small.agents(),
                small.entryPoints(),
                small.calendars(),
                small.skills(),
                small.groups(),
                List.of(),
                List.of(
                        new CallerList("vip", "VIP", false, 60_000, List.of("139*")),
                        new CallerList("pests", "Pests", true, 0, List.of("13899999999"))),
                small.offers(),
                small.menus(),
                small.limits());
    }
}
