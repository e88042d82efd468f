package dev.oneline.media.keys;

/**
 * What a leg hears, as far as it matters to keys.
 *
 * @param playId of a prompt, empty else: the same one again is not begun anew
 * @param bargeIn of a prompt: whether a key ends it
 */
public record Heard(Kind kind, String playId, boolean bargeIn) {
    public static final Heard SILENCE = new Heard(Kind.SILENCE, "", false);
    public static final Heard LEG = new Heard(Kind.LEG, "", false);

    public enum Kind {
        SILENCE,
        LEG,
        /** A prompt that is played once. */
        ONCE,
        /** A prompt that begins again when it is over. */
        LOOP
    }

    boolean isPrompt() {
        return kind == Kind.ONCE || kind == Kind.LOOP;
    }

    boolean isSameAs(Heard other) {
        return kind == other.kind && playId.equals(other.playId);
    }
}
