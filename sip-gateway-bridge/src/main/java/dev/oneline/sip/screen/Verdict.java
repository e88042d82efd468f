package dev.oneline.sip.screen;

/** What becomes of a message. Texts are of one char a byte. */
public sealed interface Verdict {
    /** Handed on, reduced to the headers that we read, with names in full and lines unfolded. */
    record Pass(String message) implements Verdict {}

    /**
     * Answered; nobody else hears of it.
     *
     * @param port where it goes at the source's address
     */
    record Answer(int status, String message, int port) implements Verdict {}

    record Drop(Why why) implements Verdict {}

    /** Why nobody gets an answer. */
    enum Why {
        /** From no trunk's address, and more than we care to refuse. */
        STRANGER,
        /** Not a message: there is nothing to address an answer by. */
        UNREADABLE,
        /** A broken ACK or response, to which there is no answer. */
        UNANSWERABLE,
        /** A response to nothing that we asked. */
        STRAY,
        /** More broken messages than we care to answer. */
        TOO_MANY,
        KEEP_ALIVE,
        OVERLOADED
    }
}
