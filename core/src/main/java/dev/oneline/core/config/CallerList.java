package dev.oneline.core.config;

import java.util.List;

/**
 * Callers by their numbers: those who come first, those who aren't let in, and any others that flows tell apart.
 *
 * @param blocked whether their calls are refused
 * @param headStartMs they count as having waited so much longer
 * @param numbers each as it is called from, or the beginning of several with a {@code *} behind it
 */
public record CallerList(String listId, String name, boolean blocked, long headStartMs, List<String> numbers) {
    public CallerList {
        numbers = List.copyOf(numbers);
    }
}
