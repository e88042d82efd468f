package dev.oneline.sip.screen;

import java.util.List;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Is it a whole message? What isn't gets 400 (RFC 3261 16.3 and 21.4.1; RFC 4475 3.1.2 and 3.3 say which). */
final class WholenessRules {
    private static final long MAX_CSEQ = (1L << 31) - 1;
    private static final int MAX_FORWARDS = 255;
    private static final List<String> EXACTLY_ONCE = List.of("from", "to", "call-id", "cseq");
    private static final List<String> ONCE_AT_MOST =
            List.of("max-forwards", "content-length", "content-type", "expires");

    private WholenessRules() {}

    /** Null when it is whole. Holds for requests and responses; the request line is looked at by its own rule. */
    static @Nullable String problem(RawMessage message, boolean overUdp) {
        if (!message.headersValid()) {
            return "Bad header line";
        }
        for (String name : EXACTLY_ONCE) {
            if (message.all(name).size() != 1) {
                return "One " + name + " needed";
            }
        }
        for (String name : ONCE_AT_MOST) {
            if (message.all(name).size() > 1) {
                return "More than one " + name;
            }
        }
        String address = addressProblem(message);
        return address == null ? numberProblem(message, overUdp) : address;
    }

    private static @Nullable String addressProblem(RawMessage message) {
        List<String> vias = message.all("via");
        if (vias.isEmpty()
                || !vias.stream().flatMap(via -> Grammar.elements(via).stream()).allMatch(Grammar::isVia)) {
            return "Bad Via";
        }
        if (!message.all("from").stream().allMatch(Grammar::isAddress)) {
            return "Bad From";
        }
        if (!message.all("to").stream().allMatch(Grammar::isAddress)) {
            return "Bad To";
        }
        boolean contactsValid = message.all("contact").stream()
                .flatMap(contact -> Grammar.elements(contact).stream())
                .allMatch(contact -> contact.equals("*") || Grammar.isAddress(contact));
        if (!contactsValid) {
            return "Bad Contact";
        }
        String callId = message.first("call-id");
        return callId != null && Grammar.CALL_ID.matcher(callId).matches() ? null : "Bad Call-ID";
    }

    private static @Nullable String numberProblem(RawMessage message, boolean overUdp) {
        String cseqValue = message.first("cseq");
        Matcher cseq = Grammar.CSEQ.matcher(cseqValue == null ? "" : cseqValue);
        if (!cseq.matches() || !Grammar.isNumber(cseq.group(1), MAX_CSEQ)) {
            return "Bad CSeq";
        }
        if (!message.isResponse() && !cseq.group(2).equals(message.method())) {
            return "CSeq is of another method";
        }
        String maxForwards = message.first("max-forwards");
        if (maxForwards != null && !Grammar.isNumber(maxForwards, MAX_FORWARDS)) {
            return "Bad Max-Forwards";
        }
        String expires = message.first("expires");
        if (expires != null && !Grammar.isNumber(expires, (1L << 32) - 1)) {
            return "Bad Expires";
        }
        String length = message.first("content-length");
        if (length == null) {
            return overUdp || message.body().isEmpty() ? null : "Content-Length needed";
        }
        return Grammar.isNumber(length, message.body().length()) ? null : "Bad Content-Length";
    }
}
