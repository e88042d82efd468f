package dev.oneline.media.contact;

import dev.oneline.media.contact.LegOpener.RtpDoor;
import dev.oneline.media.leg.Leg;
import dev.oneline.media.rtp.Codec;
import org.jspecify.annotations.Nullable;

/** A leg with what signalling needs to know of it. */
final class ContactLeg {
    final Leg leg;
    final String kind;
    /** The newest offer of a browser's leg, and what it was answered. */
    long attempt;

    String offer = "";
    String answer = "";
    /** Of a plain RTP leg. */
    @Nullable
    RtpDoor door;

    /** Counts our own descriptions (RFC 3264 8). */
    long version;

    /** What it speaks, also while it has no transport. */
    @Nullable
    Codec codec;

    ContactLeg(Leg leg, String kind) {
        this.leg = leg;
        this.kind = kind;
    }

    boolean isRtp() {
        return door != null;
    }
}
