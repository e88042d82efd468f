package dev.oneline.core.config;

import java.util.List;
import java.util.Set;

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

    /** In which the usual one ships. */
    private static final Set<String> USUAL_LANGUAGES = Set.of("zh-CN", "en");

    public VoicemailBox {
        ownerIds = List.copyOf(ownerIds);
    }

    /** Whether its greeting is known to be there in that language. */
    public boolean greets(String wanted) {
        return wanted.equals(language) || (greeting.isEmpty() && USUAL_LANGUAGES.contains(wanted));
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
