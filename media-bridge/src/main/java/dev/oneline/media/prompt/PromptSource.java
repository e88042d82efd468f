package dev.oneline.media.prompt;

import dev.oneline.runtime.sound.ShippedSounds;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Where a prompt's sound comes from. Asked on the encoder's thread. */
@FunctionalInterface
public interface PromptSource {
    /**
     * Opens a WAV file.
     *
     * @param name as in {@code greeting} or {@code zh-CN/main-menu}; never leads out of a folder
     * @return null when there is none of this name
     */
    @Nullable
    InputStream open(String name) throws IOException;

    /** What ships with Oneline. */
    static PromptSource shipped() {
        return ShippedSounds::open;
    }
}
