package dev.oneline.contract.bus;

/**
 * Keys that a leg's party presses, as telephone-events (RFC 4733) or as tones in the voice (ITU-T Q.23), gathered to one
 * input that {@link Report.InputEnded} tells once. Keys that come before it, while nothing forbids them, are typed ahead:
 * they count for it.
 *
 * @param inputId the same id in a later plan goes on where it is; another id begins anew
 * @param maxKeys complete with so many, 1 to {@link #MAX_KEYS}
 * @param terminators keys of which each completes it without being part of it, as in {@code #}; empty: none
 * @param firstKeyMs how long the first key may take after the end of what is heard
 * @param nextKeyMs how long each further key may take
 * @param secret whether the keys must not come into any log
 */
public record KeyInput(
        String inputId, int maxKeys, String terminators, long firstKeyMs, long nextKeyMs, boolean secret) {
    public static final int MAX_KEYS = 64;
}
