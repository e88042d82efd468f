package dev.oneline.backend.work;

import java.util.LinkedHashMap;

/**
 * A token bucket a key: {@code burst} at once, one more each {@code refillMs}. Remembers at most {@code maxKeys} keys;
 * beyond them the one untouched for longest is forgotten, which costs an attacker as many sources as there are keys.
 * Thread-safe.
 */
public final class RateLimit {
    private final int burst;
    private final long refillMs;
    private final LinkedHashMap<String, Bucket> buckets;

    private record Bucket(double tokens, long atMs) {}

    public RateLimit(int burst, long refillMs, int maxKeys) {
        this.burst = burst;
        this.refillMs = refillMs;
        this.buckets = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(java.util.Map.Entry<String, Bucket> eldest) {
                return size() > maxKeys;
            }
        };
    }

    /** Takes one. Returns 0 when there was one, else how many ms to wait for the next. */
    public synchronized long take(String key, long nowMs) {
        double tokens = tokens(key, nowMs);
        if (tokens < 1) {
            buckets.put(key, new Bucket(tokens, nowMs));
            return (long) Math.ceil((1 - tokens) * refillMs);
        }
        buckets.put(key, new Bucket(tokens - 1, nowMs));
        return 0;
    }

    /** Gives one back: what was counted was no attempt after all. */
    public synchronized void giveBack(String key, long nowMs) {
        if (buckets.containsKey(key)) {
            buckets.put(key, new Bucket(Math.min(burst, tokens(key, nowMs) + 1), nowMs));
        }
    }

    public synchronized int keys() {
        return buckets.size();
    }

    private double tokens(String key, long nowMs) {
        var bucket = buckets.get(key);
        if (bucket == null) {
            return burst;
        }
        double grown = Math.max(0, nowMs - bucket.atMs()) / (double) refillMs;
        return Math.min(burst, bucket.tokens() + grown);
    }
}
