package dev.oneline.core.flow;

/**
 * Something wrong with a flow.
 *
 * @param nodeId where; empty: the flow as a whole
 * @param field of the node, as in {@code exits/next} or {@code asking/attempts}; empty: the node as a whole
 * @param detail the offending value, or what it lacks
 */
public record FlowProblem(String nodeId, String field, Code code, String detail) {
    /** What. Users read it in their language. */
    public enum Code {
        EMPTY,
        TOO_MANY,
        TOO_LONG,
        OUT_OF_RANGE,
        BAD_ID,
        ID_TWICE,
        NO_START,
        /** An exit that must lead somewhere doesn't. */
        MISSING_EXIT,
        /** An exit that the node doesn't have. */
        UNKNOWN_EXIT,
        UNKNOWN_NODE,
        UNKNOWN_QUEUE,
        UNKNOWN_CALENDAR,
        UNKNOWN_BOX,
        UNKNOWN_LIST,
        UNKNOWN_FLOW,
        /** In no language of the flow. */
        UNKNOWN_SOUND,
        /** In one language of the flow, but not in all. */
        SOUND_LACKS_LANGUAGE,
        /** No speech engine speaks one of the flow's languages, and the flow has texts. */
        LANGUAGE_NOT_SPOKEN,
        BAD_VARIABLE,
        /** What a caller typed in secret may go to a lookup and nowhere else. */
        SECRET_SHOWN,
        /** Chats come here, and what it does needs a telephone. */
        NOT_FOR_CHAT,
        /** A menu without a key. */
        NO_KEYS,
        /** A menu where no exit is left when one key is the beginning of another: the shorter waits for the pause. */
        KEYS_OVERLAP,
        /** Round and round without asking anything. */
        ENDLESS,
        /** What callers type is called, wherever that is. */
        PREFIXES_MISSING,
        BAD_NUMBER,
        UNKNOWN_AGENT,
        /** Perhaps it comes later; until then, a lookup of it fails. */
        UNKNOWN_SERVICE,
        /** Whoever has talked with an agent would come into a queue. */
        QUEUE_AFTER_AGENT,
        /** Flows call each other in a circle. */
        CALLS_ITSELF,
        /** Nobody ever comes here. */
        UNREACHABLE;

        /** Whether the flow may be published all the same. */
        public boolean doubtful() {
            return switch (this) {
                case UNREACHABLE,
                        KEYS_OVERLAP,
                        SOUND_LACKS_LANGUAGE,
                        LANGUAGE_NOT_SPOKEN,
                        UNKNOWN_AGENT,
                        UNKNOWN_SERVICE -> true;
                default -> false;
            };
        }
    }
}
