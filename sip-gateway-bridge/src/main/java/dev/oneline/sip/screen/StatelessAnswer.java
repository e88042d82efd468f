package dev.oneline.sip.screen;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Responses made of the request's own words, RFC 3261 8.2.6 and 8.2.7. The same request gets the same To tag, so that a
 * retransmission gets the same answer without anyone having remembered the first.
 */
final class StatelessAnswer {
    private static final String END = "\r\n";
    private static final int TAG_BYTES = 8;

    private final String secret;

    /** @param secret makes tags unpredictable */
    StatelessAnswer(String secret) {
        this.secret = secret;
    }

    String to(RawMessage request, Source source, Refusal refusal) {
        return response(request, source, refusal.status() + " " + refusal.phrase(), refusal.headers());
    }

    /** 200 to an OPTIONS, RFC 3261 11.2. */
    String options(RawMessage request, Source source) {
        return response(
                request,
                source,
                "200 OK",
                List.of(OfferRules.ALLOW, OfferRules.ACCEPT, "Accept-Encoding: identity", "Accept-Language: en"));
    }

    private String response(RawMessage request, Source source, String status, List<String> more) {
        var response = new StringBuilder("SIP/2.0 ").append(status).append(END);
        boolean top = true;
        for (String via : request.all("via")) {
            response.append("Via: ").append(top ? stamped(via, source) : via).append(END);
            top = false;
        }
        for (String name : List.of("from", "to", "call-id", "cseq")) {
            String value = request.first(name);
            if (value != null) {
                response.append(displayName(name)).append(": ").append(value);
                if (name.equals("to") && !RawMessage.hasTag(value)) {
                    response.append(";tag=").append(tag(request));
                }
                response.append(END);
            }
        }
        more.forEach(line -> response.append(line).append(END));
        return response.append("Content-Length: 0").append(END).append(END).toString();
    }

    /** Where it came from and which port: RFC 3261 18.2.1, RFC 3581 4. */
    private static String stamped(String via, Source source) {
        List<String> elements = Grammar.elements(via);
        String top = elements.getFirst().replaceFirst("(?i);(\\s*)rport\\s*(?=;|$)", ";rport=" + source.port());
        var stamped = new StringBuilder(top).append(";received=").append(source.address());
        elements.subList(1, elements.size())
                .forEach(element -> stamped.append(", ").append(element));
        return stamped.toString();
    }

    private String tag(RawMessage request) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(secret.getBytes(StandardCharsets.ISO_8859_1));
            for (String name : List.of("via", "from", "call-id", "cseq")) {
                digest.update(String.valueOf(request.first(name)).getBytes(StandardCharsets.ISO_8859_1));
            }
            return HexFormat.of().formatHex(digest.digest(), 0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String displayName(String name) {
        return switch (name) {
            case "from" -> "From";
            case "to" -> "To";
            case "call-id" -> "Call-ID";
            default -> "CSeq";
        };
    }
}
