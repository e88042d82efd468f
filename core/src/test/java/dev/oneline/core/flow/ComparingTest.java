package dev.oneline.core.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.core.config.CallerList;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.shard.Command;
import dev.oneline.core.story.Configs;
import dev.oneline.core.story.ShardStory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparingTest {
    private final ShardStory story = ShardStory.configured(config());

    @Test
    void shouldKnowWhoIsOnAList() {
        assertThat(holds("caller", Condition.Op.IN_LIST, "vip", Map.of("caller", "13900000001")))
                .isTrue();
        assertThat(holds("caller", Condition.Op.IN_LIST, "vip", Map.of("caller", "13700000001")))
                .isFalse();
        assertThat(holds("account", Condition.Op.IN_LIST, "vip", Map.of("account", "13900000001")))
                .isTrue();
        assertThat(holds("caller", Condition.Op.IN_LIST, "gone", Map.of("caller", "13900000001")))
                .isFalse();
    }

    @Test
    void shouldReckonTheWaitOfWhoWouldComeNow() {
        assertThat(holds("queue.sales.wait", Condition.Op.AT_LEAST, "0", Map.of()))
                .as("nothing is known yet")
                .isFalse();
        story.ready("ana").talking("ana", "c1", "sales-line").after(60_000);
        story.when(new Command.HangUp("ana", "c1")).wrapsUp("ana", "c1");
        story.when(new Command.SetNotReady("ana", "break")).arrives("c2", "sales-line");

        // One waits already, one agent is signed in, and a call took a minute.
        assertThat(holds("queue.sales.wait", Condition.Op.AT_LEAST, "120", Map.of()))
                .isTrue();
        assertThat(holds("queue.sales.wait", Condition.Op.BELOW, "121", Map.of()))
                .isTrue();
    }

    private boolean holds(String subject, Condition.Op op, String value, Map<String, String> variables) {
        return new Comparing(story.view(), variables, story.nowMs()).holds(new Condition(subject, op, value));
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
                List.of(new CallerList("vip", "VIP", false, 0, List.of("139*"))),
                small.offers(),
                small.menus(),
                small.limits());
    }
}
