package dev.oneline.media.sdp;

import java.util.Locale;

/** Who sends, from the side that wrote it (RFC 8866 6.7). */
public enum Direction {
    SENDRECV,
    SENDONLY,
    RECVONLY,
    INACTIVE;

    public boolean sends() {
        return this == SENDRECV || this == SENDONLY;
    }

    public boolean receives() {
        return this == SENDRECV || this == RECVONLY;
    }

    /** What the other side answers when it wants everything that it may have (RFC 3264 6.1). */
    public Direction answered() {
        return switch (this) {
            case SENDONLY -> RECVONLY;
            case RECVONLY -> SENDONLY;
            case SENDRECV, INACTIVE -> this;
        };
    }

    /** The attribute's name. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
