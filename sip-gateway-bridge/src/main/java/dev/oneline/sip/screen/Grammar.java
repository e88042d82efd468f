package dev.oneline.sip.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** As much of RFC 3261's grammar (25.1) as tells a broken message from a whole one. Every pattern runs in linear time. */
final class Grammar {
    private static final String TOKEN = "[A-Za-z0-9\\-.!%*_+`'~]++";
    private static final String QUOTED = "\"(?:[^\"\\\\]|\\\\.)*+\"";
    private static final String HOST = "(?:\\[[0-9A-Fa-f:.]++\\]|[A-Za-z0-9_.\\-]++)";
    private static final String PARAMETERS =
            "(?:\\s*+;\\s*+" + TOKEN + "(?:\\s*+=\\s*+(?:" + QUOTED + "|\\[[0-9A-Fa-f:.]++\\]|[^\\s;,\"<>]++))?+)*+";
    private static final Pattern IS_TOKEN = Pattern.compile(TOKEN);
    private static final Pattern VIA = Pattern.compile("SIP\\s*+/\\s*+2\\.0\\s*+/\\s*+" + TOKEN + "\\s++" + HOST
            + "(?:\\s*+:\\s*+[0-9]{1,5}+)?+" + PARAMETERS + "\\s*+");
    private static final Pattern NAME_ADDRESS = Pattern.compile("(?:" + QUOTED + "|(?:" + TOKEN
            + "\\s*+)*+)\\s*+<[A-Za-z][A-Za-z0-9+\\-.]*+:[^\\s<>\"]++>" + PARAMETERS + "\\s*+");
    // Without <> a question mark would begin headers, and a semicolon or comma ends the URI: RFC 3261 20.
    private static final Pattern BARE_ADDRESS =
            Pattern.compile("[A-Za-z][A-Za-z0-9+\\-.]*+:[^\\s<>\",;?]++" + PARAMETERS + "\\s*+");
    static final Pattern REQUEST_LINE = Pattern.compile(
            "(" + TOKEN + ") ([A-Za-z][A-Za-z0-9+\\-.]*+):([^\\s<>\"]++) " + "(SIP/[0-9]{1,3}+\\.[0-9]{1,3}+)");
    static final Pattern STATUS_LINE = Pattern.compile("SIP/2\\.0 [1-6][0-9]{2}(?: [^\\r\\n]*+)?+");
    static final Pattern CSEQ = Pattern.compile("([0-9]{1,10}+)\\s++(" + TOKEN + ")");
    static final Pattern CALL_ID = Pattern.compile("[^\\s,;]++");

    private Grammar() {}

    static boolean isToken(String text) {
        return IS_TOKEN.matcher(text).matches();
    }

    static boolean isVia(String element) {
        return VIA.matcher(element).matches();
    }

    /** From, To, or one element of Contact. */
    static boolean isAddress(String element) {
        return NAME_ADDRESS.matcher(element).matches()
                || BARE_ADDRESS.matcher(element).matches();
    }

    /** A number no larger than {@code max}. */
    static boolean isNumber(String text, long max) {
        return !text.isEmpty()
                && text.length() <= 18
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && Long.parseLong(text) <= max;
    }

    /** The elements of a comma-separated value; commas in quotes and angle brackets don't count. */
    static List<String> elements(String value) {
        var elements = new ArrayList<String>();
        int from = 0;
        boolean quoted = false;
        boolean bracketed = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '<') {
                bracketed = true;
            } else if (!quoted && c == '>') {
                bracketed = false;
            } else if (!quoted && !bracketed && c == ',') {
                elements.add(value.substring(from, i).strip());
                from = i + 1;
            }
        }
        elements.add(value.substring(from).strip());
        return elements;
    }

    /** What follows the URI in a From, To or Contact. */
    static String parametersOf(String address) {
        int close = address.lastIndexOf('>');
        if (close >= 0) {
            return address.substring(close + 1);
        }
        int semicolon = address.indexOf(';');
        return semicolon < 0 ? "" : address.substring(semicolon);
    }
}
