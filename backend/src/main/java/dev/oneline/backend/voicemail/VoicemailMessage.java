package dev.oneline.backend.voicemail;

import org.jspecify.annotations.Nullable;

/**
 * The contract's VoicemailMessage.
 *
 * @param heardAtMs null: nobody has listened to it yet
 * @param deletedAtMs null: it isn't deleted
 * @param forwardedBy the user who put it into this box; null: it was left here
 */
public record VoicemailMessage(
        String messageId,
        String boxId,
        String contactId,
        String entryPoint,
        Caller caller,
        long lengthMs,
        long leftAtMs,
        @Nullable Long heardAtMs,
        @Nullable String heardBy,
        @Nullable Long deletedAtMs,
        @Nullable String deletedBy,
        @Nullable String forwardedBy) {
    /** Who left it. */
    public record Caller(String address, String name) {}
}
