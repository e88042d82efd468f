package dev.oneline.core.offer;

import dev.oneline.core.agent.NotReadyReason;
import dev.oneline.core.agent.Presence;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.OfferOutcome;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.shard.ShardView;

/**
 * The agent doesn't want the contact. It keeps its place and goes to the next one; he goes not ready, since being the
 * longest idle he would get it again at once.
 */
public final class DecliningOffer {
    private DecliningOffer() {}

    public static Decision decide(ShardView view, Command.DeclineOffer command) {
        if (view.agent(command.agentId()) == null) {
            return Decision.reject(Rejection.NO_SUCH_AGENT);
        }
        var contact = Offers.find(view, command.agentId(), command.offerId());
        if (contact == null) {
            // It rings no longer, which is what was wanted.
            return Decision.noNews();
        }
        if (contact.state() != ContactState.OFFERED) {
            return Decision.reject(Rejection.OFFER_GONE);
        }
        return Decision.accept(
                EndingOffer.end(contact, command.agentId(), OfferOutcome.DECLINED),
                new Event.AgentStateChanged(command.agentId(), Presence.NOT_READY, NotReadyReason.DECLINED));
    }
}
