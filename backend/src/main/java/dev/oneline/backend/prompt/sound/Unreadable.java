package dev.oneline.backend.prompt.sound;

import dev.oneline.backend.text.Refusal;

/** A file isn't a sound that we can use. Carries no stack trace: it is an answer. */
public final class Unreadable extends Exception {
    private final Refusal refusal;

    Unreadable(Refusal refusal) {
        super(refusal.code(), null, false, false);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
