package dev.oneline.core.contact;

import dev.oneline.core.offer.EndingOffer;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;

/** A supervisor puts a waiting contact into another queue, where it has waited as long as it has. */
public final class MovingContact {
    private MovingContact() {}

    public static Decision decide(ShardView view, Command.MoveContact command) {
        if (command.by().isEmpty()) {
            return Decision.reject(Rejection.BAD_ARGUMENT);
        }
        var contact = view.contact(command.contactId());
        if (contact == null) {
            // Also when it is over: whoever moved it would believe that somebody waits there.
            return Decision.reject(Rejection.NO_SUCH_CONTACT);
        }
        var to = view.queue(command.queueId());
        if (to == null) {
            return Decision.reject(Rejection.NO_SUCH_QUEUE);
        }
        if (!contact.waiting()) {
            return Decision.reject(Rejection.NOT_WAITING);
        }
        if (contact.queueId().equals(command.queueId())) {
            return Decision.noNews();
        }
        if (to.full()) {
            return Decision.reject(Rejection.QUEUE_FULL);
        }
        var events = new ArrayList<>(EndingOffer.endAll(contact, OfferOutcome.CANCELLED));
        events.add(Queueing.move(view, Going.of(view, contact), command.queueId(), command.by()));
        return Decision.accept(events);
    }
}
