package dev.oneline.backend.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A refusal on its way to a door, where it becomes a sentence. Carries no stack trace: it is an answer. */
public final class Refused extends Exception {
    private final Refusal refusal;
    private final @Nullable String field;
    private final long retryAfterMs;
    private final List<?> problems;

    private Refused(Refusal refusal, @Nullable String field, long retryAfterMs, List<?> problems) {
        super(refusal.code(), null, false, false);
        this.problems = List.copyOf(problems);
        this.refusal = refusal;
        this.field = field;
        this.retryAfterMs = retryAfterMs;
    }

    public static Refused because(Refusal refusal) {
        return new Refused(refusal, null, 0, List.of());
    }

    public static Refused of(Refusal refusal, @Nullable String field) {
        return new Refused(refusal, field, 0, List.of());
    }

    public static Refused retryAfter(Refusal refusal, long retryAfterMs) {
        return new Refused(refusal, null, Math.max(1, retryAfterMs), List.of());
    }

    /** @param problems of the contract's kind for this refusal, in the user's language */
    public static Refused with(Refusal refusal, List<?> problems) {
        return new Refused(refusal, null, 0, problems);
    }

    public Refusal refusal() {
        return refusal;
    }

    /** What of the request is wrong, when it is one thing. */
    public @Nullable String field() {
        return field;
    }

    /** Everything that is wrong, when it may be several things. */
    public List<?> problems() {
        return problems;
    }

    /** 0: nothing is known. */
    public long retryAfterMs() {
        return retryAfterMs;
    }
}
