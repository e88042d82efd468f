package dev.oneline.core.config;

import dev.oneline.core.config.ConfigProblem.Code;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;

/** Collects what is wrong, up to a bound: who has so many to mend doesn't read the rest. */
final class ProblemList {
    static final int MAX_PROBLEMS = 200;
    static final int MAX_TEXT = 100;
    private static final String LANGUAGE = "[a-z]{2,3}(-[A-Z]{2})?";

    private final List<ConfigProblem> problems = new ArrayList<>();
    private boolean errors;

    void add(ConfigProblem problem) {
        errors |= problem.error();
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(problem);
        }
    }

    void add(String place, Code code) {
        add(ConfigProblem.of(place, code, ""));
    }

    void add(String place, Code code, String detail) {
        add(ConfigProblem.of(place, code, detail));
    }

    /** @param min and {@code max} both belong to it */
    void range(String place, long value, long min, long max) {
        if (value < min || value > max) {
            add(place, Code.OUT_OF_RANGE, min + "–" + max);
        }
    }

    void atMost(String place, int size, int max) {
        if (size > max) {
            add(place, Code.TOO_MANY, Integer.toString(max));
        }
    }

    void known(String place, String id, Collection<String> ids, Code otherwise) {
        if (!ids.contains(id)) {
            add(place, otherwise, id);
        }
    }

    void language(String place, String language) {
        if (!language.matches(LANGUAGE)) {
            add(place, Code.OUT_OF_RANGE, "zh-CN, en");
        }
    }

    void named(String place, String name) {
        if (name.isBlank()) {
            add(place, Code.NAME_MISSING);
        } else if (name.length() > MAX_TEXT) {
            add(place, Code.OUT_OF_RANGE, "1–" + MAX_TEXT);
        }
    }

    /** @param field what the id is called in an item of the list */
    <T> void ids(String place, List<T> items, String field, Function<T, String> idOf) {
        var seen = new HashSet<String>();
        for (var i = 0; i < items.size(); i++) {
            var id = idOf.apply(items.get(i));
            var at = place + "/" + i + "/" + field;
            if (id.isBlank()) {
                add(at, Code.ID_MISSING);
            } else if (id.length() > MAX_TEXT) {
                add(at, Code.OUT_OF_RANGE, "1–" + MAX_TEXT);
            } else if (!seen.add(id)) {
                add(at, Code.ID_TWICE, id);
            }
        }
    }

    boolean errors() {
        return errors;
    }

    List<ConfigProblem> all() {
        return List.copyOf(problems);
    }
}
