package dev.oneline.media.prompt;

import dev.oneline.media.rtp.Codec;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sound files that ship with the bridge, each encoded once per codec, in the background: asking never waits, a
 * prompt that isn't ready yet simply begins a little later.
 */
public final class PromptLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(PromptLibrary.class);
    /** The names come from the bus: they must not lead out of the folder. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    private static final int MAX_SECONDS = 120;
    private static final int MAX_PROMPTS = 256;
    private static final List<String> SHIPPED = List.of("greeting", "ringback", "hold-music");

    private final Executor encoder;
    private final Map<Key, Entry> entries = new ConcurrentHashMap<>();
    private final Map<Codec, EncodedPrompt> silence = new EnumMap<>(Codec.class);

    public PromptLibrary(Executor encoder) {
        this.encoder = encoder;
        Arrays.stream(Codec.values()).forEach(codec -> silence.put(codec, EncodedPrompt.silence(codec)));
    }

    /** Begins to encode what ships with the bridge, so that the first caller finds it ready. */
    public void warmUp() {
        for (Codec codec : Codec.values()) {
            SHIPPED.forEach(name -> find(name, codec));
        }
    }

    public byte[] silentFrame(Codec codec) {
        EncodedPrompt prompt = silence.get(codec);
        return prompt == null ? new byte[0] : prompt.frames().getFirst();
    }

    /** The entry of a prompt, whose sound may still be on its way. */
    public Entry find(String name, Codec codec) {
        var key = new Key(name, codec);
        Entry known = entries.get(key);
        if (known != null) {
            return known;
        }
        if (!NAME.matcher(name).matches() || entries.size() >= MAX_PROMPTS) {
            return Entry.MISSING;
        }
        var entry = new Entry();
        Entry raced = entries.putIfAbsent(key, entry);
        if (raced != null) {
            return raced;
        }
        try {
            encoder.execute(() -> load(key, entry));
        } catch (RejectedExecutionException e) {
            entry.missing = true;
        }
        return entry;
    }

    private static void load(Key key, Entry entry) {
        try (InputStream in = PromptLibrary.class.getResourceAsStream("/prompts/" + key.name + ".wav")) {
            if (in == null) {
                LOG.warn("prompt missing name={}", key.name);
                entry.missing = true;
                return;
            }
            entry.prompt = EncodedPrompt.encode(WavFile.read(in, MAX_SECONDS), key.codec);
        } catch (IOException e) {
            LOG.warn("prompt unreadable name={} reason=\"{}\"", key.name, e.getMessage());
            entry.missing = true;
        }
    }

    private record Key(String name, Codec codec) {}

    /** A prompt that is ready, on its way, or missing. */
    public static final class Entry {
        static final Entry MISSING = new Entry();

        static {
            MISSING.missing = true;
        }

        private volatile @Nullable EncodedPrompt prompt;
        private volatile boolean missing;

        /** Null while it is being encoded, and when there is none. */
        public @Nullable EncodedPrompt prompt() {
            return prompt;
        }

        public boolean isMissing() {
            return missing;
        }
    }
}
