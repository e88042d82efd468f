package dev.oneline.core.config;

import dev.oneline.core.contact.Channel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which queues an agent serves, and how much at once.
 *
 * @param capacities a channel that isn't among them is never offered
 * @param interruptions none: while a contact of one channel is in hand, only that channel's may come
 * @param autoAccepted channels whose contacts are the agent's as soon as they are offered
 */
public record RoutingProfile(
        String profileId,
        String name,
        List<Served> queues,
        List<Capacity> capacities,
        List<Interruption> interruptions,
        List<Channel> autoAccepted) {
    public RoutingProfile {
        queues = List.copyOf(queues);
        capacities = List.copyOf(capacities);
        interruptions = List.copyOf(interruptions);
        autoAccepted = List.copyOf(autoAccepted);
    }

    /**
     * @param order 1 first: an agent takes contacts of a queue only while no queue of a smaller order has one for him
     * @param delayMs contacts must have waited so long before this profile's agents get them
     */
    public record Served(String queueId, int order, long delayMs) {}

    public record Capacity(Channel channel, int maxContacts) {}

    /** While contacts of {@code busyWith} are in hand, one of {@code by} may come beside them. */
    public record Interruption(Channel busyWith, Channel by) {}

    /** One call or callback at a time, from these queues alike. */
    public static RoutingProfile calls(String profileId, List<String> queueIds) {
        return serving(profileId, queueIds, List.of(Channel.VOICE, Channel.CALLBACK));
    }

    /** Calls, callbacks and messages, one at a time of each. */
    public static RoutingProfile phone(String profileId, List<String> queueIds) {
        return serving(profileId, queueIds, List.of(Channel.VOICE, Channel.CALLBACK, Channel.VOICEMAIL));
    }

    /** The same, and three chats at once, beside which a call may come. */
    public static RoutingProfile desk(String profileId, List<String> queueIds) {
        var phone = phone(profileId, queueIds);
        var capacities = new ArrayList<>(phone.capacities);
        capacities.add(new Capacity(Channel.CHAT, 3));
        return new RoutingProfile(
                profileId,
                profileId,
                phone.queues,
                capacities,
                List.of(new Interruption(Channel.CHAT, Channel.VOICE)),
                List.of());
    }

    private static RoutingProfile serving(String profileId, List<String> queueIds, List<Channel> channels) {
        var queues = new ArrayList<Served>();
        queueIds.forEach(queueId -> queues.add(new Served(queueId, 1, 0)));
        return new RoutingProfile(
                profileId,
                profileId,
                queues,
                channels.stream().map(channel -> new Capacity(channel, 1)).toList(),
                List.of(),
                List.of());
    }

    public int capacity(Channel channel) {
        for (var capacity : capacities) {
            if (capacity.channel() == channel) {
                return capacity.maxContacts();
            }
        }
        return 0;
    }

    public boolean mayInterrupt(Channel busyWith, Channel by) {
        for (var interruption : interruptions) {
            if (interruption.busyWith() == busyWith && interruption.by() == by) {
                return true;
            }
        }
        return false;
    }

    /** How it serves a queue; null when it doesn't. */
    public @Nullable Served served(String queueId) {
        for (var served : queues) {
            if (served.queueId().equals(queueId)) {
                return served;
            }
        }
        return null;
    }
}
