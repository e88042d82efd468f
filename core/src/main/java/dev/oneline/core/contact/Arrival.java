package dev.oneline.core.contact;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a contact from its first moment on.
 *
 * @param carrier null on a channel without media
 * @param queueId where it was to be queued
 * @param greeting null when the entry point has none
 */
public record Arrival(
        String contactId,
        Channel channel,
        String entryPoint,
        Party customer,
        @Nullable Carrier carrier,
        Demand demand,
        String queueId,
        long arrivedAtMs,
        @Nullable Greeting greeting) {

    /** @param untilMs taken for over then, even when nobody reports its end */
    public record Greeting(String prompt, long untilMs) {}
}
