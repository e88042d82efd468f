package dev.oneline.contract.bus;

/**
 * What a leg's party says, to be recorded from the end of what it hears: greeting and beep are sounds of one {@link
 * Hears.Prompt}, and a key that ends that leads to the recording. Music that loops, silence and another leg hold nothing
 * up. It ends by a key, by silence, by its length, with the plan or with the leg; {@link Report.RecordingEnded} tells it
 * once, also of one that never began.
 *
 * <p><b>Time.</b> What was lost on the way, or not sent because it was silence, is silence of that length. Packets that
 * overtook each other are put right within 200 ms.
 *
 * <p><b>Silence</b> is what isn't louder than the line's own noise, which is found out meanwhile; louder than −28 dBm0 is
 * never silence, and fainter than −52 dBm0 always is. A recording in which nothing was louder has length 0 whatever it
 * ended by. One that ended by silence is cut off where that began.
 *
 * <p><b>Keys</b> are the recording's while it is in the plan and hasn't ended: those that aren't terminators are nobody's,
 * and what was typed ahead is forgotten, so that everybody hears the beep. A leg with a recording has no {@link KeyInput}.
 * The last 80 ms before a key aren't part of the message, since the key's tone may be in them.
 *
 * <p><b>Codec.</b> PCMA and PCMU are kept as they came; Opus (a browser) is decoded and kept as PCMA.
 *
 * @param recordingId unique in the tenant, as in {@code c1:recording2}; the same id in a later plan goes on where it is,
 *     another id ends it and begins anew
 * @param maxMs 1 to {@link #MAX_MS}
 * @param silenceMs how long a silence ends it, 500 to 60,000
 * @param terminators keys of which each ends it, as in {@code #}; empty: none
 */
public record MessageRecording(String recordingId, long maxMs, long silenceMs, String terminators) {
    /** Ten minutes. */
    public static final long MAX_MS = 600_000;
}
