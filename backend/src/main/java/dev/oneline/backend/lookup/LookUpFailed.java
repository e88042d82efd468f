package dev.oneline.backend.lookup;

/** No answer. Carries no stack trace, and nothing of what was asked or said: it is logged. */
final class LookUpFailed extends Exception {
    private final Trouble trouble;

    LookUpFailed(Trouble trouble) {
        this(trouble, "");
    }

    LookUpFailed(Trouble trouble, String detail) {
        super(detail.isEmpty() ? trouble.code() : trouble.code() + " " + detail, null, false, false);
        this.trouble = trouble;
    }

    Trouble trouble() {
        return trouble;
    }
}
