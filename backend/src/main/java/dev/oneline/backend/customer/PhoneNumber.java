package dev.oneline.backend.customer;

import java.util.regex.Pattern;

/**
 * Telephone numbers as they are compared. Gateways tell the same caller as {@code +8613800138000}, {@code
 * 008613800138000}, {@code 013800138000} (with the prefix of another city) or {@code 13800138000}; a number in Beijing as
 * {@code +861012345678} or {@code 01012345678}.
 */
final class PhoneNumber {
    /** Of the country whose national numbers are written without it (ITU-T E.164). */
    private static final String HOME = "86";

    private static final String INTERNATIONAL = "00";

    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern MOBILE_ELSEWHERE = Pattern.compile("01[3-9]\\d{9}");

    private static final Pattern TYPED = Pattern.compile("[+0-9 ()./-]+");
    /** What comes before a national number, as far as anybody types it who means one. */
    private static final Pattern BEFORE_NATIONAL = Pattern.compile("^(?:\\+|00)860?|^0(?=1[3-9])|^\\+|^00");

    private PhoneNumber() {}

    /**
     * What is looked for within compared numbers while somebody types one, and needn't have come to its end. Empty where it is
     * no number: a name with a digit in it is not looked for among numbers.
     */
    static String part(String typed) {
        var written = typed.strip();
        return TYPED.matcher(written).matches()
                ? BEFORE_NATIONAL
                        .matcher(written.replaceAll("[^+0-9]", ""))
                        .replaceFirst("")
                        .replace("+", "")
                : "";
    }

    /** Empty where there is no digit in it. */
    static String compared(String number) {
        var digits = number.replaceAll("[^0-9]", "");
        if (digits.isEmpty()) {
            return "";
        }
        if (!number.strip().startsWith("+") && !digits.startsWith(INTERNATIONAL)) {
            return MOBILE_ELSEWHERE.matcher(digits).matches() ? digits.substring(1) : digits;
        }
        var international = number.strip().startsWith("+") ? digits : digits.substring(INTERNATIONAL.length());
        return international.startsWith(HOME) ? national(international.substring(HOME.length())) : "+" + international;
    }

    /** A city's code is written with a 0 before it at home. */
    private static String national(String number) {
        return MOBILE.matcher(number).matches() || number.startsWith("0") ? number : "0" + number;
    }
}
