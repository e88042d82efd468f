package dev.oneline.backend.ws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.founding.DemoTenant;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.Party;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Shard;
import org.junit.jupiter.api.Test;

class ChatPresenceTest {
    private final Shard shard = new Shard();
    private final ChatPresence presence = new ChatPresence(60_000);

    ChatPresenceTest() {
        shard.handle(new Command.Configure(DemoTenant.config()), 1);
        DemoTenant.flows().forEach(flow -> shard.handle(new Command.PublishFlow(flow), 1));
        shard.handle(
                new Command.ArriveContact(
                        "c1", Channel.CHAT, "chat:demo", new Party("visitor-1", ""), null, Demand.NONE, 0),
                1);
    }

    @Test
    void shouldEndAChatWhoseVisitorStaysAway() {
        assertThat(presence.review(shard.view(), contactId -> false, 1_000)).isEmpty();
        assertThat(presence.review(shard.view(), contactId -> false, 60_999)).isEmpty();
        assertThat(presence.review(shard.view(), contactId -> false, 61_000))
                .containsExactly(new Command.EndByCustomer("c1", EndCause.CUSTOMER_LOST));
    }

    @Test
    void shouldGiveWhoeverComesBackTheWholeTimeAgain() {
        presence.review(shard.view(), contactId -> false, 1_000);
        presence.review(shard.view(), contactId -> true, 50_000);

        assertThat(presence.review(shard.view(), contactId -> false, 70_000)).isEmpty();
        assertThat(presence.review(shard.view(), contactId -> false, 130_000)).hasSize(1);
    }
}
