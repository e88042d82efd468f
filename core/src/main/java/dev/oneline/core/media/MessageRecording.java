package dev.oneline.core.media;

/**
 * What a leg says is recorded when what it hears is over; see the bus contract.
 *
 * @param recordingId the same id goes on where it is
 * @param maxMs how long it may be
 * @param silenceMs that ends it
 * @param terminators keys of which each ends it
 */
public record MessageRecording(String recordingId, long maxMs, long silenceMs, String terminators) {}
