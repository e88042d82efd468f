package dev.oneline.runtime.sound;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The recordings that ship with Oneline, by their names as media plans have them: {@code zh-CN/main-menu}. */
public final class ShippedSounds {
    /** Languages that there is a pack of. */
    public static final List<String> LANGUAGES = List.of("zh-CN", "en");
    /** The same in every language. */
    public static final List<String> MUSIC = List.of("greeting", "ringback", "hold-music", "beep");

    private static final int HEADER_BYTES = 44;
    private static final int BYTES_PER_SECOND_AT = 28;
    private static final int DATA_BYTES_AT = 40;

    private static final Map<String, Long> LENGTHS_MS = new ConcurrentHashMap<>();
    private static final SequencedMap<String, String> TEXTS = texts();

    private ShippedSounds() {}

    /** What is said in each, in the order of its pack; of music nothing. */
    public static SequencedMap<String, String> all() {
        return TEXTS;
    }

    /** The pack that comes nearest to a language. */
    public static String packFor(String language) {
        if (LANGUAGES.contains(language)) {
            return language;
        }
        return language.startsWith("zh") ? "zh-CN" : "en";
    }

    public static boolean has(String name) {
        return TEXTS.containsKey(name);
    }

    /** A WAV file; null when nothing of this name ships. The caller sees to it that the name can be no path. */
    public static @Nullable InputStream open(String name) {
        return ShippedSounds.class.getResourceAsStream("/prompts/" + name + ".wav");
    }

    /** Of the file: its header says how many bytes of 16-bit mono follow it. */
    public static long lengthMs(String name) {
        return LENGTHS_MS.computeIfAbsent(name, ShippedSounds::readLengthMs);
    }

    private static long readLengthMs(String name) {
        try (var in = open(name)) {
            var header = in == null ? new byte[0] : in.readNBytes(HEADER_BYTES);
            if (header.length < HEADER_BYTES) {
                return 0;
            }
            var read = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
            return read.getInt(DATA_BYTES_AT) * 1_000L / read.getInt(BYTES_PER_SECOND_AT);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static SequencedMap<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        MUSIC.forEach(name -> texts.put(name, ""));
        for (var language : LANGUAGES) {
            for (var line : lines(language)) {
                var tab = line.indexOf('\t');
                texts.put(language + "/" + line.substring(0, tab), line.substring(tab + 1));
            }
        }
        return Collections.unmodifiableSequencedMap(texts);
    }

    private static List<String> lines(String language) {
        var file = "/prompts/" + language + "/words.txt";
        var lines = new ArrayList<String>();
        try (var in = ShippedSounds.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " isn't there");
            }
            var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            reader.lines().filter(line -> line.indexOf('\t') > 0).forEach(lines::add);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
        return lines;
    }
}
