package dev.oneline.runtime.config;

/** Ports from {@code first} to {@code last}, both included. */
public record PortRange(int first, int last) {
    public PortRange {
        if (first < 1 || last < first || last > 65_535) {
            throw new IllegalArgumentException(first + "-" + last);
        }
    }

    public int size() {
        return last - first + 1;
    }

    @Override
    public String toString() {
        return first + "-" + last;
    }
}
