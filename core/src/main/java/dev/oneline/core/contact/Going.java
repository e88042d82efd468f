package dev.oneline.core.contact;

import dev.oneline.core.flow.FlowRun;
import dev.oneline.core.shard.ShardView;
import org.jspecify.annotations.Nullable;

/**
 * What of a contact matters to where it goes; it may not have arrived yet.
 *
 * @param carrier null on a channel without media
 * @param overflows how often it went elsewhere
 * @param waited null: it hasn't waited in any queue yet
 * @param run where it is in a flow, or was; null: it never was in one
 */
public record Going(
        String contactId,
        Channel channel,
        String entryPoint,
        Party customer,
        Demand demand,
        @Nullable Carrier carrier,
        int overflows,
        @Nullable Waited waited,
        @Nullable FlowRun run) {

    /**
     * The waiting that a contact takes along from queue to queue.
     *
     * @param ownRankMs its place without what the queue adds to it
     */
    public record Waited(long sinceMs, long ownRankMs) {}

    /** At the door. */
    public static Going arriving(
            String contactId,
            Channel channel,
            String entryPoint,
            Party customer,
            Demand demand,
            @Nullable Carrier carrier) {
        return new Going(contactId, channel, entryPoint, customer, demand, carrier, 0, null, null);
    }

    public static Going of(ShardView view, Contact contact) {
        var arrival = contact.arrival();
        var place = contact.place();
        var queue = view.queueConfig(contact.queueId());
        var headStartMs = queue == null ? 0 : queue.routing().headStartMs();
        return new Going(
                contact.contactId(),
                contact.channel(),
                arrival.entryPoint(),
                arrival.customer(),
                arrival.demand(),
                arrival.carrier(),
                contact.overflows(),
                place == null ? null : new Waited(place.queuedAtMs(), place.rankMs() + headStartMs),
                contact.run());
    }

    Going as(Party other) {
        return new Going(contactId, channel, entryPoint, other, demand, carrier, overflows, waited, run);
    }

    /** @param times in all */
    Going overflowed(int times) {
        return new Going(contactId, channel, entryPoint, customer, demand, carrier, times, waited, run);
    }

    /** Somewhere else in its flow. */
    public Going at(FlowRun there) {
        return new Going(contactId, channel, entryPoint, customer, demand, carrier, overflows, waited, there);
    }
}
