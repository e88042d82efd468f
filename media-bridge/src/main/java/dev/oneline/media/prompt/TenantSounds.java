package dev.oneline.media.prompt;

import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Sounds that are a tenant's own and don't ship with the bridge: what callers said, and later what a tenant had recorded. */
@FunctionalInterface
public interface TenantSounds {
    /**
     * Fetches a sound as a WAV file. Never waits.
     *
     * @param name as in {@code recordings/c1-r2}
     * @return completes within some seconds, on any thread, and never fails; empty when there is no such sound, or it can't
     *     be had now
     */
    CompletionStage<Optional<byte[]>> fetch(String tenant, String name);
}
