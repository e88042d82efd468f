package dev.oneline.backend.speech;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.prompt.sound.Pcm;
import dev.oneline.backend.rig.Eventually;
import dev.oneline.contract.bus.SoundChunk;
import dev.oneline.core.flow.speech.SpokenText;
import dev.oneline.runtime.boot.Metrics;
import dev.oneline.runtime.database.Database;
import dev.oneline.runtime.database.DatabaseRefused;
import dev.oneline.runtime.database.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An engine speaks when the test lets it. */
class TenantSpeechTest {
    private static final long NOW_MS = 1_700_000_000_000L;
    private static final Vertx VERTX = Vertx.vertx();
    private static Database database;

    private final Map<String, Promise<byte[]>> asked = new ConcurrentHashMap<>();
    private final Speech engines = new Speech(List.of(new PatientEngine()), Metrics.registry());
    private final TenantSpeech speech = new TenantSpeech("demo", engines, database, () -> Instant.ofEpochMilli(NOW_MS));

    @BeforeAll
    static void open() throws DatabaseRefused {
        database = Database.open(VERTX, TestDatabase.fresh(), Metrics.registry());
    }

    @AfterEach
    void stop() {
        engines.close();
    }

    @AfterAll
    static void close() {
        database.close();
        VERTX.close();
    }

    @Test
    void shouldBeOnePieceOfWorkForAllWhoAskAtTheSameTime() {
        speech.begin(List.of("zh-CN/welcome", name("one")));
        var first = speech.read(name("one"), 0);
        var second = speech.read(name("one"), 40);
        Eventually.until("it is spoken", () -> asked.containsKey("one"));

        asked.get("one").complete(sound());

        assertThat(Eventually.await(first).totalBytes()).isEqualTo(44 + 2 * 1_600);
        assertThat(Eventually.await(second).wav().length()).isEqualTo(4 + 2 * 1_600);
    }

    @Test
    void shouldHaveABoundOfWhatItWaitsFor() {
        var reads = new ArrayList<Future<SoundChunk>>();
        for (int i = 0; i < TenantSpeech.MAX_AT_ONCE; i++) {
            reads.add(speech.read(name("many " + i), 0));
        }

        // Whoever asks then hears something else, at once.
        assertThat(Eventually.await(speech.read(name("one too many"), 0))).isEqualTo(SoundChunk.MISSING);
        Eventually.until("all are spoken", () -> asked.size() == TenantSpeech.MAX_AT_ONCE);
        asked.values().forEach(text -> text.fail("no"));
        assertThat(reads).allMatch(read -> Eventually.await(read).equals(SoundChunk.MISSING));
        // There is room again.
        speech.begin(List.of(name("later")));
        Eventually.until("it is spoken", () -> asked.containsKey("later"));
    }

    @Test
    void shouldForgetWhatNobodyHeardForLongest() {
        keep("t1", 100, 1, 3, 1_000);
        keep("t2", 100, 2, 3, 1_000);
        keep("t3", 100, 3, 3, 1_000);
        use("t1", 4 + SpokenTexts.NOTED_EVERY_MS);

        keep("t4", 100, 5 + SpokenTexts.NOTED_EVERY_MS, 3, 1_000);
        assertThat(kept()).containsExactly("t1", "t3", "t4");
        keep("t5", 750, 6 + SpokenTexts.NOTED_EVERY_MS, 3, 1_000);
        assertThat(kept()).containsExactly("t1", "t4", "t5");
        keep("t6", 750, 7 + SpokenTexts.NOTED_EVERY_MS, 3, 1_000);
        assertThat(kept()).containsExactly("t6");
        keep("t7", 100, 8 + SpokenTexts.NOTED_EVERY_MS + SpokenTexts.KEPT_UNUSED_MS, 3, 1_000);
        assertThat(kept()).containsExactly("t7");
    }

    private static void keep(String key, int bytes, long nowMs, int maxTexts, long maxBytes) {
        inDatabase(connection -> {
            SpokenTexts.keep(connection, "bounds", key, new byte[bytes], nowMs, maxTexts, maxBytes);
            return key;
        });
    }

    private static void use(String key, long nowMs) {
        Optional<byte[]> found = inDatabase(connection -> SpokenTexts.find(connection, key, nowMs));
        assertThat(found).isPresent();
    }

    private static List<String> kept() {
        return inDatabase(connection -> {
            var keys = new ArrayList<String>();
            try (var query = connection.prepareStatement("SELECT text_key FROM spoken_texts ORDER BY text_key");
                    var rows = query.executeQuery()) {
                while (rows.next()) {
                    keys.add(rows.getString(1));
                }
            }
            return keys;
        });
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private static <T> T inDatabase(Work<T> work) {
        return Eventually.await(database.withTenant("bounds", work::on));
    }

    private static String name(String text) {
        return new SpokenText("en", text).name();
    }

    private static byte[] sound() {
        return new Pcm(Pcm.RATE_HZ, new short[1_600]).wav();
    }

    private final class PatientEngine implements SpeechEngine {
        @Override
        public String id() {
            return "patient";
        }

        @Override
        public List<Voice> voices() {
            return List.of(new Voice("patient:en", "Patient", "en"));
        }

        @Override
        public Future<byte[]> speak(String text, String language, Voice voice) {
            Promise<byte[]> spoken = Promise.promise();
            assertThat(asked.put(text, spoken)).as("asked once for " + text).isNull();
            return spoken.future();
        }

        @Override
        public Future<Void> close() {
            return Future.succeededFuture();
        }
    }
}
