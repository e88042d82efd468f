package dev.oneline.media.keys;

import dev.oneline.contract.bus.KeyInput;
import dev.oneline.contract.bus.Report.InputEndCause;
import org.jspecify.annotations.Nullable;

/** The keys of one input until it ends. Not thread-safe: its keypad guards it. */
final class Gathering {
    /** Nobody is waited for longer than an hour. */
    private static final long MAX_WAIT_MS = 3_600_000;

    private final KeyInput asked;
    private final StringBuilder keys = new StringBuilder();
    private boolean timed;
    private long dueNs;
    private boolean ended;

    Gathering(KeyInput asked) {
        this.asked = asked;
    }

    String inputId() {
        return asked.inputId();
    }

    boolean isOpen() {
        return !ended;
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    boolean isTerminator(char key) {
        return asked.terminators().indexOf(key) >= 0;
    }

    /** Something else is heard from now on: the time for the next key is counted anew. */
    void stopTime() {
        timed = false;
    }

    /** Takes a key into the open input; returns how it ended by that, if it did. */
    @Nullable
    Ended take(char key, long nowNs) {
        if (isTerminator(key)) {
            return end(InputEndCause.TERMINATOR);
        }
        keys.append(key);
        if (keys.length() >= Math.clamp(asked.maxKeys(), 1, KeyInput.MAX_KEYS)) {
            return end(InputEndCause.FULL);
        }
        setDue(asked.nextKeyMs(), nowNs);
        return null;
    }

    /** Looks at the time, which runs from the first call on; returns how the open input ended by it, if it did. */
    @Nullable
    Ended tick(long nowNs) {
        if (!timed) {
            setDue(keys.isEmpty() ? asked.firstKeyMs() : asked.nextKeyMs(), nowNs);
        }
        if (nowNs - dueNs < 0) {
            return null;
        }
        return end(keys.isEmpty() ? InputEndCause.SILENCE : InputEndCause.PAUSE);
    }

    private void setDue(long afterMs, long nowNs) {
        timed = true;
        dueNs = nowNs + Math.clamp(afterMs, 0, MAX_WAIT_MS) * 1_000_000;
    }

    private Ended end(InputEndCause cause) {
        ended = true;
        var end = new Ended(asked.inputId(), keys.toString(), cause, asked.secret());
        keys.setLength(0);
        return end;
    }
}
