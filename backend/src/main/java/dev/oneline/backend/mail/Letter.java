package dev.oneline.backend.mail;

import io.vertx.core.buffer.Buffer;

/**
 * A mail with one file.
 *
 * @param id the same when it is sent again, so that whoever gets it twice can tell
 */
public record Letter(String id, String to, String subject, String text, Attachment attachment) {
    public record Attachment(String fileName, String mediaType, Buffer content) {}
}
