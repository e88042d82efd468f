package dev.oneline.media.prompt;

import dev.oneline.media.rtp.Codec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sound files, those that ship with the bridge and those of tenants, each encoded once per codec, in the background: asking
 * never waits. Bounded by the bytes of what it keeps;
 * beyond that it forgets what nobody has played for longest, and when all of it is being played, new sounds are missing.
 * Thread-safe.
 */
public final class PromptLibrary {
    private static final Logger LOG = LoggerFactory.getLogger(PromptLibrary.class);
    /** Over two hours of G.711, or the packs of a dozen languages. */
    private static final long MAX_BYTES = 64L * 1_024 * 1_024;

    private static final int MAX_ON_THEIR_WAY = 1_024;
    /** So many tenants' sounds are fetched and encoded at a time: each is a whole file in memory. */
    static final int FETCHED_AT_ONCE = 8;
    /** So many texts are waited for at a time; what is more is replaced at once: an engine may be slow, callers don't wait. */
    static final int SPOKEN_AT_ONCE = 32;

    /** What was missing may have been added since, and what was replaced may be there. */
    private static final long LOOK_AGAIN_NS = Duration.ofSeconds(30).toNanos();

    /** A tenant may have changed its own, or taken it away. */
    private static final long FRESH_NS = Duration.ofMinutes(5).toNanos();

    private static final List<String> SHIPPED = List.of("greeting", "ringback", "hold-music");

    private final Executor encoder;
    private final Executor tenantEncoder;
    private final PromptSource source;
    private final TenantSounds tenantSounds;
    private final long maxBytes;
    private final LongSupplier nanoTime;
    private final Map<Codec, EncodedPrompt> silence = new EnumMap<>(Codec.class);
    private final Map<SoundName, Kept> kept = new LinkedHashMap<>();
    private long keptBytes;
    private int onTheirWay;
    private final Queue<Runnable> waitingFetches = new ArrayDeque<>();
    private int fetching;
    private int awaitingSpeech;

    /**
     * @param encoder runs one task after another
     * @param tenantEncoder the same for tenants' sounds: a long message must not hold up a menu
     */
    public PromptLibrary(Executor encoder, Executor tenantEncoder, TenantSounds tenantSounds) {
        this(encoder, tenantEncoder, PromptSource.shipped(), tenantSounds, MAX_BYTES, System::nanoTime);
    }

    PromptLibrary(
            Executor encoder,
            Executor tenantEncoder,
            PromptSource source,
            TenantSounds tenantSounds,
            long maxBytes,
            LongSupplier nanoTime) {
        this.encoder = encoder;
        this.tenantEncoder = tenantEncoder;
        this.source = source;
        this.tenantSounds = tenantSounds;
        this.maxBytes = maxBytes;
        this.nanoTime = nanoTime;
        Arrays.stream(Codec.values()).forEach(codec -> silence.put(codec, EncodedPrompt.silence(codec)));
    }

    /** Begins to encode what ships with the bridge, in the order of a call, so that callers find it ready. */
    public void warmUp() {
        for (String name : SHIPPED) {
            Arrays.stream(Codec.values()).forEach(codec -> find("", name, codec));
        }
    }

    public byte[] silentFrame(Codec codec) {
        EncodedPrompt prompt = silence.get(codec);
        return prompt == null ? new byte[0] : prompt.frames().getFirst();
    }

    /** The sounds of these names, each of which may still be on its way, or missing. */
    public List<Sound> findAll(String tenant, List<String> names, Codec codec) {
        return names.stream().map(name -> find(tenant, name, codec)).toList();
    }

    synchronized Sound find(String tenant, String name, Codec codec) {
        Optional<SoundName> named = SoundName.of(tenant, name, codec);
        if (named.isEmpty()) {
            LOG.warn("prompt name refused length={}", name.length());
            return Sound.MISSING;
        }
        long nowNs = nanoTime.getAsLong();
        SoundName key = named.get();
        Kept known = kept.get(key);
        if (known != null && !known.isStale(key, nowNs)) {
            known.sound.use(nowNs);
            return known.sound;
        }
        forget(key);
        return onTheirWay < MAX_ON_THEIR_WAY ? fetch(key, nowNs) : Sound.MISSING;
    }

    /** Bytes of all that is kept. */
    synchronized long keptBytes() {
        return keptBytes;
    }

    private Sound fetch(SoundName key, long nowNs) {
        var sound = new Sound(nowNs);
        kept.put(key, new Kept(sound, 0, nowNs, false));
        onTheirWay++;
        if (key.isSpoken()) {
            if (awaitingSpeech++ < SPOKEN_AT_ONCE) {
                fetchOwn(key, sound);
            } else {
                encode(key, sound, Optional.empty());
            }
        } else if (key.isTenants()) {
            waitingFetches.add(() -> fetchOwn(key, sound));
            fetchNext();
        } else {
            encode(key, sound, Optional.empty());
        }
        return sound;
    }

    private void fetchOwn(SoundName key, Sound sound) {
        tenantSounds.fetch(key.tenant(), key.name()).thenAccept(file -> encode(key, sound, file));
    }

    private void fetchNext() {
        while (fetching < FETCHED_AT_ONCE && !waitingFetches.isEmpty()) {
            fetching++;
            waitingFetches.remove().run();
        }
    }

    /** @param file of the tenant's own; empty: it can't be had, or it ships */
    private void encode(SoundName key, Sound sound, Optional<byte[]> file) {
        // Texts are short; they would wait behind long messages.
        Executor by = key.isTenants() && !key.isSpoken() ? tenantEncoder : encoder;
        try {
            by.execute(() -> settle(key, sound, load(key, file)));
        } catch (RejectedExecutionException e) {
            settle(key, sound, Loaded.NOTHING);
        }
    }

    private Loaded load(SoundName key, Optional<byte[]> file) {
        try {
            if (file.isPresent()) {
                var wav = WavFile.read(new ByteArrayInputStream(file.get()), key.maxSeconds());
                return new Loaded(EncodedPrompt.encode(wav, key.codec()), false);
            }
            var wav = shipped(key, key.isTenants() ? key.shippedInstead() : List.of(key.name()));
            if (wav.isEmpty()) {
                LOG.warn("prompt missing name={}", key.shown());
                return Loaded.NOTHING;
            }
            if (key.isTenants()) {
                LOG.warn("prompt replaced by what ships name={}", key.shown());
            }
            return new Loaded(EncodedPrompt.encode(wav.get(), key.codec()), key.isTenants());
        } catch (IOException e) {
            LOG.warn("prompt unreadable name={} reason=\"{}\"", key.shown(), e.getMessage());
            return Loaded.NOTHING;
        }
    }

    /** Empty when one of them isn't there, or there is none. */
    private Optional<WavFile> shipped(SoundName key, List<String> names) throws IOException {
        var parts = new ArrayList<WavFile>();
        for (String name : names) {
            try (InputStream in = source.open(name)) {
                if (in == null) {
                    return Optional.empty();
                }
                parts.add(WavFile.read(in, key.maxSeconds()));
            }
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(WavFile.joined(parts));
    }

    private synchronized void settle(SoundName key, Sound sound, Loaded loaded) {
        onTheirWay--;
        if (key.isSpoken()) {
            awaitingSpeech--;
        } else if (key.isTenants()) {
            fetching--;
            fetchNext();
        }
        long nowNs = nanoTime.getAsLong();
        EncodedPrompt encoded = loaded.encoded();
        long bytes = Sound.bytes(encoded);
        if (makeRoom(bytes, nowNs)) {
            kept.put(key, new Kept(sound, bytes, nowNs, loaded.replaced()));
            keptBytes += bytes;
        } else {
            LOG.warn("prompt store full name={} kept_bytes={}", key.shown(), keptBytes);
            kept.remove(key);
        }
        if (encoded != null && kept.containsKey(key)) {
            sound.complete(encoded);
        } else {
            sound.miss();
        }
    }

    private boolean makeRoom(long bytes, long nowNs) {
        while (keptBytes + bytes > maxBytes) {
            Optional<Map.Entry<SoundName, Kept>> idlest = kept.entrySet().stream()
                    .filter(each -> each.getValue().isIdle(each.getKey(), nowNs))
                    .min(Comparator.comparingLong(each -> each.getValue().sound.usedNs() - nowNs));
            if (idlest.isEmpty()) {
                return false;
            }
            forget(idlest.get().getKey());
        }
        return true;
    }

    private void forget(SoundName key) {
        Kept known = kept.remove(key);
        if (known != null) {
            keptBytes -= known.bytes;
        }
    }

    /** @param replaced something else is heard in its place */
    private record Loaded(@Nullable EncodedPrompt encoded, boolean replaced) {
        static final Loaded NOTHING = new Loaded(null, false);
    }

    /**
     * @param sinceNs when it was asked for, and later when it came or was found missing
     * @param replaced something else is heard in its place
     */
    private record Kept(Sound sound, long bytes, long sinceNs, boolean replaced) {
        boolean isIdle(SoundName key, long nowNs) {
            return sound.isMissing() || (!sound.isOnItsWay() && nowNs - sound.usedNs() > key.inUseNs());
        }

        /** Whether to look again. Who plays it goes on with what there is. */
        boolean isStale(SoundName key, long nowNs) {
            long ageNs = nowNs - sinceNs;
            boolean old = key.isTenants() && !sound.isOnItsWay() && ageNs > FRESH_NS;
            return old || ((sound.isMissing() || replaced) && ageNs > LOOK_AGAIN_NS);
        }
    }
}
