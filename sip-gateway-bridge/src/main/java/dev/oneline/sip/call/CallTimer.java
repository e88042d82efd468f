package dev.oneline.sip.call;

/** What a call waits for. */
public enum CallTimer {
    /** The shard's word on the arrival. */
    ARRIVAL,
    /** Someone to answer the call. */
    ANSWER,
    /** Until the 200 is sent again, RFC 3261 13.3.1.4. */
    REPEAT_OK,
    /** Until the missing ACK ends the call. */
    ACK,
    /** Until a call that said BYE is forgotten whatever the other side does. */
    CLOSE,
    /** The first response to an INVITE of ours. */
    RESPONSE,
    /** The called party's answer. */
    RING,
    /** Until an INVITE of ours that is wanted no more is forgotten whatever the other side does. */
    CANCEL
}
