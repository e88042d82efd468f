package dev.oneline.sip.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message cut into lines and nothing more, RFC 3261 7: names in lower case and in full, values unfolded. One char a
 * byte.
 *
 * @param headersValid false when a line isn't a header, or there are too many
 */
record RawMessage(String startLine, List<Header> headers, boolean headersValid, String body) {
    static final int MAX_HEADERS = 128;
    private static final Map<String, String> LONG_NAMES = Map.ofEntries(
            Map.entry("v", "via"),
            Map.entry("f", "from"),
            Map.entry("t", "to"),
            Map.entry("i", "call-id"),
            Map.entry("m", "contact"),
            Map.entry("c", "content-type"),
            Map.entry("e", "content-encoding"),
            Map.entry("l", "content-length"),
            Map.entry("k", "supported"),
            Map.entry("s", "subject"));

    /** @param name in lower case, in full */
    record Header(String name, String value) {}

    /** Never fails; what isn't SIP at all has an odd start line. */
    static RawMessage read(String text) {
        int at = 0;
        while (at < text.length() && (text.charAt(at) == '\r' || text.charAt(at) == '\n')) {
            at++;
        }
        String startLine = lineAt(text, at);
        at = after(text, at);
        var headers = new ArrayList<Header>();
        boolean valid = true;
        while (at < text.length()) {
            String line = lineAt(text, at);
            at = after(text, at);
            if (line.isEmpty()) {
                break;
            }
            if (isFolded(line)) {
                valid &= !headers.isEmpty();
                if (!headers.isEmpty()) {
                    Header last = headers.removeLast();
                    headers.add(new Header(last.name(), (last.value() + " " + line.strip()).strip()));
                }
            } else {
                Header header = header(line);
                valid &= header != null && headers.size() < MAX_HEADERS;
                if (header != null && headers.size() < MAX_HEADERS) {
                    headers.add(header);
                }
            }
        }
        return new RawMessage(startLine, List.copyOf(headers), valid, text.substring(Math.min(at, text.length())));
    }

    boolean isResponse() {
        return startLine.startsWith("SIP/");
    }

    /** Of a request; what stands there, valid or not. */
    String method() {
        int space = startLine.indexOf(' ');
        return space < 0 ? startLine : startLine.substring(0, space);
    }

    @Nullable
    String first(String name) {
        for (Header header : headers) {
            if (header.name().equals(name)) {
                return header.value();
            }
        }
        return null;
    }

    List<String> all(String name) {
        return headers.stream()
                .filter(header -> header.name().equals(name))
                .map(Header::value)
                .toList();
    }

    /** Of a From or To. */
    static boolean hasTag(@Nullable String address) {
        return address != null
                && Grammar.parametersOf(address).toLowerCase(Locale.ROOT).matches("(?s).*;\\s*tag\\s*=.*");
    }

    private static @Nullable Header header(String line) {
        int colon = line.indexOf(':');
        if (colon <= 0) {
            return null;
        }
        String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
        return Grammar.isToken(name)
                ? new Header(
                        LONG_NAMES.getOrDefault(name, name),
                        line.substring(colon + 1).strip())
                : null;
    }

    private static boolean isFolded(String line) {
        return line.charAt(0) == ' ' || line.charAt(0) == '\t';
    }

    private static String lineAt(String text, int at) {
        int end = text.indexOf('\n', at);
        int stop = end < 0 ? text.length() : end;
        return text.substring(at, stop > at && text.charAt(stop - 1) == '\r' ? stop - 1 : stop);
    }

    private static int after(String text, int at) {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end + 1;
    }
}
