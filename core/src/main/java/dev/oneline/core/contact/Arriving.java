package dev.oneline.core.contact;

import dev.oneline.core.flow.Walking;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Decision;
import dev.oneline.core.shard.Event;
import dev.oneline.core.shard.Rejection;
import dev.oneline.core.shard.ShardView;
import java.util.ArrayList;

/** A customer is at the door: led into the entry point's flow, greeted, or queued at once. */
public final class Arriving {
    private Arriving() {}

    public static Decision decide(ShardView view, Command.ArriveContact command, long nowMs) {
        var contactId = command.contactId();
        if (view.contact(contactId) != null || view.ended(contactId) != null) {
            return Decision.noNews();
        }
        var carried = command.carrier() != null;
        if (contactId.isEmpty()
                || carried != command.channel().live()
                || !command.demand().sound()) {
            return Decision.reject(Rejection.BAD_ARGUMENT);
        }
        var lists = view.callerLists();
        var caller = command.customer().address();
        if (lists.blocks(caller)) {
            return Decision.reject(Rejection.CALLER_BLOCKED);
        }
        var entry = view.entryPoint(command.entryPoint());
        if (entry == null) {
            return Decision.reject(Rejection.NO_SUCH_ENTRY_POINT);
        }
        var queue = view.queue(entry.queueId());
        if (queue == null) {
            return Decision.reject(Rejection.NO_SUCH_QUEUE);
        }
        if (view.contacts().size() >= view.config().limits().maxContacts()) {
            return Decision.reject(Rejection.TENANT_FULL);
        }
        var listens = command.channel().live() || (command.channel() == Channel.CHAT && entry.forChats());
        var flow = listens ? view.flow(entry.flowId()) : null;
        if (flow == null && queue.full()) {
            return Decision.reject(Rejection.QUEUE_FULL);
        }
        var demand = command.demand().and(entry.demand()).and(lists.demand(caller));
        var greets = flow == null && listens && !entry.greeting().isEmpty();
        var arrived = new Event.ContactArrived(
                contactId,
                command.channel(),
                command.entryPoint(),
                command.customer(),
                command.carrier(),
                demand,
                entry.queueId(),
                greets ? entry.greeting() : "",
                greets ? nowMs + view.config().offers().greetingLimitMs() : 0);
        if (greets) {
            return Decision.accept(arrived);
        }
        var going = Going.arriving(
                contactId, command.channel(), command.entryPoint(), command.customer(), demand, command.carrier());
        var events = new ArrayList<Event>();
        events.add(arrived);
        events.addAll(
                flow == null
                        ? Overflowing.enter(view, going, entry.queueId(), command.agoMs(), nowMs)
                        : Walking.begin(
                                view, going, flow, command.language(), entry.queueId(), command.agoMs(), nowMs));
        return Decision.accept(events);
    }
}
