package dev.oneline.backend.speech;

import dev.oneline.backend.prompt.sound.Pcm;
import dev.oneline.contract.bus.Octets;
import dev.oneline.contract.bus.SoundChunk;
import dev.oneline.contract.bus.SpokenName;
import dev.oneline.runtime.database.Database;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one tenant's flows have spoken: texts by their names in plans ({@link SpokenName}). What was spoken once is kept in memory
 * and in the database, by what it says and who says it. All who ask for the same text at the same time wait for one piece of work.
 * Thread-safe.
 */
public final class TenantSpeech {
    static final long MAX_KEPT_BYTES = 16L * 1_024 * 1_024;
    /** Texts that are waited for; what is more isn't spoken, and bridges say something else. */
    static final int MAX_AT_ONCE = 32;

    static final int MAX_PREPARED = 500;
    /** Bridges wait for 2.5 s: the second engine shall have its chance, too. */
    private static final long HURRY_MS = 1_500;
    /** What the engine of first choice didn't speak is tried again with it then. */
    private static final long SECOND_CHOICE_KEPT_MS = 60_000;

    private static final Logger LOG = LoggerFactory.getLogger(TenantSpeech.class);

    private final String tenant;
    private final Speech speech;
    private final Database database;
    private final InstantSource clock;
    /** The one that wasn't asked for longest comes first. */
    private final LinkedHashMap<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    private final Map<String, Future<byte[]>> working = new HashMap<>();
    private long keptBytes;

    /** A sound for as long as it is the right one. */
    private static final class Kept {
        final byte[] wav;
        final long untilMs;

        Kept(byte[] wav, long untilMs) {
            this.wav = wav;
            this.untilMs = untilMs;
        }
    }

    public TenantSpeech(String tenant, Speech speech, Database database, InstantSource clock) {
        this.tenant = tenant;
        this.speech = speech;
        this.database = database;
        this.clock = clock;
    }

    public boolean speaks(String language) {
        return speech.speaks(language);
    }

    /** A piece of one as a WAV file; {@link SoundChunk#MISSING} when it can't be spoken. Never fails. */
    public Future<SoundChunk> read(String name, int offset) {
        var spoken = SpokenName.parse(name);
        if (spoken.isEmpty() || offset < 0) {
            return Future.succeededFuture(SoundChunk.MISSING);
        }
        return wav(spoken.get()).map(wav -> chunk(wav, offset)).otherwise(SoundChunk.MISSING);
    }

    private static SoundChunk chunk(byte[] wav, int offset) {
        int from = Math.min(offset, wav.length);
        int to = from + Math.min(SoundChunk.MAX_BYTES, wav.length - from);
        return new SoundChunk(wav.length, new Octets(Arrays.copyOfRange(wav, from, to)));
    }

    /** Bridges will ask for these in a moment: those that are texts are begun. Never waits. */
    public void begin(Collection<String> names) {
        names.forEach(name -> SpokenName.parse(name).ifPresent(this::wav));
    }

    /** Nobody waits for these yet: they are spoken one after the other. */
    public void prepare(Collection<String> names) {
        Future<?> before = Future.succeededFuture();
        for (var name : names.stream().limit(MAX_PREPARED).toList()) {
            var spoken = SpokenName.parse(name);
            if (spoken.isPresent()) {
                before = before.eventually(() -> wav(spoken.get()));
            }
        }
    }

    private synchronized Future<byte[]> wav(SpokenName spoken) {
        var key = key(spoken);
        var known = kept.get(key);
        if (known != null && clock.millis() < known.untilMs) {
            return Future.succeededFuture(known.wav);
        }
        var begun = working.get(key);
        if (begun != null) {
            return begun;
        }
        if (working.size() >= MAX_AT_ONCE) {
            LOG.warn("speech overloaded tenant={} texts={}", tenant, working.size());
            return Future.failedFuture("too many texts at once");
        }
        Promise<byte[]> done = Promise.promise();
        working.put(key, done.future());
        find(key)
                .compose(found -> found.isPresent() ? found(key, found.get()) : speak(key, spoken))
                .onComplete(wav -> {
                    forget(key);
                    done.handle(wav);
                });
        return done.future();
    }

    private synchronized void forget(String key) {
        working.remove(key);
    }

    /** Without the database it is spoken once more. */
    private Future<Optional<byte[]>> find(String key) {
        long nowMs = clock.millis();
        return database.withTenant(tenant, connection -> SpokenTexts.find(connection, key, nowMs))
                .otherwise(Optional.empty());
    }

    private Future<byte[]> found(String key, byte[] wav) {
        keep(key, new Kept(wav, Long.MAX_VALUE));
        return Future.succeededFuture(wav);
    }

    private Future<byte[]> speak(String key, SpokenName spoken) {
        var speaking = speech.speakSoon(spoken.text(), spoken.language(), HURRY_MS);
        speaking.best().map(Pcm::wav).onSuccess(wav -> {
            keep(key, new Kept(wav, Long.MAX_VALUE));
            save(key, wav);
        });
        return speaking.soon().map(Pcm::wav).onSuccess(wav -> {
            if (!speaking.best().succeeded()) {
                keep(key, new Kept(wav, clock.millis() + SECOND_CHOICE_KEPT_MS));
            }
        });
    }

    private void save(String key, byte[] wav) {
        long nowMs = clock.millis();
        database.withTenant(tenant, connection -> {
                    SpokenTexts.keep(connection, tenant, key, wav, nowMs);
                    return key;
                })
                .onFailure(cause -> LOG.warn(
                        "speech not kept tenant={} reason=\"{}\"", tenant, String.valueOf(cause.getMessage())));
    }

    private synchronized void keep(String key, Kept sound) {
        var before = kept.put(key, sound);
        keptBytes += sound.wav.length - (before == null ? 0 : before.wav.length);
        var oldest = kept.entrySet().iterator();
        while (keptBytes > MAX_KEPT_BYTES && oldest.hasNext()) {
            keptBytes -= oldest.next().getValue().wav.length;
            oldest.remove();
        }
    }

    private String key(SpokenName spoken) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : new String[] {
                spoken.language(), spoken.text(), speech.speakersOf(spoken.language()),
            }) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has it", e);
        }
    }
}
