package dev.oneline.sip.screen;

import java.util.Locale;

/**
 * Where the answer to a request goes, by its topmost Via: RFC 3261 18.2.2 and RFC 3581. The host is always that of the
 * source, so that nobody can send our answers to others.
 *
 * @param sentBy host and port as they stand there
 * @param port 0: the source's
 */
record ReplyWay(String sentBy, int port) {
    private static final int DEFAULT_PORT = 5060;

    /** Never fails: from a broken Via the default is taken. */
    static ReplyWay of(String via) {
        int semicolon = via.indexOf(';');
        String head = (semicolon < 0 ? via : via.substring(0, semicolon)).strip();
        String parameters = semicolon < 0 ? "" : via.substring(semicolon).toLowerCase(Locale.ROOT);
        String sentBy = sentBy(head);
        if (parameters.matches("(?s).*;\\s*rport\\s*(;.*)?")) {
            return new ReplyWay(sentBy, 0);
        }
        int colon = sentBy.lastIndexOf(':');
        String digits = colon > sentBy.lastIndexOf(']') ? sentBy.substring(colon + 1) : "";
        boolean valid = Grammar.isNumber(digits, 65_535) && Integer.parseInt(digits) > 0;
        return new ReplyWay(sentBy, valid ? Integer.parseInt(digits) : DEFAULT_PORT);
    }

    private static String sentBy(String head) {
        String tight = head.replaceAll("\\s*([/:])\\s*", "$1");
        int space = tight.lastIndexOf(' ');
        return tight.substring(space + 1);
    }
}
