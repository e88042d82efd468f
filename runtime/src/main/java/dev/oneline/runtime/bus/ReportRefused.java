package dev.oneline.runtime.bus;

/** Why a report was given up. The bridge goes on; the shard learns of what it missed when it asks what is carried. */
public final class ReportRefused extends Exception {
    private final Reason reason;

    ReportRefused(Reason reason, String contactId) {
        super("report given up: " + reason + " contact=" + contactId, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why. */
    public enum Reason {
        /** As many reports wait as are allowed to; this one, the newest, was not taken. */
        BACKLOG_FULL,
        /** Nobody acknowledged it within the time allowed. */
        TOO_OLD,
        /** The shard's owner can't read it, now or ever. */
        NOT_UNDERSTOOD,
        /** The sender was closed. */
        CLOSED
    }
}
