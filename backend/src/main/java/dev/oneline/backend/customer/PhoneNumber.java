package dev.oneline.backend.customer;

import java.util.regex.Pattern;

/**
 * Telephone numbers as they are compared. Gateways tell the same caller as {@code +8613800138000}, {@code
 * 008613800138000}, {@code 013800138000} (with the prefix of another city) or {@code 13800138000}; a number in Beijing as
 * {@code +861012345678} or {@code 01012345678}.
 */
final class PhoneNumber {
    /** Of the country whose national numbers are written without it (ITU-T E.164). */
    private static final String HOME = "+86";

    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern MOBILE_ELSEWHERE = Pattern.compile("01[3-9]\\d{9}");

    private PhoneNumber() {}

    /** Empty where there is no digit in it. */
    static String compared(String number) {
        var written = number.strip();
        var digits = written.replaceAll("[^0-9]", "");
        var international =
                written.startsWith("+") ? "+" + digits : digits.startsWith("00") ? "+" + digits.substring(2) : digits;
        if (international.startsWith(HOME)) {
            var national = international.substring(HOME.length());
            return MOBILE.matcher(national).matches() || national.startsWith("0") ? national : "0" + national;
        }
        return MOBILE_ELSEWHERE.matcher(international).matches()
                ? international.substring(1)
                : international.equals("+") ? "" : international;
    }
}
