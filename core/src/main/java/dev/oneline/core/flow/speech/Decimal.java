package dev.oneline.core.flow.speech;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number that can be spoken.
 *
 * @param whole below 10<sup>12</sup>
 * @param fraction the digits after the point, none for a whole number
 */
record Decimal(boolean negative, long whole, String fraction) {
    private static final Pattern NUMBER = Pattern.compile("(-?)(\\d{1,12})(?:\\.(\\d{1,9}))?");

    /** Empty when it isn't a number of that size. */
    static Optional<Decimal> parse(String text) {
        var found = NUMBER.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        var fraction = found.group(3) == null ? "" : found.group(3);
        return Optional.of(new Decimal(!found.group(1).isEmpty(), Long.parseLong(found.group(2)), fraction));
    }

    /** In hundredths, half a one rounded up, without its sign. */
    long hundredths() {
        var digits = fraction + "000";
        var cut = whole * 100 + Integer.parseInt(digits.substring(0, 2));
        return digits.charAt(2) >= '5' ? cut + 1 : cut;
    }
}
