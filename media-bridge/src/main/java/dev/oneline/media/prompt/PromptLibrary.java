package dev.oneline.media.prompt;

import dev.oneline.media.rtp.Codec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
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
    /** What was missing may have been added since. */
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
        kept.put(key, new Kept(sound, 0, nowNs));
        onTheirWay++;
        if (key.isTenants()) {
            waitingFetches.add(() -> tenantSounds
                    .fetch(key.tenant(), key.name())
                    .thenAccept(file ->
                            encode(key, sound, () -> file.isPresent() ? stream(file.get()) : shippedInstead(key))));
            fetchNext();
        } else {
            encode(key, sound, () -> source.open(key.name()));
        }
        return sound;
    }

    private void fetchNext() {
        while (fetching < FETCHED_AT_ONCE && !waitingFetches.isEmpty()) {
            fetching++;
            waitingFetches.remove().run();
        }
    }

    private static InputStream stream(byte[] file) {
        return new ByteArrayInputStream(file);
    }

    private @Nullable InputStream shippedInstead(SoundName key) throws IOException {
        Optional<String> shipped = key.shippedInstead();
        InputStream in = shipped.isEmpty() ? null : source.open(shipped.get());
        if (in != null) {
            LOG.warn("prompt replaced by what ships name={}", key.name());
        }
        return in;
    }

    private void encode(SoundName key, Sound sound, Opening opening) {
        try {
            (key.isTenants() ? tenantEncoder : encoder).execute(() -> settle(key, sound, load(key, opening)));
        } catch (RejectedExecutionException e) {
            settle(key, sound, null);
        }
    }

    private static @Nullable EncodedPrompt load(SoundName key, Opening opening) {
        try (InputStream in = opening.open()) {
            if (in == null) {
                LOG.warn("prompt missing name={}", key.name());
                return null;
            }
            return EncodedPrompt.encode(WavFile.read(in, key.maxSeconds()), key.codec());
        } catch (IOException e) {
            LOG.warn("prompt unreadable name={} reason=\"{}\"", key.name(), e.getMessage());
            return null;
        }
    }

    private synchronized void settle(SoundName key, Sound sound, @Nullable EncodedPrompt encoded) {
        onTheirWay--;
        if (key.isTenants()) {
            fetching--;
            fetchNext();
        }
        long nowNs = nanoTime.getAsLong();
        long bytes = Sound.bytes(encoded);
        if (makeRoom(bytes, nowNs)) {
            kept.put(key, new Kept(sound, bytes, nowNs));
            keptBytes += bytes;
        } else {
            LOG.warn("prompt store full name={} kept_bytes={}", key.name(), keptBytes);
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

    private interface Opening {
        @Nullable
        InputStream open() throws IOException;
    }

    /** @param sinceNs when it was asked for, and later when it came or was found missing */
    private record Kept(Sound sound, long bytes, long sinceNs) {
        boolean isIdle(SoundName key, long nowNs) {
            return sound.isMissing() || (!sound.isOnItsWay() && nowNs - sound.usedNs() > key.inUseNs());
        }

        /** Whether to look again. Who plays it goes on with what there is. */
        boolean isStale(SoundName key, long nowNs) {
            long ageNs = nowNs - sinceNs;
            boolean old = key.isTenants() && !sound.isOnItsWay() && ageNs > FRESH_NS;
            return old || (sound.isMissing() && ageNs > LOOK_AGAIN_NS);
        }
    }
}
