package dev.oneline.media.prompt.bus;

import dev.oneline.contract.bus.BusAddress;
import dev.oneline.contract.bus.SoundChunk;
import dev.oneline.contract.bus.SoundQuery;
import dev.oneline.contract.bus.SpokenName;
import dev.oneline.media.prompt.TenantSounds;
import dev.oneline.runtime.boot.Node;
import io.vertx.core.Context;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches sounds from any backend, piece by piece. What isn't there in {@link #PATIENCE}, or is larger than the longest
 * message, isn't had. How many at a time is the business of who asks. Thread-safe.
 */
public final class BusSounds implements TenantSounds {
    static final int MAX_BYTES = 10 * 1_024 * 1_024;
    /** Whoever wants to hear it waits for three seconds; the next one finds what came later. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** What ships is heard in the place of a text that isn't spoken in time, and has to be encoded before they give up, too. */
    private static final Duration PATIENCE_WITH_SPEECH = Duration.ofMillis(2_500);

    private static final Duration TIMEOUT = Duration.ofSeconds(1);
    private static final long PAUSE_MS = 50;
    private static final Logger LOG = LoggerFactory.getLogger(BusSounds.class);

    private final Node node;
    private final Context context;

    public BusSounds(Node node) {
        this.node = node;
        this.context = node.vertx().getOrCreateContext();
    }

    @Override
    public CompletionStage<Optional<byte[]>> fetch(String tenant, String name) {
        var patience = name.startsWith(SpokenName.FOLDER) ? PATIENCE_WITH_SPEECH : PATIENCE;
        var fetch = new Fetch(tenant, name, node.clock().millis() + patience.toMillis());
        context.runOnContext(ignored -> ask(fetch));
        return fetch.done;
    }

    private void ask(Fetch fetch) {
        if (node.clock().millis() >= fetch.untilMs) {
            LOG.warn("sound not fetched in time name={} bytes={}", SpokenName.masked(fetch.name), fetch.file.size());
            fetch.done.complete(Optional.empty());
            return;
        }
        var query = new SoundQuery(fetch.tenant, fetch.name, fetch.file.size());
        node.bus()
                .ask(BusAddress.SOUNDS, query, SoundQuery.class, SoundChunk.class, TIMEOUT)
                .onComplete(chunk -> context.runOnContext(ignored -> take(fetch, chunk)), failure -> context.owner()
                        .setTimer(PAUSE_MS, timer -> context.runOnContext(ignored -> ask(fetch))));
    }

    private void take(Fetch fetch, SoundChunk chunk) {
        if (fetch.totalBytes == 0) {
            fetch.totalBytes = chunk.totalBytes();
        }
        if (fetch.totalBytes > MAX_BYTES || chunk.wav().length() == 0) {
            LOG.warn(
                    "sound not there, or too large name={} bytes={}",
                    SpokenName.masked(fetch.name),
                    chunk.totalBytes());
            fetch.done.complete(Optional.empty());
            return;
        }
        fetch.file.writeBytes(chunk.wav().toArray());
        if (fetch.file.size() < fetch.totalBytes) {
            ask(fetch);
        } else {
            // What was added meanwhile the file's beginning doesn't know of.
            fetch.done.complete(Optional.of(Arrays.copyOf(fetch.file.toByteArray(), fetch.totalBytes)));
        }
    }

    /** Touched on the context only. */
    private static final class Fetch {
        final String tenant;
        final String name;
        final long untilMs;
        final CompletableFuture<Optional<byte[]>> done = new CompletableFuture<>();
        final ByteArrayOutputStream file = new ByteArrayOutputStream();
        int totalBytes;

        Fetch(String tenant, String name, long untilMs) {
            this.tenant = tenant;
            this.name = name;
            this.untilMs = untilMs;
        }
    }
}
