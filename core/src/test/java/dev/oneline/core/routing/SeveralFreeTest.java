package dev.oneline.core.routing;

import dev.oneline.core.config.RoutingProfile;
import dev.oneline.core.config.RoutingProfile.Served;
import dev.oneline.core.config.RoutingRule;
import dev.oneline.core.config.RoutingStep;
import dev.oneline.core.config.Strategy;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import dev.oneline.core.config.TenantConfig.EntryPoint;
import dev.oneline.core.config.TenantConfig.Limits;
import dev.oneline.core.config.TenantConfig.OfferConfig;
import dev.oneline.core.config.TenantConfig.QueueConfig;
import dev.oneline.core.story.Configs;
import dev.oneline.core.story.ShardStory;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A call that rang at ana and ben is hung up: both are free at once, and calls wait that both or one of them may have. */
class SeveralFreeTest {
    private static final Served RINGING = new Served("ringing", 9, 0);

    @Test
    void shouldGiveHisFirstQueuesCallToWhoIsAnothersChoice() {
        var story = bothAreFree(
                List.of(new Served("top-down", 1, 0)),
                List.of(new Served("top-down", 2, 0), new Served("longest-idle", 1, 0)));

        story.thenOffered("younger", "ben").thenOffered("older", "ana");
    }

    @Test
    void shouldLetOneGiveWayWhereTheirChoicesGoRoundInACircle() {
        var story = bothAreFree(
                List.of(new Served("top-down", 1, 0), new Served("longest-idle", 2, 0)),
                List.of(new Served("top-down", 2, 0), new Served("longest-idle", 1, 0)));

        story.thenOffered("older", "ana").thenOffered("younger", "ben");
    }

    /** Top down ben comes first; ana has been idle longer. */
    private static ShardStory bothAreFree(List<Served> ofAna, List<Served> ofBen) {
        var queues = List.of(
                queue("ringing", Strategy.RING_ALL),
                queue("top-down", Strategy.TOP_DOWN),
                queue("longest-idle", Strategy.LONGEST_IDLE));
        var story = ShardStory.configured(new TenantConfig(
                1,
                queues,
                List.of(profile("a", ofAna), profile("b", ofBen)),
                List.of(new AgentConfig("ben", "Ben", "b"), new AgentConfig("ana", "Ana", "a")),
                queues.stream()
                        .map(queue -> new EntryPoint(queue.queueId(), queue.queueId(), ""))
                        .toList(),
                new OfferConfig(Configs.RING_MS, "", Configs.DESK_GRACE_MS, 1),
                new Limits(100, 10, 10)));
        story.ready("ana").after(1).ready("ben").arrives("rings", "ringing");
        story.after(1).arrives("older", "top-down").after(1).arrives("younger", "longest-idle");
        story.thenWaiting("older", 1).thenWaiting("younger", 1);
        return story.customerHangsUp("rings");
    }

    private static QueueConfig queue(String queueId, Strategy strategy) {
        var rule = new RoutingRule(strategy, 0, 0, RoutingRule.Ring.DEFAULT, List.of(RoutingStep.OPEN));
        return new QueueConfig(queueId, queueId, 10, "", 0, rule);
    }

    private static RoutingProfile profile(String profileId, List<Served> served) {
        var calls = RoutingProfile.calls(profileId, List.of());
        var all = Stream.concat(Stream.of(RINGING), served.stream()).toList();
        return new RoutingProfile(profileId, profileId, all, calls.capacities(), List.of(), List.of());
    }
}
