package dev.oneline.contract.bus;

/**
 * A piece of a WAV file.
 *
 * @param totalBytes of the whole file; 0 when there is no such sound
 * @param wav from the offset that was asked for; none behind the end
 */
public record SoundChunk(int totalBytes, Octets wav) {
    public static final int MAX_BYTES = 256 * 1_024;

    public static final SoundChunk MISSING = new SoundChunk(0, Octets.NONE);
}
