package dev.oneline.media.leg;

import dev.oneline.media.prompt.Playback;

/** What a leg is being sent. */
public sealed interface Hearing {
    /** Silence, in frames. */
    record Nothing() implements Hearing {}

    /** What another leg sends. */
    record Other(Leg leg) implements Hearing {}

    /** A prompt. */
    record Prompt(Playback playback) implements Hearing {}
}
