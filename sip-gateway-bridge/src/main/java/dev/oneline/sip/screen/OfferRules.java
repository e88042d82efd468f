package dev.oneline.sip.screen;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Does a whole request ask for something we offer? In the order of RFC 3261 8.2. */
final class OfferRules {
    static final int MAX_BODY_CHARS = 8_192;
    static final String ALLOW = "Allow: INVITE, ACK, CANCEL, BYE, OPTIONS, UPDATE";
    static final String ACCEPT = "Accept: application/sdp";
    private static final Set<String> METHODS = Set.of("INVITE", "ACK", "CANCEL", "BYE", "OPTIONS", "UPDATE");

    /** Methods of the registry that we know of and don't offer: 405. Any other is news to us: 501. */
    private static final Set<String> KNOWN_METHODS =
            Set.of("REGISTER", "MESSAGE", "SUBSCRIBE", "NOTIFY", "PUBLISH", "REFER", "INFO", "PRACK");

    private static final Set<String> SCHEMES = Set.of("sip", "tel");
    private static final List<String> ACCEPTED = List.of("application/sdp", "application/*", "*/*");

    private OfferRules() {}

    /** The request line comes first: in another version nothing else may be understood. */
    static @Nullable Refusal startLine(RawMessage request) {
        Matcher line = Grammar.REQUEST_LINE.matcher(request.startLine());
        if (!line.matches()) {
            return Refusal.badRequest("Bad request line");
        }
        if (!line.group(4).equals("SIP/2.0")) {
            return Refusal.of(505, "Version Not Supported");
        }
        // Headers have no place in a Request-URI, RFC 3261 19.1.1; in its user part a question mark is none.
        String afterUser = line.group(3).substring(line.group(3).lastIndexOf('@') + 1);
        return afterUser.indexOf('?') >= 0 ? Refusal.badRequest("Headers in the Request-URI") : null;
    }

    /** @param ourSentBy host and port as they stand in our own Via */
    static @Nullable Refusal content(RawMessage request, String ourSentBy) {
        String method = request.method();
        if (!METHODS.contains(method)) {
            return KNOWN_METHODS.contains(method)
                    ? Refusal.of(405, "Method Not Allowed", ALLOW)
                    : Refusal.of(501, "Not Implemented", ALLOW);
        }
        String uri = request.startLine().substring(method.length() + 1);
        if (!SCHEMES.contains(uri.substring(0, uri.indexOf(':')).toLowerCase(Locale.ROOT))) {
            return Refusal.of(416, "Unsupported URI Scheme");
        }
        if (method.equals("ACK") || method.equals("CANCEL")) {
            return null;
        }
        Refusal way = way(request, ourSentBy);
        if (way != null) {
            return way;
        }
        List<String> required = request.all("require");
        if (!required.isEmpty()) {
            return Refusal.of(420, "Bad Extension", "Unsupported: " + String.join(", ", required));
        }
        return body(request);
    }

    private static @Nullable Refusal way(RawMessage request, String ourSentBy) {
        // A call goes on from here to another leg (RFC 7332 for such elements); an OPTIONS is for us, whatever it may
        // do.
        String maxForwards = request.first("max-forwards");
        if (maxForwards != null && request.method().equals("INVITE") && Integer.parseInt(maxForwards) == 0) {
            return Refusal.of(483, "Too Many Hops");
        }
        boolean beenHere = request.all("via").stream()
                .flatMap(via -> Grammar.elements(via).stream())
                .anyMatch(via -> ReplyWay.of(via).sentBy().equals(ourSentBy));
        return beenHere ? Refusal.of(482, "Loop Detected") : null;
    }

    private static @Nullable Refusal body(RawMessage request) {
        if (request.body().length() > MAX_BODY_CHARS) {
            return Refusal.of(413, "Request Entity Too Large");
        }
        if (!request.body().isEmpty() && !request.method().equals("OPTIONS")) {
            String type = request.first("content-type");
            if (type == null || !mediaType(type).equals("application/sdp")) {
                return Refusal.of(415, "Unsupported Media Type", ACCEPT);
            }
            String encoding = request.first("content-encoding");
            if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
                return Refusal.of(415, "Unsupported Media Type", "Accept-Encoding: identity");
            }
        }
        List<String> accepts = request.all("accept");
        boolean readsSdp = accepts.isEmpty()
                || accepts.stream()
                        .flatMap(accept -> Grammar.elements(accept).stream())
                        .anyMatch(accept -> ACCEPTED.contains(mediaType(accept)));
        return readsSdp || !request.method().equals("INVITE") ? null : Refusal.of(406, "Not Acceptable");
    }

    private static String mediaType(String value) {
        int semicolon = value.indexOf(';');
        return (semicolon < 0 ? value : value.substring(0, semicolon))
                .replaceAll("\\s", "")
                .toLowerCase(Locale.ROOT);
    }
}
