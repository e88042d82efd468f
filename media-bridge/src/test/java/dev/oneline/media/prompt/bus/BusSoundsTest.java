package dev.oneline.media.prompt.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.contract.bus.BusAddress;
import dev.oneline.contract.bus.NodeKind;
import dev.oneline.contract.bus.Octets;
import dev.oneline.contract.bus.SoundChunk;
import dev.oneline.contract.bus.SoundQuery;
import dev.oneline.runtime.boot.Metrics;
import dev.oneline.runtime.boot.Node;
import dev.oneline.runtime.bus.Bus;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BusSoundsTest {
    private static final String NAME = "recordings/c1-r1";

    private final Vertx vertx = Vertx.vertx();
    private final Bus bus = new Bus(vertx, Metrics.registry());
    private final Node node =
            new Node("media-1", NodeKind.MEDIA, vertx, bus, Metrics.registry(), InstantSource.system());
    private final BusSounds sounds = new BusSounds(node);

    @AfterEach
    void close() throws Exception {
        vertx.close().await(5, TimeUnit.SECONDS);
    }

    @Test
    void shouldPutAFileTogetherThoughAPieceGetsLost() throws Exception {
        byte[] file = bytes(600_000);
        var asked = new ArrayList<SoundQuery>();
        serve(query -> {
            asked.add(query);
            return asked.size() == 2 ? Future.failedFuture("the database is away") : piece(file, query);
        });

        assertThat(await(sounds.fetch("demo", NAME))).hasValue(file);
        assertThat(asked)
                .containsExactly(
                        new SoundQuery("demo", NAME, 0),
                        new SoundQuery("demo", NAME, SoundChunk.MAX_BYTES),
                        new SoundQuery("demo", NAME, SoundChunk.MAX_BYTES),
                        new SoundQuery("demo", NAME, 2 * SoundChunk.MAX_BYTES));
    }

    @Test
    void shouldTakeWhatThereWasAtFirstOfOneThatGrows() throws Exception {
        byte[] file = bytes(400_000);
        var grown = new AtomicInteger(300_000);
        serve(query -> piece(Arrays.copyOf(file, grown.getAndSet(400_000)), query));
        assertThat(await(sounds.fetch("demo", NAME))).hasValue(Arrays.copyOf(file, 300_000));
    }

    @Test
    void shouldHaveNothingOfWhatIsMissingOrTooLarge() throws Exception {
        serve(query -> Future.succeededFuture(
                query.name().equals(NAME)
                        ? SoundChunk.MISSING
                        : new SoundChunk(BusSounds.MAX_BYTES + 1, new Octets(new byte[10]))));
        assertThat(await(sounds.fetch("demo", NAME))).isEmpty();
        assertThat(await(sounds.fetch("demo", "recordings/large"))).isEmpty();
    }

    @Test
    void shouldGiveUpWhenNoBackendIsThereInTime() throws Exception {
        long beganNs = System.nanoTime();
        assertThat(await(sounds.fetch("demo", NAME))).isEmpty();
        assertThat((System.nanoTime() - beganNs) / 1_000_000).isBetween(4_900L, 8_000L);
    }

    private void serve(Function<SoundQuery, Future<SoundChunk>> backend) throws Exception {
        bus.serve(BusAddress.SOUNDS, SoundQuery.class, SoundChunk.class, backend)
                .await(5, TimeUnit.SECONDS);
    }

    private static Future<SoundChunk> piece(byte[] file, SoundQuery query) {
        int to = Math.min(file.length, query.offset() + SoundChunk.MAX_BYTES);
        return Future.succeededFuture(
                new SoundChunk(file.length, new Octets(Arrays.copyOfRange(file, query.offset(), to))));
    }

    private static byte[] bytes(int length) {
        var bytes = new byte[length];
        new Random(9).nextBytes(bytes);
        return bytes;
    }

    private static Optional<byte[]> await(CompletionStage<Optional<byte[]>> fetch) throws Exception {
        return fetch.toCompletableFuture().get(15, TimeUnit.SECONDS);
    }
}
