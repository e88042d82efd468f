package dev.oneline.sip.jain;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Telephone numbers and names out of URIs, as a person would write them. Bounded, and free of control characters. */
final class Numbers {
    static final int MAX_NUMBER_CHARS = 64;
    static final int MAX_NAME_CHARS = 128;

    private static final String UNESCAPED = "-_.!~*'()+";

    private Numbers() {}

    /** The user part of a sip: URI, or a tel: URI's number, without parameters and escapes. */
    static String number(String userPart) {
        // RFC 3966: ";phone-context=…" and friends may ride in the user part.
        int semicolon = userPart.indexOf(';');
        String bare = semicolon < 0 ? userPart : userPart.substring(0, semicolon);
        return clean(unescape(bare), MAX_NUMBER_CHARS);
    }

    static String name(String displayName) {
        return clean(displayName, MAX_NAME_CHARS);
    }

    /** RFC 3261 19.1.2: {@code %HH} is a byte of UTF-8. What isn't an escape stays as it is. */
    static String unescape(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] in = text.getBytes(StandardCharsets.UTF_8);
        var out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            int high = i + 2 < in.length ? hexDigit(in[i + 1]) : -1;
            int low = high < 0 ? -1 : hexDigit(in[i + 2]);
            if (in[i] == '%' && low >= 0) {
                out[length++] = (byte) (high << 4 | low);
                i += 2;
            } else {
                out[length++] = in[i];
            }
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }

    /** The other way: for a user part, RFC 3261 25.1. A leading plus stays. */
    static String escape(String text) {
        var escaped = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || UNESCAPED.indexOf(c) >= 0);
            if (plain) {
                escaped.append(c);
            } else {
                escaped.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return escaped.toString();
    }

    /** A name that can stand in quotes: without any, and without what escapes them. */
    static String quotable(String displayName) {
        return name(displayName.replace('"', '\'').replace('\\', '/'));
    }

    private static int hexDigit(byte b) {
        return Character.digit((char) (b & 0xff), 16);
    }

    private static String clean(String text, int maxChars) {
        var clean = new StringBuilder();
        text.codePoints()
                .filter(c -> !Character.isISOControl(c))
                .limit(maxChars)
                .forEach(clean::appendCodePoint);
        return clean.toString().strip();
    }
}
