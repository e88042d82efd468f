package dev.oneline.sip.call;

import org.jspecify.annotations.Nullable;

/**
 * What a call can be told that we place. Inputs that don't fit the call's state do nothing: they crossed something on the
 * way.
 */
public sealed interface PlacedCallInput
        permits PlacedCallInput.OfferMade,
                PlacedCallInput.OfferFailed,
                PlacedCallInput.Provisional,
                PlacedCallInput.Accepted,
                PlacedCallInput.Rejected,
                PlacedCallInput.NoResponse,
                PlacedCallInput.AnswerTaken,
                PlacedCallInput.AnswerUnusable,
                PlacedCallInput.ClearAsked,
                PlacedCallInput.StopAsked,
                DialogInput {
    /** The media bridge opened the leg; {@code sdp} is what we offer. */
    record OfferMade(String sdp) implements PlacedCallInput {}

    /** It didn't. */
    record OfferFailed() implements PlacedCallInput {}

    /** 1xx to the INVITE. */
    record Provisional(int status) implements PlacedCallInput {}

    /**
     * 2xx to the INVITE, also when it comes again.
     *
     * @param toTag tells apart who answered: a call that forks has several dialogs (RFC 3261 12.1)
     * @param sdp null: it described no media
     */
    record Accepted(String toTag, @Nullable String sdp) implements PlacedCallInput {}

    /** 3xx–6xx to the INVITE; its transaction has acknowledged it. */
    record Rejected(int status) implements PlacedCallInput {}

    /** The INVITE got no response in time, or couldn't be sent at all. */
    record NoResponse() implements PlacedCallInput {}

    /** The media bridge has the called party's description. */
    record AnswerTaken() implements PlacedCallInput {}

    /** It has no use for it, or is gone. */
    record AnswerUnusable() implements PlacedCallInput {}

    /** @param reason for the Reason header (RFC 3326) */
    record ClearAsked(@Nullable String reason) implements PlacedCallInput {}

    /** The bridge stops. */
    record StopAsked() implements PlacedCallInput {}
}
