package dev.oneline.media.keys;

/** Told each key once, when it goes down. */
@FunctionalInterface
public interface KeySink {
    /** @param key one of {@code 0-9*#A-D} */
    void onKey(char key);
}
