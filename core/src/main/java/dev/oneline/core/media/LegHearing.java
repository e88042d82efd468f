package dev.oneline.core.media;

/** One leg of a contact and what it hears. */
public record LegHearing(String legId, Hearing hearing) {}
