package dev.oneline.media.ice;

import java.util.random.RandomGenerator;

/** User name fragment and password of one side (RFC 8445 5.3). */
public record IceCredentials(String ufrag, String password) {
    private static final String ICE_CHARS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /** 48 and 144 bits, where RFC 8445 5.3 wants 24 and 128. */
    private static final int UFRAG_LENGTH = 8;

    private static final int PASSWORD_LENGTH = 24;

    /** @param random must be a secure one */
    static IceCredentials random(RandomGenerator random) {
        return new IceCredentials(randomText(random, UFRAG_LENGTH), randomText(random, PASSWORD_LENGTH));
    }

    /** RFC 8839 5.4: lengths and characters that a description may have. */
    public boolean isValid() {
        return isIceText(ufrag, 4) && isIceText(password, 22);
    }

    private static String randomText(RandomGenerator random, int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ICE_CHARS.charAt(random.nextInt(ICE_CHARS.length())));
        }
        return text.toString();
    }

    private static boolean isIceText(String text, int minLength) {
        if (text.length() < minLength || text.length() > 256) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (ICE_CHARS.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
