package dev.oneline.core.media;

/**
 * Keys that a leg is listened to for; see the bus contract.
 *
 * @param inputId the same id goes on where it is
 * @param maxKeys complete with so many
 * @param terminators keys of which each completes it; empty: none
 * @param firstKeyMs how long the first key may take after the end of what is heard
 * @param nextKeyMs how long each further key may take
 * @param secret whether they must not come into any log
 */
public record KeyInput(
        String inputId, int maxKeys, String terminators, long firstKeyMs, long nextKeyMs, boolean secret) {}
