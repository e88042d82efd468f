package dev.oneline.core.agent;

/** What an agent has done since signing in, as far as routing compares it. */
public record Tally(int answered, long talkMs) {
    public static final Tally NONE = new Tally(0, 0);

    Tally answeredOneMore() {
        return new Tally(answered + 1, talkMs);
    }

    Tally talked(long ms) {
        return new Tally(answered, talkMs + Math.max(0, ms));
    }
}
