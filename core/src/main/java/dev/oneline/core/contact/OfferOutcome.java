package dev.oneline.core.contact;

/** How an offer ended that was not accepted. */
public enum OfferOutcome {
    DECLINED,
    /** RONA: the contact returns to its place, the agent goes not ready. */
    TIMED_OUT,
    /** The customer went, or the agent did. */
    CANCELLED
}
