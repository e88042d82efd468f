package dev.oneline.sip.screen;

import java.util.List;

/**
 * A final response that needs no transaction.
 *
 * @param headers whole lines beside those that every response has
 */
record Refusal(int status, String phrase, List<String> headers) {
    private static final String RETRY_AFTER = "Retry-After: 5";

    static Refusal badRequest(String why) {
        return new Refusal(400, why, List.of());
    }

    static Refusal of(int status, String phrase, String... headers) {
        return new Refusal(status, phrase, List.of(headers));
    }

    static Refusal unavailable() {
        return of(503, "Service Unavailable", RETRY_AFTER);
    }
}
