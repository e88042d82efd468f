package dev.oneline.core.flow;

import dev.oneline.core.config.VoicemailBox;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The flow that a queue's overflow into a voicemail box is: the box, thanks, and the end. Nobody publishes it. */
public final class MessageFlow {
    /** No published flow's id has a colon. */
    private static final String PREFIX = "voicemail:";

    private static final String BOX = "box";
    private static final String THANKS = "thanks";
    private static final String BYE = "bye";

    private MessageFlow() {}

    public static String flowId(String boxId) {
        return PREFIX + boxId;
    }

    /** Null where the id is that of a published flow. */
    public static @Nullable String boxId(String flowId) {
        return flowId.startsWith(PREFIX) ? flowId.substring(PREFIX.length()) : null;
    }

    public static Flow of(VoicemailBox box) {
        var exits = new TreeMap<String, String>();
        exits.put(Exits.NEXT, THANKS);
        exits.put(Exits.EMPTY, BYE);
        exits.put(Exits.FAILED, BYE);
        var after = new TreeMap<String, String>();
        after.put(Exits.NEXT, BYE);
        var saved = List.<Sound>of(new Sound.Recording("message-saved"));
        return new Flow(
                flowId(box.boxId()),
                box.name(),
                1,
                box.language(),
                BOX,
                List.of(
                        new FlowNode(BOX, box.name(), new Step.Voicemail(box.boxId(), List.of()), exits),
                        new FlowNode(THANKS, THANKS, new Step.Play(saved, true), after),
                        new FlowNode(BYE, BYE, new Step.HangUp(), Collections.emptySortedMap())));
    }
}
