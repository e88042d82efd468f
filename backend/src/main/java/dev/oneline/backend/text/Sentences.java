package dev.oneline.backend.text;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

/** The sentences of {@code text/<name>.<language>.properties}. */
public final class Sentences {
    private final Map<Language, Properties> byLanguage;

    private Sentences(Map<Language, Properties> byLanguage) {
        this.byLanguage = byLanguage;
    }

    public static Sentences of(String name) {
        var all = new EnumMap<Language, Properties>(Language.class);
        for (var language : Language.values()) {
            var file = "/text/" + name + "." + language.tag() + ".properties";
            var sentences = new Properties();
            try (var in = Objects.requireNonNull(Sentences.class.getResourceAsStream(file), file)) {
                sentences.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(file, e);
            }
            all.put(language, sentences);
        }
        return new Sentences(all);
    }

    /** The code itself where there is no sentence: a test sees to it that there is. */
    public String of(String code, Language language) {
        return Objects.requireNonNull(byLanguage.get(language)).getProperty(code, code);
    }

    public Set<String> codes(Language language) {
        return Objects.requireNonNull(byLanguage.get(language)).stringPropertyNames();
    }
}
