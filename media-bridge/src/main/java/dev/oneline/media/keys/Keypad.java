package dev.oneline.media.keys;

import dev.oneline.contract.bus.KeyInput;
import dev.oneline.contract.bus.Report.InputEndCause;
import org.jspecify.annotations.Nullable;

/**
 * What the keys of one leg mean. It is told what the plan says ({@link #plan}), each key ({@link #press}) and the time
 * ({@link #tick}), and says when the prompt is to end and, by {@link #takeEnded}, what an input came to.
 *
 * <p><b>Whose a key is.</b> While a prompt plays that no key ends, nobody's. Else it ends the prompt that plays, and
 * belongs to the open input. When there is none, it is <em>typed ahead</em>: the next input begins with it, and every
 * prompt that keys may end is passed over until then. What was typed ahead is forgotten when a prompt begins that no key
 * ends (as in VoiceXML 2.0, 4.1.5), and when the leg hears somebody, or silence or music without an input.
 *
 * <p><b>The terminator that comes too late.</b> Who ends each number with # presses it also after the last key that the
 * input takes. It means that input, not the next: for two seconds it is nobody's.
 *
 * <p><b>Time</b> for the first key runs from the end of a prompt that is played once, else from the start. An input goes
 * on over plans with the same id, over lost and new transports, and is told once. A plan without it cancels it silently.
 *
 * <p>Not thread-safe: its leg guards it. Keys go nowhere but into {@link Ended}.
 */
public final class Keypad {
    static final int MAX_AHEAD = 64;
    private static final long LATE_TERMINATOR_NS = 2_000_000_000L;

    private Heard heard = Heard.SILENCE;
    private boolean heardAll;
    private @Nullable Gathering input;
    private final StringBuilder ahead = new StringBuilder();
    private @Nullable Gathering filled;
    private long filledNs;
    private @Nullable Ended news;
    private long nowNs;

    /**
     * Takes in what the plan now says. The time is that of the latest key or tick.
     *
     * @return whether the prompt is over already, because of keys that were typed ahead
     */
    public boolean plan(Heard nowHeard, @Nullable KeyInput asked) {
        boolean begins = !nowHeard.isSameAs(heard);
        heard = nowHeard;
        if (begins) {
            heardAll = false;
        }
        boolean anew = adopt(asked);
        if (input != null && begins && !anew) {
            input.stopTime();
        }
        if (forgets() || heard.kind() == Heard.Kind.LEG || (begins && forbids())) {
            ahead.setLength(0);
        }
        boolean typed = !ahead.isEmpty() || (begins && isOpen() && !hasNoKeys());
        if (anew && !forbids()) {
            takeAhead();
        }
        return typed && endsPrompt();
    }

    /**
     * A key went down.
     *
     * @return whether it ends the prompt
     */
    public boolean press(char key, long atNs) {
        nowNs = atNs;
        if (isLateTerminator(key) || forbids()) {
            return false;
        }
        boolean ends = endsPrompt();
        if (isOpen()) {
            give(key);
        } else if (!forgets() && ahead.length() < MAX_AHEAD) {
            ahead.append(key);
        }
        return ends;
    }

    /**
     * Looks at the time.
     *
     * @param promptOver whether the prompt, if it is one that is heard, has been played to its end
     */
    public void tick(boolean promptOver, long atNs) {
        nowNs = atNs;
        heardAll |= heard.isPrompt() && promptOver;
        Gathering open = input;
        boolean waits = heard.kind() == Heard.Kind.ONCE && !heardAll;
        if (open != null && open.isOpen() && !waits) {
            tell(open.tick(nowNs));
        }
    }

    /** What was typed ahead is nobody's. */
    public void forget() {
        ahead.setLength(0);
    }

    /** What an input came to; once. */
    public @Nullable Ended takeEnded() {
        Ended taken = news;
        news = null;
        return taken;
    }

    /** Whether keys matter, now or soon. */
    public boolean listens() {
        return !forgets();
    }

    /** Whether the plan has an input, open or not. */
    public boolean hasInput() {
        return input != null;
    }

    private boolean adopt(@Nullable KeyInput asked) {
        if (asked == null) {
            input = null;
            return false;
        }
        if (input != null && input.inputId().equals(asked.inputId())) {
            return false;
        }
        input = new Gathering(asked);
        return true;
    }

    private void takeAhead() {
        int taken = 0;
        while (taken < ahead.length() && isOpen()) {
            give(ahead.charAt(taken++));
        }
        if (taken < ahead.length() && isLateTerminator(ahead.charAt(taken))) {
            taken++;
        }
        ahead.delete(0, taken);
    }

    private void give(char key) {
        Gathering open = input;
        if (open == null) {
            return;
        }
        Ended ended = open.take(key, nowNs);
        tell(ended);
        if (ended != null && ended.cause() == InputEndCause.FULL) {
            filled = open;
            filledNs = nowNs;
        }
    }

    private boolean isLateTerminator(char key) {
        Gathering last = filled;
        filled = null;
        return last != null && last.isTerminator(key) && nowNs - filledNs < LATE_TERMINATOR_NS;
    }

    private void tell(@Nullable Ended ended) {
        if (ended != null) {
            news = ended;
        }
    }

    /** Ends the prompt if one is playing and keys may. */
    private boolean endsPrompt() {
        boolean ends = heard.isPrompt() && heard.bargeIn() && !heardAll;
        heardAll |= ends;
        return ends;
    }

    private boolean forbids() {
        return heard.isPrompt() && !heard.bargeIn() && !heardAll;
    }

    private boolean isOpen() {
        return input != null && input.isOpen();
    }

    private boolean hasNoKeys() {
        return input == null || input.isEmpty();
    }

    /** Whether keys that no input takes are nobody's. */
    private boolean forgets() {
        return switch (heard.kind()) {
            case LEG -> !isOpen();
            case SILENCE -> input == null;
            case LOOP -> input == null && !heard.bargeIn();
            case ONCE -> false;
        };
    }
}
