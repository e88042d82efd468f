package dev.oneline.media.prompt;

import org.jspecify.annotations.Nullable;

/** Where one leg is in a prompt. Not thread-safe: its leg guards it. */
public final class Playback {
    private final String playId;
    private final boolean loop;
    private final PromptLibrary.Entry entry;
    private int next;
    private boolean finished;

    public Playback(String playId, boolean loop, PromptLibrary.Entry entry) {
        this.playId = playId;
        this.loop = loop;
        this.entry = entry;
    }

    public String playId() {
        return playId;
    }

    /** Whether the prompt can't be played: it is finished from the start. */
    public boolean isMissing() {
        return entry.isMissing();
    }

    /** The next frame, or null while there is none (not ready yet, over, missing): then silence is due. */
    public byte @Nullable [] nextFrame() {
        EncodedPrompt prompt = entry.prompt();
        if (prompt == null || finished) {
            return null;
        }
        if (next >= prompt.frames().size()) {
            if (!loop || prompt.frames().isEmpty()) {
                return null;
            }
            next = 0;
        }
        return prompt.frames().get(next++);
    }

    /** True once, when the last frame is out and the prompt isn't a loop, or when there is nothing to play. */
    public boolean finishesNow() {
        EncodedPrompt prompt = entry.prompt();
        boolean over = entry.isMissing()
                || (prompt != null && !loop && next >= prompt.frames().size());
        if (over && !finished) {
            finished = true;
            return true;
        }
        return false;
    }
}
