package dev.oneline.sip.call;

/** Where a call stands that we place. */
public enum PlacedCallState {
    /** The media bridge opens the leg. */
    OPENING,
    /** INVITE sent; not even a 100 yet. */
    CALLING,
    /** The gateway has it. */
    PROCEEDING,
    /** 200 acknowledged; the media bridge takes the called party's description. */
    ACCEPTING,
    TALKING,
    /** Wanted no more before it was answered; the INVITE's final response is missing. */
    CANCELLING,
    /** BYE sent. */
    CLOSING,
    OVER;

    /** Whether the shard may still count on it. */
    public boolean isCarried() {
        return switch (this) {
            case OPENING, CALLING, PROCEEDING, ACCEPTING, TALKING -> true;
            case CANCELLING, CLOSING, OVER -> false;
        };
    }
}
