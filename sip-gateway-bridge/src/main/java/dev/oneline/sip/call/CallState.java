package dev.oneline.sip.call;

/** Where a call stands. */
public enum CallState {
    /** 100 sent; the shard hasn't heard of it yet. */
    ARRIVING,
    /** On the log; not answered yet. */
    WAITING,
    /** To be answered; the media bridge opens the leg. */
    OPENING,
    /** 200 sent, ACK missing. */
    ANSWERED,
    TALKING,
    /** To be ended, but a BYE before the ACK is forbidden, RFC 3261 15. */
    ENDING_ON_ACK,
    /** BYE sent. */
    CLOSING,
    OVER;

    /** Whether the shard may still count on it. */
    public boolean isCarried() {
        return switch (this) {
            case ARRIVING, WAITING, OPENING, ANSWERED, TALKING -> true;
            case ENDING_ON_ACK, CLOSING, OVER -> false;
        };
    }
}
