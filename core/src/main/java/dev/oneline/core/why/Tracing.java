package dev.oneline.core.why;

import dev.oneline.core.config.Overflow;
import dev.oneline.core.contact.Contact;
import dev.oneline.core.contact.ContactState;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Recorded;
import dev.oneline.core.shard.Shard;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Replays a log and explains on its way every decision about one contact. A command's events are each on the log, so the
 * state before an event is the one that it was decided in: an offer, its end and an overflow are explained from that. What
 * makes a contact wait is explained from the state that it makes, which is what routing looks at next.
 */
public final class Tracing {
    /** Of one contact; beyond it there are no more, and {@link #truncated} says so. */
    public static final int MAX_DECISIONS = 200;

    private final Shard shard;
    private final String contactId;
    private final LongUnaryOperator timeOf;
    private final List<Explanation> decisions = new ArrayList<>();
    private boolean truncated;

    /** An overflow into another queue was the last that was heard of it. */
    private boolean overflowing;

    /**
     * @param shard as it was before the contact's first event
     * @param timeOf the time at a log sequence number; 0 when it isn't known
     */
    public Tracing(Shard shard, String contactId, LongUnaryOperator timeOf) {
        this.shard = shard;
        this.contactId = contactId;
        this.timeOf = timeOf;
    }

    /** In the order of the log. */
    public List<Explanation> decisions() {
        return List.copyOf(decisions);
    }

    public boolean truncated() {
        return truncated;
    }

    /** @throws IllegalArgumentException when it isn't the next event of the log */
    public void next(Recorded recorded) {
        var turn = turn(recorded);
        if (turn == null) {
            shard.replay(recorded);
            return;
        }
        var waits = turn instanceof Turn.Queued || turn instanceof Turn.StepReached;
        if (!waits) {
            explain(recorded, turn);
        }
        shard.replay(recorded);
        if (waits) {
            explain(recorded, turn);
        }
        overflowing = turn instanceof Turn.Overflowed went && went.target().kind() == Overflow.Kind.QUEUE;
    }

    private void explain(Recorded recorded, Turn turn) {
        if (decisions.size() < MAX_DECISIONS) {
            decisions.add(Explaining.explain(view(), contact(), recorded, turn, timeOf));
        } else {
            truncated = true;
        }
    }

    private @Nullable Turn turn(Recorded recorded) {
        var atMs = recorded.atMs();
        return switch (recorded.event()) {
            case Event.ContactQueued e -> its(e.contactId()) ? queued(e) : null;
            case Event.RoutingStepReached e -> its(e.contactId()) ? new Turn.StepReached(e.waitedMs()) : null;
            case Event.ContactOffered e -> its(e.contactId()) ? offered(e) : null;
            case Event.OfferEnded e -> its(e.contactId()) ? offerEnded(e, atMs) : null;
            case Event.ContactConnected e -> its(e.contactId()) ? answered(e, atMs) : null;
            case Event.ContactOverflowed e -> its(e.contactId()) ? overflowed(e, atMs) : null;
            case Event.ContactAbandoned e -> its(e.contactId()) ? new Turn.Ended(e.cause()) : null;
            case Event.ConversationEnded e -> its(e.contactId()) ? new Turn.Ended(e.cause()) : null;
            default -> null;
        };
    }

    private Turn queued(Event.ContactQueued event) {
        return new Turn.Queued(origin(), event.stickyAgentId(), event.movedBy());
    }

    private Turn offered(Event.ContactOffered event) {
        return new Turn.Offered(event.offerId(), event.agentId(), name(event.agentId()), event.assignedBy());
    }

    private Turn offerEnded(Event.OfferEnded event, long atMs) {
        var agentId = event.agentId();
        return new Turn.OfferEnded(event.offerId(), agentId, name(agentId), event.outcome(), rangMs(agentId, atMs));
    }

    private Turn answered(Event.ContactConnected event, long atMs) {
        return new Turn.Answered(event.agentId(), name(event.agentId()), rangMs(event.agentId(), atMs));
    }

    private Turn overflowed(Event.ContactOverflowed event, long atMs) {
        return new Turn.Overflowed(event.cause(), event.target(), hindrance(event.queueId(), atMs));
    }

    private boolean its(String otherContactId) {
        return otherContactId.equals(contactId);
    }

    private Contact contact() {
        return Objects.requireNonNull(view().contact(contactId), "the replay begins before the contact");
    }

    private ShardView view() {
        return shard.view();
    }

    private Turn.Origin origin() {
        if (contact().state() == ContactState.WRAP_UP) {
            return Turn.Origin.AGENT_LOST;
        }
        if (overflowing) {
            return Turn.Origin.OVERFLOWED;
        }
        return contact().place() == null ? Turn.Origin.ARRIVED : Turn.Origin.MOVED;
    }

    private String name(String agentId) {
        var agent = view().agent(agentId);
        return agent == null ? agentId : agent.name();
    }

    private long rangMs(String agentId, long atMs) {
        var offer = contact().offerTo(agentId);
        return offer == null ? 0 : atMs - offer.offeredAtMs();
    }

    private Turn.Hindrance hindrance(String queueId, long atMs) {
        var queue = Objects.requireNonNull(view().queue(queueId));
        var overflow = Objects.requireNonNull(view().queueConfig(queueId)).overflow();
        var place = contact().place();
        return new Turn.Hindrance(
                queueId,
                overflow.calendarId(),
                view().isOpen(queueId, atMs),
                queue.signedInAgents(),
                queue.waiting(),
                overflow.lengthLimit(),
                place == null ? 0 : atMs - place.queuedAtMs(),
                overflow.waitLimitMs());
    }
}
