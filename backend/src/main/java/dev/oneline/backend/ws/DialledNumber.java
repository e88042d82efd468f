package dev.oneline.backend.ws;

/** A telephone number as people write it: with spaces, hyphens, brackets, and in full-width digits. */
final class DialledNumber {
    private static final String SEPARATORS = " -()./\u00a0\u3000\uff08\uff09\uff0d";

    private DialledNumber() {}

    /** Digits, a plus before them where there was one; whatever else was written stays, and won't pass for a number. */
    static String of(String written) {
        var number = new StringBuilder();
        written.codePoints().filter(letter -> SEPARATORS.indexOf(letter) < 0).forEach(letter -> {
            if (letter == '\uff0b') {
                number.append('+');
            } else if (Character.isDigit(letter)) {
                number.append(Character.digit(letter, 10));
            } else {
                number.appendCodePoint(letter);
            }
        });
        return number.toString();
    }
}
