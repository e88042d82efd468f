package dev.oneline.backend.text;

/** What a refusal says: what happened and what to do. */
public final class Texts {
    static final Sentences SENTENCES = Sentences.of("refusals");

    private Texts() {}

    public static String of(Refusal refusal, Language language) {
        return SENTENCES.of(refusal.code(), language);
    }
}
