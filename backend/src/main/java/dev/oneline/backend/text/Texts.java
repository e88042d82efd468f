package dev.oneline.backend.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

/** The sentences of {@code text/refusals.<language>.properties}: what happened and what to do. */
public final class Texts {
    private static final Map<Language, Properties> SENTENCES = load();

    private Texts() {}

    public static String of(Refusal refusal, Language language) {
        var sentences = Objects.requireNonNull(SENTENCES.get(language));
        return sentences.getProperty(refusal.code(), refusal.code());
    }

    static Map<Language, Properties> load() {
        var all = new EnumMap<Language, Properties>(Language.class);
        for (var language : Language.values()) {
            var name = "/text/refusals." + language.tag() + ".properties";
            var sentences = new Properties();
            try (var in = Objects.requireNonNull(Texts.class.getResourceAsStream(name), name)) {
                sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(name, e);
            }
            all.put(language, sentences);
        }
        return all;
    }
}
