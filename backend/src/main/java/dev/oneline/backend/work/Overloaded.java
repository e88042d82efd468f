package dev.oneline.backend.work;

/** There is more to do than a bounded place may hold. Carries no stack trace: it is an answer. */
public final class Overloaded extends Exception {
    public Overloaded(String place) {
        super(place + " is full", null, false, false);
    }
}
