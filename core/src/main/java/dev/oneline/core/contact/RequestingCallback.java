package dev.oneline.core.contact;

import dev.oneline.core.offer.EndingOffer;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;

/** A waiting customer would rather be called back: the callback takes the place in the queue. */
public final class RequestingCallback {
    private RequestingCallback() {}

    /** The contact that a contact's callback is. */
    public static String callbackId(String contactId) {
        return contactId + ":callback";
    }

    public static Decision decide(ShardView view, Command.RequestCallback command, long nowMs) {
        var contact = view.contact(command.contactId());
        if (contact == null) {
            return LiveContacts.overOrUnknown(view, command.contactId());
        }
        if (!contact.channel().live()) {
            return Decision.reject(Rejection.WRONG_STATE);
        }
        if (!contact.waiting()) {
            return Decision.reject(Rejection.NOT_WAITING);
        }
        var customer = contact.arrival().customer();
        var called = command.number().isEmpty() ? customer : new Party(command.number(), customer.name());
        if (!called.hasNumber()) {
            return Decision.reject(Rejection.BAD_ARGUMENT);
        }
        var events = new ArrayList<>(EndingOffer.endAll(contact, OfferOutcome.CANCELLED));
        var going = Going.of(view, contact);
        events.addAll(Overflowing.callBack(view, going, called, contact.queueId(), command.prompt(), 0, nowMs));
        return Decision.accept(events);
    }
}
