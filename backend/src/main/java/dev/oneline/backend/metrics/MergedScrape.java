package dev.oneline.backend.metrics;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several answers in Prometheus' text format as one. The format wants all lines of a metric together, and its HELP and TYPE
 * once; that samples differ by a label is up to those who made them.
 */
final class MergedScrape {
    private static final int NAME = 2;

    private final Map<String, Family> families = new LinkedHashMap<>();

    private static final class Family {
        private final Map<String, String> headers = new LinkedHashMap<>();
        private final List<String> samples = new ArrayList<>();
    }

    private MergedScrape() {}

    static String of(List<String> scrapes) {
        var merged = new MergedScrape();
        scrapes.forEach(merged::add);
        return merged.text();
    }

    private void add(String scrape) {
        var family = new Family();
        for (var line : (Iterable<String>) scrape.lines()::iterator) {
            if (line.startsWith("# HELP ") || line.startsWith("# TYPE ")) {
                String[] words = line.split(" ", NAME + 2);
                family = families.computeIfAbsent(words[NAME], name -> new Family());
                family.headers.putIfAbsent(words[1], line);
            } else {
                family.samples.add(line);
            }
        }
    }

    private String text() {
        var text = new StringBuilder();
        for (var family : families.values()) {
            family.headers.values().forEach(line -> text.append(line).append('\n'));
            family.samples.forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }
}
