package dev.oneline.backend.speech;

import io.vertx.core.Future;
import java.util.List;

/** Makes speech of text. */
public interface SpeechEngine {
    /** As in {@code espeak-ng}: the first part of its voices' ids. */
    String id();

    /** In order of preference. */
    List<Voice> voices();

    /**
     * A sound file. Fails when it can't: not now, or not this.
     *
     * @param voice one of its own
     */
    Future<byte[]> speak(String text, String language, Voice voice);

    Future<Void> close();

    /**
     * @param id unique among all engines
     * @param language that it speaks, as in {@code zh-CN} or {@code en}; empty: whatever it is given
     */
    record Voice(String id, String name, String language) {
        boolean speaks(String asked) {
            return language.isEmpty() || language.equals(asked);
        }
    }
}
