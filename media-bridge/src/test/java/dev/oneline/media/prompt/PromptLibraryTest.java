package dev.oneline.media.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.media.rtp.Codec;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class PromptLibraryTest {
    private static final String TENANT = "demo";
    /** Ten frames of G.711, and what it takes to keep them. */
    private static final int MS = 200;

    private static final long BYTES = 10 * (160 + 24) + 256;

    private final TreeMap<String, byte[]> files = new TreeMap<>();
    private final TreeMap<String, byte[]> tenants = new TreeMap<>();
    private final List<String> opened = new ArrayList<>();
    private final List<Runnable> encoder = new ArrayList<>();
    private long nowNs = 1_000;
    private final PromptLibrary library =
            new PromptLibrary(encoder::add, encoder::add, this::open, this::fetch, 3 * BYTES, () -> nowNs);

    @Test
    void shouldEncodeASoundOnce() {
        files.put("zh-CN/main-menu", wav(MS));

        Sound first = library.find(TENANT, "zh-CN/main-menu", Codec.PCMA);
        Sound second = library.find(TENANT, "zh-CN/main-menu", Codec.PCMA);

        assertThat(first).isSameAs(second);
        assertThat(first.isOnItsWay()).isTrue();
        encode();
        assertThat(first.encoded()).isNotNull();
        assertThat(first.encoded().frames()).hasSize(10);
        assertThat(opened).containsExactly("zh-CN/main-menu");
        assertThat(library.keptBytes()).isEqualTo(BYTES);
    }

    @Test
    void shouldNotLeadOutOfItsFolder() {
        for (String name : List.of("../secret", "/etc/passwd", "zh-CN/../../x", "a//b", "", "a/", "a.b", "a\\b", ".")) {
            assertThat(library.find(TENANT, name, Codec.PCMA).isMissing())
                    .as(name)
                    .isTrue();
        }
        assertThat(encoder).isEmpty();
    }

    @Test
    void shouldForgetWhatNobodyHasPlayedForLongest() {
        for (String name : List.of("a", "b", "c", "d")) {
            files.put(name, wav(MS));
        }
        Sound a = ready("a");
        ready("b");
        ready("c");
        nowNs += Duration.ofSeconds(200).toNanos();
        a.use(nowNs);

        assertThat(ready("d").isMissing()).isFalse();

        assertThat(library.keptBytes()).isEqualTo(3 * BYTES);
        assertThat(library.find(TENANT, "a", Codec.PCMA)).isSameAs(a);
        opened.clear();
        library.find(TENANT, "b", Codec.PCMA);
        encode();
        assertThat(opened).containsExactly("b");
    }

    @Test
    void shouldNotForgetWhatIsBeingPlayedButMissTheNew() {
        for (String name : List.of("a", "b", "c", "d")) {
            files.put(name, wav(MS));
        }
        Sound a = ready("a");
        ready("b");
        ready("c");

        assertThat(ready("d").isMissing()).isTrue();
        assertThat(library.find(TENANT, "a", Codec.PCMA)).isSameAs(a);
        // As soon as the others are idle there is room.
        nowNs += Duration.ofSeconds(200).toNanos();
        assertThat(ready("d").isMissing()).isFalse();
    }

    @Test
    void shouldLookAgainAfterAWhileForWhatWasMissing() {
        assertThat(ready("late").isMissing()).isTrue();
        files.put("late", wav(MS));
        assertThat(ready("late").isMissing()).isTrue();
        nowNs += Duration.ofSeconds(31).toNanos();
        assertThat(ready("late").isMissing()).isFalse();
    }

    @Test
    void shouldMissWhatIsNoSound() {
        files.put("broken", new byte[100]);
        assertThat(ready("broken").isMissing()).isTrue();
    }

    @Test
    void shouldNotLetOneTenantHearAnother() {
        tenants.put("demo recordings/c1-r1", wav(MS));
        files.put("recordings/c1-r1", wav(MS));

        Sound theirs = ready("demo", "recordings/c1-r1");
        Sound others = ready("other", "recordings/c1-r1");

        assertThat(theirs.isMissing()).isFalse();
        assertThat(others.isMissing()).isTrue();
        assertThat(ready("demo", "recordings/c1-r1")).isSameAs(theirs);
        assertThat(opened).containsExactly("demo recordings/c1-r1", "other recordings/c1-r1");
        // What ships is everybody's.
        files.put("a", wav(MS));
        assertThat(ready("other", "a")).isSameAs(ready("demo", "a"));
    }

    @Test
    void shouldPlayWhatShipsWhereTheTenantsOwnCantBeHad() {
        files.put("zh-CN/welcome", wav(MS));
        files.put("hold-music", wav(MS));

        assertThat(ready("demo", "library/zh-CN:welcome:7").isMissing()).isFalse();
        assertThat(ready("demo", "library/all:hold-music:8").isMissing()).isFalse();
        assertThat(ready("demo", "library/en:welcome:7").isMissing()).isTrue();
        assertThat(opened).contains("demo library/zh-CN:welcome:7", "zh-CN/welcome", "hold-music");
    }

    @Test
    void shouldTakeOnlyWhatCanBeARecordingsName() {
        for (String name : List.of("recordings/", "recordings/../x", "recordings/a/b", "recordings/a.b", "library/-")) {
            assertThat(library.find(TENANT, name, Codec.PCMA)).as(name).isSameAs(Sound.MISSING);
        }
        assertThat(library.find("", "recordings/c1-r1", Codec.PCMA)).isSameAs(Sound.MISSING);
        assertThat(opened).isEmpty();
    }

    @Test
    void shouldPlayAWholeMessageAndNoMore() {
        tenants.put("demo recordings/long", wav(121_000));
        tenants.put("demo recordings/endless", wav(700_000));
        var large = new PromptLibrary(encoder::add, encoder::add, this::open, this::fetch, 50_000_000, () -> nowNs);
        Sound whole = large.find(TENANT, "recordings/long", Codec.PCMA);
        Sound endless = large.find(TENANT, "recordings/endless", Codec.PCMA);
        encode();
        assertThat(whole.encoded().frames()).hasSize(6_050);
        assertThat(endless.isMissing()).isTrue();
    }

    @Test
    void shouldHaveOnlyAFewWholeFilesInMemoryAndLetNoMenuWaitForThem() {
        files.put("menu", wav(MS));
        var tenantEncoder = new ArrayList<Runnable>();
        var busy =
                new PromptLibrary(encoder::add, tenantEncoder::add, this::open, this::fetch, 100 * BYTES, () -> nowNs);
        List<Sound> messages = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            tenants.put("demo recordings/r" + i, wav(MS));
            messages.add(busy.find("demo", "recordings/r" + i, Codec.PCMA));
        }

        assertThat(opened).hasSize(PromptLibrary.FETCHED_AT_ONCE);
        Sound menu = busy.find("demo", "menu", Codec.PCMA);
        encode();
        assertThat(menu.isOnItsWay()).isFalse();
        tenantEncoder.removeFirst().run();
        assertThat(opened).hasSize(PromptLibrary.FETCHED_AT_ONCE + 2);
        while (!tenantEncoder.isEmpty()) {
            tenantEncoder.removeFirst().run();
        }
        assertThat(messages).noneMatch(Sound::isMissing).noneMatch(Sound::isOnItsWay);
    }

    @Test
    void shouldFetchATenantsSoundAgainAfterAWhile() {
        tenants.put("demo library/l1", wav(MS));
        Sound old = ready("demo", "library/l1");
        tenants.put("demo library/l1", wav(2 * MS));
        nowNs += Duration.ofMinutes(6).toNanos();

        Sound fresh = ready("demo", "library/l1");

        assertThat(fresh.encoded().frames()).hasSize(20);
        // Who was playing it goes on.
        assertThat(old.encoded().frames()).hasSize(10);
        tenants.clear();
        nowNs += Duration.ofMinutes(6).toNanos();
        assertThat(ready("demo", "library/l1").isMissing()).isTrue();
        assertThat(library.keptBytes()).isEqualTo(256);
    }

    @Test
    void shouldSayTheDigitsOfATextThatCantBeSpokenOrThatItCant() {
        files.put("zh-CN/n1", wav(MS));
        files.put("zh-CN/n2", wav(MS));
        files.put("en/cannot-be-spoken", wav(MS));

        Sound digits = ready(said("zh-CN", "余额12元"));
        Sound none = ready(said("fr", "Bonjour"));

        assertThat(digits.encoded().frames()).hasSize(20);
        assertThat(none.encoded().frames()).hasSize(10);
        // An engine may be there again.
        tenants.put("demo " + said("fr", "Bonjour"), wav(2 * MS));
        assertThat(ready(said("fr", "Bonjour"))).isSameAs(none);
        nowNs += Duration.ofSeconds(200).toNanos();
        assertThat(ready(said("fr", "Bonjour")).encoded().frames()).hasSize(20);
        assertThat(library.find("", said("fr", "Bonjour"), Codec.PCMA)).isSameAs(Sound.MISSING);
        assertThat(library.find(TENANT, "say/fr:A/B", Codec.PCMA)).isSameAs(Sound.MISSING);
    }

    @Test
    void shouldNotLetCallersWaitWhenManyTextsAreSlow() {
        files.put("en/cannot-be-spoken", wav(MS));
        var slow = new PromptLibrary(
                encoder::add,
                encoder::add,
                this::open,
                (tenant, name) -> new CompletableFuture<>(),
                99 * BYTES,
                () -> nowNs);
        List<Sound> sounds = new ArrayList<>();
        for (int i = 0; i <= PromptLibrary.SPOKEN_AT_ONCE; i++) {
            sounds.add(slow.find(TENANT, said("en", "text " + (char) ('a' + i)), Codec.PCMA));
        }

        encode();

        assertThat(sounds.getLast().encoded()).isNotNull();
        assertThat(sounds.subList(0, PromptLibrary.SPOKEN_AT_ONCE)).allMatch(Sound::isOnItsWay);
    }

    private static String said(String language, String text) {
        return "say/" + language + ":"
                + Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_16BE));
    }

    private Sound ready(String name) {
        return ready(TENANT, name);
    }

    private Sound ready(String tenant, String name) {
        Sound sound = library.find(tenant, name, Codec.PCMA);
        encode();
        return sound;
    }

    private void encode() {
        List.copyOf(encoder).forEach(Runnable::run);
        encoder.clear();
    }

    private java.io.@org.jspecify.annotations.Nullable InputStream open(String name) {
        opened.add(name);
        byte[] file = files.get(name);
        return file == null ? null : new ByteArrayInputStream(file);
    }

    private CompletionStage<Optional<byte[]>> fetch(String tenant, String name) {
        opened.add(tenant + " " + name);
        return CompletableFuture.completedFuture(Optional.ofNullable(tenants.get(tenant + " " + name)));
    }

    private static byte[] wav(int ms) {
        int bytes = ms * 8 * 2;
        return ByteBuffer.allocate(44 + bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                .putInt(36 + bytes)
                .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(8_000)
                .putInt(16_000)
                .putShort((short) 2)
                .putShort((short) 16)
                .put("data".getBytes(StandardCharsets.US_ASCII))
                .putInt(bytes)
                .array();
    }
}
