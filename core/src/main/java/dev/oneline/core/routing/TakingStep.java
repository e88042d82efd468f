package dev.oneline.core.routing;

import dev.oneline.core.config.Strategy;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.contact.Overflowing;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;
import java.util.Objects;

/** What a contact asks of its agent is eased by waiting; what rings rings at more agents by and by. */
public final class TakingStep {
    private TakingStep() {}

    public static Decision decide(ShardView view, Contact contact, long nowMs) {
        var place = contact.place();
        if (place == null || contact.state() != ContactState.QUEUED) {
            return Decision.noNews();
        }
        var queue = Objects.requireNonNull(view.queue(contact.queueId()));
        var boundaryMs = queue.boundaryMs(nowMs - place.queuedAtMs());
        if (boundaryMs <= contact.reachedMs()) {
            return Decision.noNews();
        }
        var events = new ArrayList<Event>();
        events.add(new Event.RoutingStepReached(contact.contactId(), boundaryMs));
        var limitMs = Objects.requireNonNull(view.queueConfig(contact.queueId()))
                .overflow()
                .waitLimitMs();
        if (limitMs > 0 && contact.reachedMs() < limitMs && limitMs <= boundaryMs) {
            events.addAll(Overflowing.waitedTooLong(view, contact, nowMs));
        }
        return Decision.accept(events);
    }

    public static Decision widen(ShardView view, Contact contact, long nowMs) {
        return nowMs >= widensAtMs(view, contact)
                ? Decision.accept(new Event.RingWidened(contact.contactId()))
                : Decision.noNews();
    }

    /** When the ring is to take in one more agent; {@code Long.MAX_VALUE}: never. */
    public static long widensAtMs(ShardView view, Contact contact) {
        var queue = view.queueConfig(contact.queueId());
        var first = contact.offer();
        if (queue == null || first == null || contact.state() != ContactState.OFFERED) {
            return Long.MAX_VALUE;
        }
        var rule = queue.routing();
        var grows = rule.strategy() == Strategy.PROGRESSIVE
                && 1 + contact.widened() < rule.ring().atMost();
        return grows
                ? first.offeredAtMs() + (contact.widened() + 1) * rule.ring().widenAfterMs()
                : Long.MAX_VALUE;
    }
}
