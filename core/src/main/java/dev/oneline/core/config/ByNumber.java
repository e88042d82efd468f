package dev.oneline.core.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What numbers mean, where {@code 400800*} means each that begins so. The longest beginning says it. */
public final class ByNumber<T> {
    private static final String ANY = "*";

    private final Map<String, T> exact = new HashMap<>();
    private final Map<String, T> beginnings = new HashMap<>();
    private int longest = -1;

    /** The entry points by their addresses. */
    public static ByNumber<TenantConfig.EntryPoint> of(List<TenantConfig.EntryPoint> entryPoints) {
        var all = new ByNumber<TenantConfig.EntryPoint>();
        entryPoints.forEach(entry -> all.put(entry.address(), entry));
        return all;
    }

    /** Each list by itself: a number may be in several. */
    static ByNumber<CallerList> of(CallerList list) {
        var numbers = new ByNumber<CallerList>();
        list.numbers().forEach(number -> numbers.put(number, list));
        return numbers;
    }

    private void put(String number, T meaning) {
        if (number.endsWith(ANY)) {
            var beginning = number.substring(0, number.length() - ANY.length());
            beginnings.put(beginning, meaning);
            longest = Math.max(longest, beginning.length());
        } else {
            exact.put(number, meaning);
        }
    }

    public @Nullable T find(String number) {
        var found = exact.get(number);
        for (var length = Math.min(longest, number.length()); found == null && length >= 0; length--) {
            found = beginnings.get(number.substring(0, length));
        }
        return found;
    }
}
