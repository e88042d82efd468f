package dev.oneline.backend.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.backend.rig.Eventually;
import dev.oneline.contract.bus.Octets;
import dev.oneline.contract.bus.Report;
import dev.oneline.contract.bus.Report.RecordingEndCause;
import dev.oneline.contract.bus.SoundChunk;
import dev.oneline.runtime.boot.Metrics;
import dev.oneline.runtime.database.Database;
import dev.oneline.runtime.database.DatabaseRefused;
import dev.oneline.runtime.database.TestDatabase;
import dev.oneline.runtime.sound.G711;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of what was said, as bridges report them: late, twice, or not at all. */
class RecordingsTest {
    private static final long DAY_MS = 24 * 60 * 60_000;
    private static final Vertx VERTX = Vertx.vertx();
    private static @Nullable Database database;
    private static long nowMs = 1_700_000_000_000L;

    private final Recordings recordings = of("demo");

    @BeforeAll
    static void open() throws DatabaseRefused {
        database = Database.open(VERTX, TestDatabase.fresh(), Metrics.registry());
    }

    @AfterAll
    static void close() {
        database.close();
        VERTX.close();
    }

    @Test
    void shouldBeAWavFileThatPlayersPlay(@TempDir Path folder) throws Exception {
        byte[] first = sound(24_000, 1);
        byte[] second = sound(10_000, 2);
        for (String codec : new String[] {"PCMA", "PCMU"}) {
            String id = "c1:" + codec;
            // The second one came first: that is no difference.
            assertThat(part(id, 1, codec, second)).isTrue();
            assertThat(part(id, 0, codec, first)).isTrue();
            assertThat(ended(id, 2)).isEqualTo(34_000 / 8);

            var wav = AudioSystem.getAudioInputStream(
                    Files.write(folder.resolve(codec + ".wav"), open(id)).toFile());

            assertThat(wav.getFormat()).satisfies(format -> {
                assertThat(format.getEncoding()).isEqualTo(AudioFormat.Encoding.PCM_SIGNED);
                assertThat(format.getSampleRate()).isEqualTo(8_000);
                assertThat(format.getSampleSizeInBits()).isEqualTo(16);
                assertThat(format.getChannels()).isEqualTo(1);
            });
            assertThat(wav.getFrameLength()).isEqualTo(34_000);
            byte[] linear = wav.readAllBytes();
            for (int i = 0; i < 34_000; i++) {
                byte code = i < 24_000 ? first[i] : second[i - 24_000];
                short sample = (short) ((linear[2 * i] & 0xFF) | linear[2 * i + 1] << 8);
                assertThat(sample).isEqualTo(codec.equals("PCMA") ? G711.fromALaw(code) : G711.fromULaw(code));
            }
        }
    }

    @Test
    void shouldTakeARepeatedPartAndRefuseOneWithAnotherSound() {
        byte[] said = sound(24_000, 3);
        assertThat(part("c2:r1", 0, "PCMA", said)).isTrue();
        assertThat(part("c2:r1", 0, "PCMA", said)).isTrue();
        assertThat(part("c2:r1", 0, "PCMA", sound(24_000, 4))).isFalse();
        assertThat(part("c2:r1", 0, "PCMA", Arrays.copyOf(said, 23_999))).isFalse();
        assertThat(part("c2:r1", 1, "PCMU", said)).isFalse();
        assertThat(Eventually.await(recordings.part(new Report.RecordingPart("c9", "c2:r1", 1, "PCMA", octets(said)))))
                .isFalse();

        assertThat(ended("c2:r1", 1)).isEqualTo(3_000);
        assertThat(ended("c2:r1", 1)).isEqualTo(3_000);
        // Over is over, but what is said again was said.
        assertThat(part("c2:r1", 0, "PCMA", said)).isTrue();
        assertThat(part("c2:r1", 1, "PCMA", said)).isFalse();
        assertThat(open("c2:r1")).isEqualTo(wav("PCMA", said));
    }

    @Test
    void shouldRefuseWhatNoBridgeMakes() {
        assertThat(part("c3:r1", -1, "PCMA", sound(10, 1))).isFalse();
        assertThat(part("c3:r1", 2_000, "PCMA", sound(10, 1))).isFalse();
        assertThat(part("c3:r1", 0, "opus", sound(10, 1))).isFalse();
        assertThat(part("../c3", 0, "PCMA", sound(10, 1))).isFalse();
        assertThat(part("c3:r1", 0, "PCMA", sound(Report.RecordingPart.MAX_BYTES + 1, 1)))
                .isFalse();
        assertThat(Eventually.await(recordings.open("c3:r1"))).isEmpty();
    }

    @Test
    void shouldKeepNothingWhereNothingWasSaid() {
        assertThat(ended("c4:r1", 0)).isZero();
        assertThat(Eventually.await(recordings.open("c4:r1"))).isEmpty();
    }

    @Test
    void shouldReadWhatThereIsOfOneThatGoesOn() {
        byte[] first = sound(24_000, 1);
        part("c8:r1", 0, "PCMA", first);
        assertThat(open("c8:r1")).isEqualTo(wav("PCMA", first));
    }

    @Test
    void shouldReadInPiecesOfAnySize() {
        byte[] first = sound(24_000, 5);
        byte[] second = sound(7_001, 6);
        part("c5:r1", 0, "PCMU", first);
        part("c5:r1", 1, "PCMU", second);
        byte[] whole = open("c5:r1");
        assertThat(whole).hasSize(44 + 2 * 31_001);

        for (int size : new int[] {43, 1_001, 20_000, 48_044}) {
            var together = new ByteArrayOutputStream();
            while (together.size() < whole.length) {
                SoundChunk chunk = Eventually.await(recordings.read("c5:r1", together.size(), size));
                assertThat(chunk.totalBytes()).isEqualTo(whole.length);
                assertThat(chunk.wav().length()).isBetween(1, size);
                together.writeBytes(chunk.wav().toArray());
            }
            assertThat(together.toByteArray()).as("pieces of %d", size).isEqualTo(whole);
        }
        assertThat(Eventually.await(recordings.read("c5:r1", whole.length + 5, 100))
                        .wav()
                        .length())
                .isZero();
        assertThat(Eventually.await(recordings.read("c5:r1", -1, 100))).isEqualTo(SoundChunk.MISSING);
    }

    @Test
    void shouldDelete() {
        part("c6:r1", 0, "PCMA", sound(100, 1));
        assertThat(Eventually.await(recordings.delete("c6:r1"))).isTrue();
        assertThat(Eventually.await(recordings.delete("c6:r1"))).isFalse();
        assertThat(Eventually.await(recordings.open("c6:r1"))).isEmpty();
        assertThat(Eventually.await(recordings.keep("c6:r1"))).isFalse();
    }

    @Test
    void shouldNotLetOneTenantHearAnother() {
        part("c7:r1", 0, "PCMA", sound(100, 1));
        var other = of("other");
        assertThat(Eventually.await(other.open("c7:r1"))).isEmpty();
        assertThat(Eventually.await(other.delete("c7:r1"))).isFalse();
        // The same id there is another recording.
        var theirs = new Report.RecordingPart("c1", "c7:r1", 0, "PCMU", octets(sound(50, 2)));
        assertThat(Eventually.await(other.part(theirs))).isTrue();
        assertThat(open("c7:r1")).hasSize(44 + 200);
    }

    @Test
    void shouldForgetAfterADayWhatNeverEndedUnlessSomebodyWantsIt() {
        var old = of("sweeping");
        for (String id : new String[] {"lost", "wanted", "complete"}) {
            assertThat(Eventually.await(old.part(new Report.RecordingPart("c1", id, 0, "PCMA", octets(sound(100, 1))))))
                    .isTrue();
        }
        Eventually.await(old.keep("wanted"));
        Eventually.await(old.ended(new Report.RecordingEnded("c1", "complete", RecordingEndCause.KEY, 12, 1), 0));

        nowMs += DAY_MS - 1;
        Eventually.await(old.part(new Report.RecordingPart("c1", "soon", 0, "PCMA", octets(sound(100, 1)))));
        assertThat(Eventually.await(old.open("lost"))).isPresent();
        nowMs += 2;
        Eventually.await(old.part(new Report.RecordingPart("c1", "later", 0, "PCMA", octets(sound(100, 1)))));

        assertThat(Eventually.await(old.open("lost"))).isEmpty();
        for (String id : new String[] {"wanted", "complete", "soon", "later"}) {
            assertThat(Eventually.await(old.open(id))).as(id).isPresent();
        }
    }

    @Test
    void shouldForgetAfterAWeekWhatNoMessageBecameOf() {
        var old = of("spoken-anew");
        for (String id : new String[] {"heard", "anew"}) {
            assertThat(Eventually.await(old.part(new Report.RecordingPart("c1", id, 0, "PCMA", octets(sound(100, 1))))))
                    .isTrue();
            Eventually.await(old.ended(new Report.RecordingEnded("c1", id, RecordingEndCause.KEY, 12, 1), 0));
        }
        Eventually.await(old.keep("heard"));

        nowMs += 7 * DAY_MS;
        Eventually.await(old.part(new Report.RecordingPart("c1", "soon", 0, "PCMA", octets(sound(100, 1)))));
        assertThat(Eventually.await(old.open("anew"))).isPresent();
        nowMs += 1;
        Eventually.await(old.part(new Report.RecordingPart("c1", "later", 0, "PCMA", octets(sound(100, 1)))));

        assertThat(Eventually.await(old.open("anew"))).isEmpty();
        assertThat(Eventually.await(old.open("heard"))).isPresent();
    }

    private static Recordings of(String tenant) {
        return new Recordings(tenant, database, () -> Instant.ofEpochMilli(nowMs));
    }

    private boolean part(String id, int index, String codec, byte[] audio) {
        String contact = id.split(":", 2)[0];
        return Eventually.await(recordings.part(new Report.RecordingPart(contact, id, index, codec, octets(audio))));
    }

    private long ended(String id, int parts) {
        String contact = id.split(":", 2)[0];
        return Eventually.await(
                recordings.ended(new Report.RecordingEnded(contact, id, RecordingEndCause.KEY, 1, parts), 5));
    }

    private byte[] open(String id) {
        return Eventually.await(recordings.open(id)).orElseThrow();
    }

    private static byte[] wav(String codec, byte[] sound) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(Wav.header(sound.length));
        out.writeBytes(Wav.linear(codec, sound));
        return out.toByteArray();
    }

    private static byte[] sound(int length, long seed) {
        var sound = new byte[length];
        new Random(seed).nextBytes(sound);
        return sound;
    }

    private static Octets octets(byte[] bytes) {
        return new Octets(bytes);
    }
}
