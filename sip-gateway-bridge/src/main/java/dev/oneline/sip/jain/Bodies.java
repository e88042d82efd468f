package dev.oneline.sip.jain;

import gov.nist.javax.sip.header.ContentType;
import gov.nist.javax.sip.message.SIPMessage;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What messages carry. */
final class Bodies {
    private Bodies() {}

    /** The session description; null when there is none. */
    static @Nullable String description(SIPMessage message) {
        byte[] body = message.getRawContent();
        ContentType type = message.getContentTypeHeader();
        boolean isSdp = body != null
                && body.length > 0
                && type != null
                && type.getContentType().equalsIgnoreCase("application")
                && type.getContentSubType().equalsIgnoreCase("sdp");
        return isSdp ? new String(body, StandardCharsets.UTF_8) : null;
    }
}
