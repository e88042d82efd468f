package dev.oneline.sip.call;

import org.jspecify.annotations.Nullable;

/**
 * What a call that came in can be told. Inputs that don't fit the call's state do nothing: they crossed something on the
 * way.
 */
public sealed interface CallInput
        permits CallInput.ArrivalTaken,
                CallInput.ArrivalRefused,
                CallInput.ArrivalFailed,
                CallInput.AnswerAsked,
                CallInput.EndAsked,
                DialogInput {
    /** The shard has the arrival on its log. */
    record ArrivalTaken() implements CallInput {}

    /** The shard has it, and doesn't want the call. */
    record ArrivalRefused(int status) implements CallInput {}

    /** The report can't reach the shard, now or ever. */
    record ArrivalFailed() implements CallInput {}

    record AnswerAsked(String legId, String mediaNode) implements CallInput {}

    /**
     * @param status for an INVITE that has no final response yet
     * @param reason for the Reason header (RFC 3326)
     */
    record EndAsked(int status, @Nullable String reason) implements CallInput {}
}
