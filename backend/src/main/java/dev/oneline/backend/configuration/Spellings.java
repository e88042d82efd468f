package dev.oneline.backend.configuration;

import com.ibm.icu.text.Transliterator;
import dev.oneline.core.config.TenantConfig;
import dev.oneline.core.config.TenantConfig.AgentConfig;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Agents' names as callers spell them on the keys of a telephone: Chinese ones in pinyin, syllable by syllable, with the readings
 * that characters have as family names; others without their accents. Somebody may know better, and what he writes is kept.
 */
public final class Spellings {
    /** Loaded when the first name needs it: some hundred milliseconds. */
    private static final class Latin {
        static final Transliterator LETTERS = Transliterator.getInstance("Han-Latin/Names; Any-Latin; Latin-ASCII");
    }

    /** The contract's bound: what is longer could be published, and not be sent back. */
    private static final int MAX_CHARS = 100;

    private Spellings() {}

    /** Whether {@link #completed} may have anything to do. */
    public static boolean wanting(TenantConfig config) {
        return config.agents().stream()
                .anyMatch(agent -> !plain(agent.name()) || !agent.spelling().isBlank());
    }

    /**
     * With a spelling for each agent whose name isn't one itself.
     *
     * @param before the live configuration: what was made for a name that is another now is made anew
     */
    public static TenantConfig completed(TenantConfig config, TenantConfig before) {
        var names = before.agents().stream().collect(Collectors.toMap(AgentConfig::agentId, AgentConfig::name));
        return config.withAgents(config.agents().stream()
                .map(agent -> completed(agent, names.getOrDefault(agent.agentId(), agent.name())))
                .toList());
    }

    private static AgentConfig completed(AgentConfig agent, String nameBefore) {
        var made = agent.spelling().isBlank()
                || (!nameBefore.equals(agent.name()) && agent.spelling().equals(of(nameBefore)));
        return made ? agent.withSpelling(plain(agent.name()) ? "" : of(agent.name())) : agent;
    }

    /** In ASCII letters, as {@code Zeng Guo Fan}; empty where nothing of it can be spelt. */
    static String of(String name) {
        var latin = Latin.LETTERS
                .transliterate(name)
                .replaceAll("[^A-Za-z0-9.' -]", " ")
                .replaceFirst("^[^A-Za-z0-9]+", "");
        var spelling = Arrays.stream(latin.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining(" "));
        return spelling.length() <= MAX_CHARS
                ? spelling
                : spelling.substring(0, MAX_CHARS).strip();
    }

    private static boolean plain(String name) {
        return name.chars().allMatch(c -> c < 0x80);
    }
}
