package dev.oneline.core.directory;

import dev.oneline.core.config.TenantConfig.AgentConfig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whom callers can dial by name: agents who have an extension.
 *
 * <p>Keys find a person when they spell the beginnings of his name's words, one word after another, from any of them on and
 * round: {@code Wang Xiao Ming} is found by 9264 (wang), 996 (wxm), 9426 (xiao), 92649426 (wangxiao) and 94266464926 (xiaomingwan).
 * So it doesn't matter whether the family name comes first, and a Chinese name is found by its whole pinyin as by its initials.
 */
public final class Directory {
    private static final Comparator<Person> ORDER =
            Comparator.comparing(Person::spelling).thenComparing(Person::extension);

    private final List<Entry> entries;
    private final Map<String, Person> byExtension = new HashMap<>();

    private record Entry(Person person, List<String> words) {}

    public Directory(List<AgentConfig> agents) {
        entries = agents.stream()
                .filter(agent -> !agent.extension().isEmpty())
                .map(Directory::entry)
                .toList();
        entries.forEach(entry -> byExtension.put(entry.person().extension(), entry.person()));
    }

    private static Entry entry(AgentConfig agent) {
        var spelling = agent.spelling().isBlank() ? agent.name() : agent.spelling();
        return new Entry(new Person(agent.extension(), agent.name(), spelling), Keypad.words(spelling));
    }

    /** Keys that find somebody, if there is anybody. */
    public static Optional<String> example(List<AgentConfig> agents) {
        return new Directory(agents)
                .entries.stream()
                        .map(Entry::words)
                        .filter(words -> !words.isEmpty())
                        .map(words -> String.join("", words))
                        .findFirst();
    }

    public @Nullable Person person(String extension) {
        return byExtension.get(extension);
    }

    /**
     * @param max how many can be offered
     * @return those whose whole name it is first, then in the order of their spelling; empty: nobody; null: more than can be
     *     offered, and none of them is meant by his whole name
     */
    public @Nullable List<Person> find(String keys, int max) {
        var whole = new ArrayList<Person>();
        var others = new ArrayList<Person>();
        for (var entry : entries) {
            if (spelt(entry.words(), keys)) {
                (whole(entry.words(), keys) ? whole : others).add(entry.person());
            }
        }
        if (whole.isEmpty() && others.size() > max) {
            return null;
        }
        return Stream.concat(whole.stream().sorted(ORDER), others.stream().sorted(ORDER))
                .limit(max)
                .toList();
    }

    private static boolean whole(List<String> words, String keys) {
        return words.stream().mapToInt(String::length).sum() == keys.length();
    }

    private static boolean spelt(List<String> words, String keys) {
        for (var first = 0; first < words.size(); first++) {
            if (spelt(words, first, words.size(), keys)) {
                return true;
            }
        }
        return false;
    }

    /** @param left words that may still be used */
    private static boolean spelt(List<String> words, int at, int left, String keys) {
        if (keys.isEmpty() || left == 0) {
            return keys.isEmpty();
        }
        var word = words.get(at % words.size());
        for (var length = common(word, keys); length > 0; length--) {
            if (spelt(words, at + 1, left - 1, keys.substring(length))) {
                return true;
            }
        }
        return false;
    }

    private static int common(String word, String keys) {
        var length = 0;
        while (length < word.length() && length < keys.length() && word.charAt(length) == keys.charAt(length)) {
            length++;
        }
        return length;
    }
}
