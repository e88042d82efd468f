package dev.oneline.core.config;

import java.util.List;

/**
 * Where callers leave messages.
 *
 * @param language of its greeting, where a caller hasn't chosen another one
 * @param greeting recording that is heard before the tone; empty: the one that ships
 * @param queueId where its messages wait for an agent like any other contact; empty: they are only kept
 * @param ownerIds agents whose box it is; supervisors may listen to all
 * @param mailTo address that each message is sent to; empty: none
 * @param maxMs of a message
 * @param silenceMs that ends one
 * @param review whether callers may listen to it, and speak it anew, before it is left
 */
public record VoicemailBox(
        String boxId,
        String name,
        String language,
        String greeting,
        String queueId,
        List<String> ownerIds,
        String mailTo,
        long maxMs,
        long silenceMs,
        boolean review) {
    public static final String USUAL_GREETING = "voicemail-greeting";

    public VoicemailBox {
        ownerIds = List.copyOf(ownerIds);
    }

    /** What was said once is left. */
    public VoicemailBox(
            String boxId,
            String name,
            String language,
            String greeting,
            String queueId,
            List<String> ownerIds,
            String mailTo,
            long maxMs,
            long silenceMs) {
        this(boxId, name, language, greeting, queueId, ownerIds, mailTo, maxMs, silenceMs, false);
    }

    /** Only kept, and nobody's. */
    public VoicemailBox withoutPeople() {
        return new VoicemailBox(boxId, name, language, greeting, "", List.of(), "", maxMs, silenceMs, review);
    }
}
