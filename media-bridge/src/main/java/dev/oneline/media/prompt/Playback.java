package dev.oneline.media.prompt;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one leg is in its sounds, which follow each other without a gap. One that isn't ready is waited for, but not for
 * long; one that is missing is passed over. Not thread-safe: its leg guards it.
 */
public final class Playback {
    /** Three seconds. */
    static final int MAX_WAIT_FRAMES = 150;

    private final String playId;
    private final boolean loop;
    private final boolean bargeIn;
    private final List<Sound> sounds;
    private int at;
    private int nextFrame;
    private int waitedFrames;
    private boolean firstRound = true;
    /** Whether anything in this round can be played, be it late. */
    private boolean hopeful;

    private boolean over;
    private boolean told;
    private int missing;
    private int late;

    /** @param sounds of {@link PromptLibrary#findAll} */
    public Playback(String playId, boolean loop, boolean bargeIn, List<Sound> sounds) {
        this.playId = playId;
        this.loop = loop;
        this.bargeIn = bargeIn;
        this.sounds = List.copyOf(sounds);
        this.over = sounds.isEmpty();
    }

    public String playId() {
        return playId;
    }

    public boolean loops() {
        return loop;
    }

    /** Whether a key ends it. */
    public boolean bargeIn() {
        return bargeIn;
    }

    /** The next frame, or null while there is none (not ready yet, over, missing): then silence is due. */
    public byte @Nullable [] nextFrame(long nowNs) {
        while (!over) {
            Sound sound = sounds.get(at);
            EncodedPrompt prompt = sound.encoded();
            if (prompt == null && !sound.isMissing() && waitedFrames++ < MAX_WAIT_FRAMES) {
                return null;
            }
            if (prompt != null && nextFrame < prompt.frames().size()) {
                return frame(prompt, nowNs);
            }
            if (prompt == null && firstRound) {
                missing += sound.isMissing() ? 1 : 0;
                late += sound.isMissing() ? 0 : 1;
            }
            hopeful |= prompt == null ? !sound.isMissing() : !prompt.frames().isEmpty();
            advance();
        }
        return null;
    }

    /** It is over from now on. */
    public void cut() {
        over = true;
    }

    /** Whether the last frame is out and it isn't a loop, or it was cut, or there is nothing to play. */
    public boolean isOver() {
        return over;
    }

    /** True once, when it is over. */
    public boolean finishesNow() {
        boolean now = over && !told;
        told |= over;
        return now;
    }

    /** How many sounds were passed over since the last call because there are none of their names. */
    public int takeMissing() {
        int taken = missing;
        missing = 0;
        return taken;
    }

    /** How many sounds were passed over since the last call because they weren't ready. */
    public int takeLate() {
        int taken = late;
        late = 0;
        return taken;
    }

    private byte[] frame(EncodedPrompt prompt, long nowNs) {
        if (nextFrame == 0) {
            sounds.forEach(each -> each.use(nowNs));
        }
        byte[] frame = prompt.frames().get(nextFrame++);
        if (!loop && at == sounds.size() - 1 && nextFrame == prompt.frames().size()) {
            over = true;
        }
        return frame;
    }

    private void advance() {
        nextFrame = 0;
        waitedFrames = 0;
        at++;
        if (at == sounds.size()) {
            over = !loop || !hopeful;
            at = 0;
            hopeful = false;
            firstRound = false;
        }
    }
}
