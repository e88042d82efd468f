package dev.oneline.core.media;

import java.util.List;

/** What a leg hears. */
public sealed interface Hearing {
    record Silence() implements Hearing {}

    record OtherLeg(String legId) implements Hearing {}

    /**
     * @param playId the same id goes on playing where it is; see the bus contract
     * @param names of sounds, played one after another
     * @param bargeIn whether a key ends it
     */
    record Prompt(String playId, List<String> names, boolean loop, boolean bargeIn) implements Hearing {
        public Prompt {
            names = List.copyOf(names);
        }

        /** One sound that no key ends. */
        public Prompt(String playId, String name, boolean loop) {
            this(playId, List.of(name), loop, false);
        }
    }
}
