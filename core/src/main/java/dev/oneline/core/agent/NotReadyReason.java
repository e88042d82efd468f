package dev.oneline.core.agent;

/** Reasons of {@code NOT_READY} that the shard itself gives; the others are the tenant's. */
public final class NotReadyReason {
    /** Just signed in. */
    public static final String SIGNED_IN = "signed-in";

    /** An offer wasn't answered in time. */
    public static final String RONA = "rona";

    public static final String DECLINED = "declined";

    public static final int MAX_LENGTH = 100;

    private NotReadyReason() {}
}
