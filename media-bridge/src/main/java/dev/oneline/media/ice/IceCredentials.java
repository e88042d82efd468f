package dev.oneline.media.ice;

/** User name fragment and password of one side (RFC 8445 5.3). */
public record IceCredentials(String ufrag, String password) {
    private static final String ICE_CHARS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    /** RFC 8839 5.4: lengths and characters that a description may have. */
    public boolean isValid() {
        return isIceText(ufrag, 4) && isIceText(password, 22);
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
