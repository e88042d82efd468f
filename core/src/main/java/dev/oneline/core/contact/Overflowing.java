package dev.oneline.core.contact;

import dev.oneline.core.config.Overflow;
import dev.oneline.core.config.Overflow.Cause;
import dev.oneline.core.config.Overflow.Kind;
import dev.oneline.core.config.Overflow.Target;
import dev.oneline.core.flow.Flow;
import dev.oneline.core.flow.MessageFlow;
import dev.oneline.core.flow.Walking;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A contact that a queue can't serve goes where the queue's {@link Overflow} says. */
public final class Overflowing {
    /** Queues that send each other their contacts stop doing so after this many. */
    public static final int MAX_OVERFLOWS = 8;

    private Overflowing() {}

    /** The contact comes into a queue, or into one that stands in for it, or goes. */
    public static List<Event> enter(ShardView view, Going contact, String queueId, long agoMs, long nowMs) {
        var events = new ArrayList<Event>();
        var into = queueId;
        for (var hops = contact.overflows(); hops < MAX_OVERFLOWS; hops++) {
            var cause = hindrance(view, into, nowMs);
            var target = cause == null ? Target.STAY : target(overflow(view, into), cause);
            if (cause == null || stays(view, contact, target) || promisesTooMuch(view, into, target)) {
                break;
            }
            if (walks(target)) {
                events.addAll(walk(view, contact.overflowed(hops + 1), into, cause, target, agoMs, nowMs));
                return events;
            }
            if (target.kind() != Kind.QUEUE) {
                var place = Queueing.queue(view, contact, into, agoMs, nowMs);
                events.addAll(leave(view, contact, into, cause, target, place, nowMs));
                return events;
            }
            events.add(new Event.ContactOverflowed(contact.contactId(), into, cause, target, 0));
            into = target.name();
        }
        events.add(Queueing.queue(view, contact, into, agoMs, nowMs));
        return events;
    }

    /** Into the queue itself, whatever its rules would say. */
    public static List<Event> enterForGood(ShardView view, Going contact, String queueId, long agoMs, long nowMs) {
        return enter(view, contact.overflowed(MAX_OVERFLOWS), queueId, agoMs, nowMs);
    }

    /** It rings at one agent, who has room for it, whatever the queue's rules would say. */
    public static Event direct(ShardView view, Going contact, String queueId, String agentId, long agoMs, long nowMs) {
        return Queueing.direct(view, contact, queueId, agentId, agoMs, nowMs);
    }

    private static boolean walks(Target target) {
        return target.kind() == Kind.FLOW || target.kind() == Kind.VOICEMAIL;
    }

    private static @Nullable Flow flow(ShardView view, Target target) {
        return view.flow(target.kind() == Kind.VOICEMAIL ? MessageFlow.flowId(target.name()) : target.name());
    }

    private static List<Event> walk(
            ShardView view, Going contact, String queueId, Cause cause, Target target, long agoMs, long nowMs) {
        var events = new ArrayList<Event>();
        events.add(new Event.ContactOverflowed(contact.contactId(), queueId, cause, target, 0));
        var flow = Objects.requireNonNull(flow(view, target));
        events.addAll(Walking.begin(view, contact, flow, queueId, agoMs, nowMs));
        return events;
    }

    /** It has waited as long as its queue lets anybody wait; nothing when it stays all the same. */
    public static List<Event> waitedTooLong(ShardView view, Contact contact, long nowMs) {
        var target = overflow(view, contact.queueId()).whenWaited();
        return contact.overflows() >= MAX_OVERFLOWS || stays(view, Going.of(view, contact), target)
                ? List.of()
                : go(view, contact, Cause.WAITED_TOO_LONG, target, nowMs);
    }

    /** A customer goes, to be called back there; nothing rings any more. */
    public static List<Event> callBack(
            ShardView view, Going contact, Party customer, String queueId, String prompt, long agoMs, long nowMs) {
        var place = Queueing.queue(view, contact, queueId, agoMs, nowMs);
        var target = Target.callback(prompt);
        return leave(view, contact.as(customer), queueId, Cause.ASKED_FOR_CALLBACK, target, place, nowMs);
    }

    /** A waiting contact goes; nothing rings any more. */
    private static List<Event> go(ShardView view, Contact contact, Cause cause, Target target, long nowMs) {
        var going = Going.of(view, contact);
        return switch (target.kind()) {
            case QUEUE ->
                List.of(
                        new Event.ContactOverflowed(contact.contactId(), contact.queueId(), cause, target, 0),
                        Queueing.move(view, going, target.name(), ""));
            case FLOW, VOICEMAIL ->
                walk(view, going.overflowed(contact.overflows() + 1), contact.queueId(), cause, target, 0, nowMs);
            default -> leave(view, going, contact.queueId(), cause, target, here(contact), nowMs);
        };
    }

    /** The place that it has. */
    private static Event.ContactQueued here(Contact contact) {
        var place = Objects.requireNonNull(contact.place());
        return new Event.ContactQueued(
                contact.contactId(), contact.queueId(), place.queuedAtMs(), place.rankMs(), "", "");
    }

    private static List<Event> leave(
            ShardView view,
            Going contact,
            String queueId,
            Cause cause,
            Target target,
            Event.ContactQueued place,
            long nowMs) {
        var events = new ArrayList<Event>();
        var says = contact.channel().conversational() && !target.name().isEmpty();
        var untilMs = says ? nowMs + view.config().offers().greetingLimitMs() : 0;
        events.add(new Event.ContactOverflowed(contact.contactId(), queueId, cause, target, untilMs));
        if (target.kind() == Kind.CALLBACK) {
            var callbackId = RequestingCallback.callbackId(contact.contactId());
            events.add(new Event.ContactArrived(
                    callbackId,
                    Channel.CALLBACK,
                    contact.entryPoint(),
                    contact.customer(),
                    null,
                    contact.demand(),
                    queueId,
                    "",
                    0));
            events.add(new Event.ContactQueued(
                    callbackId, queueId, place.queuedAtMs(), place.rankMs(), place.stickyAgentId(), ""));
        }
        if (!says) {
            events.add(new Event.ContactAbandoned(contact.contactId(), endCause(target)));
        }
        return events;
    }

    /** How a contact ends that goes there. */
    public static EndCause endCause(Target target) {
        return target.kind() == Kind.CALLBACK ? EndCause.CALLBACK_PROMISED : EndCause.TURNED_AWAY;
    }

    private static @Nullable Cause hindrance(ShardView view, String queueId, long nowMs) {
        var queue = Objects.requireNonNull(view.queue(queueId));
        var overflow = overflow(view, queueId);
        if (!view.isOpen(queueId, nowMs)) {
            return Cause.CLOSED;
        }
        if (queue.signedInAgents() == 0) {
            return Cause.NOBODY_SIGNED_IN;
        }
        return overflow.lengthLimit() > 0 && queue.waiting() >= overflow.lengthLimit() ? Cause.TOO_LONG : null;
    }

    private static Target target(Overflow overflow, Cause cause) {
        return switch (cause) {
            case CLOSED -> overflow.whenClosed();
            case NOBODY_SIGNED_IN -> overflow.whenNobody();
            case TOO_LONG -> overflow.whenLong();
            case WAITED_TOO_LONG -> overflow.whenWaited();
            case ASKED_FOR_CALLBACK -> Target.callback("");
        };
    }

    /**
     * A callback isn't promised another one, and nobody calls back who gave no number. Flows are for who listens, and one
     * that isn't published can't be walked.
     */
    private static boolean stays(ShardView view, Going contact, Target target) {
        return switch (target.kind()) {
            case STAY -> true;
            case QUEUE, MESSAGE -> false;
            case FLOW, VOICEMAIL -> !contact.channel().live() || flow(view, target) == null;
            case CALLBACK ->
                contact.channel() == Channel.CALLBACK || !contact.customer().hasNumber();
        };
    }

    /** Whoever calls and is promised a call takes up a place, however short the call was. */
    private static boolean promisesTooMuch(ShardView view, String queueId, Target target) {
        return target.kind() == Kind.CALLBACK
                && Objects.requireNonNull(view.queue(queueId)).full();
    }

    private static Overflow overflow(ShardView view, String queueId) {
        return Objects.requireNonNull(view.queueConfig(queueId)).overflow();
    }
}
