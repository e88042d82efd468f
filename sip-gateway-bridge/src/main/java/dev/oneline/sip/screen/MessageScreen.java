package dev.oneline.sip.screen;

import java.time.InstantSource;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The screen itself. Decides in this order: is there a message at all; do we know the source; is there room; is the
 * message whole; does it ask for what we offer.
 *
 * <p>A stranger gets 403 as long as strangers are few, so that a gateway set up wrongly shows on its own console why; in
 * a flood it gets silence, so that we are no amplifier. Nothing is kept of a stranger either way.
 */
public final class MessageScreen {
    static final int MAX_HEAD_CHARS = 16_384;
    private static final int REFUSALS_A_SECOND = 50;
    private static final int BAD_REQUESTS_A_SECOND = 200;

    /** What the stack and the dialogs read. It never parses anything else. */
    private static final Set<String> READ = Set.of(
            "via",
            "from",
            "to",
            "call-id",
            "cseq",
            "max-forwards",
            "contact",
            "record-route",
            "content-type",
            "p-asserted-identity");

    private final Limits limits;
    private final Function<String, Standing> standings;
    private final InstantSource clock;
    private final String ourSentBy;
    private final StatelessAnswer answers;
    private final AnswerBudget refusals = new AnswerBudget(REFUSALS_A_SECOND);
    private final AnswerBudget badRequests = new AnswerBudget(BAD_REQUESTS_A_SECOND);

    /**
     * How much the stack takes.
     *
     * @param transactions server transactions alive now
     * @param maxTransactions from here on new calls get 503; at twice as many everything is dropped
     */
    public record Limits(IntSupplier transactions, int maxTransactions) {}

    /**
     * @param standings by numeric address
     * @param ourSentBy host and port as they stand in our own Via
     * @param secret for tags
     */
    public MessageScreen(
            Limits limits, Function<String, Standing> standings, InstantSource clock, String ourSentBy, String secret) {
        this.limits = limits;
        this.standings = standings;
        this.clock = clock;
        this.ourSentBy = ourSentBy;
        this.answers = new StatelessAnswer(secret);
    }

    public Verdict look(String text, Source source) {
        if (text.isBlank()) {
            // RFC 5626 keep-alive, or nothing.
            return new Verdict.Drop(Verdict.Why.KEEP_ALIVE);
        }
        Standing standing = standings.apply(source.address());
        RawMessage message = RawMessage.read(text);
        if (message.isResponse()) {
            return standing == Standing.TRUNK ? response(message, source) : new Verdict.Drop(Verdict.Why.STRANGER);
        }
        if (message.first("via") == null || !Grammar.isToken(message.method())) {
            return new Verdict.Drop(Verdict.Why.UNREADABLE);
        }
        if (standing != Standing.TRUNK) {
            return stranger(message, source, standing);
        }
        return request(message, source);
    }

    private Verdict stranger(RawMessage request, Source source, Standing standing) {
        if (request.method().equals("ACK") || !refusals.spend(clock.millis())) {
            return new Verdict.Drop(Verdict.Why.STRANGER);
        }
        return answer(
                request, source, standing == Standing.STRANGER ? Refusal.of(403, "Forbidden") : Refusal.unavailable());
    }

    private Verdict request(RawMessage whole, Source source) {
        Refusal refusal = OfferRules.startLine(whole);
        if (refusal == null) {
            String problem = WholenessRules.problem(whole, source.overUdp());
            refusal = problem == null ? null : Refusal.badRequest(problem);
        }
        if (refusal != null) {
            return broken(whole, source, refusal);
        }
        RawMessage request = withinLength(whole);
        refusal = headLength(request) > MAX_HEAD_CHARS
                ? Refusal.of(513, "Message Too Large")
                : OfferRules.content(request, ourSentBy);
        if (refusal == null) {
            refusal = crowded(request);
        }
        if (refusal != null) {
            return broken(request, source, refusal);
        }
        if (limits.transactions().getAsInt() >= 2 * limits.maxTransactions()) {
            return new Verdict.Drop(Verdict.Why.OVERLOADED);
        }
        if (request.method().equals("OPTIONS") && !RawMessage.hasTag(request.first("to"))) {
            return new Verdict.Answer(200, answers.options(request, source), port(request, source));
        }
        return new Verdict.Pass(reduced(request, source));
    }

    private @Nullable Refusal crowded(RawMessage request) {
        boolean newCall = request.method().equals("INVITE") && !RawMessage.hasTag(request.first("to"));
        return newCall && limits.transactions().getAsInt() >= limits.maxTransactions() ? Refusal.unavailable() : null;
    }

    private Verdict broken(RawMessage request, Source source, Refusal refusal) {
        if (request.method().equals("ACK")) {
            return new Verdict.Drop(Verdict.Why.UNANSWERABLE);
        }
        return badRequests.spend(clock.millis())
                ? answer(request, source, refusal)
                : new Verdict.Drop(Verdict.Why.TOO_MANY);
    }

    private Verdict response(RawMessage response, Source source) {
        boolean whole = Grammar.STATUS_LINE.matcher(response.startLine()).matches()
                && WholenessRules.problem(response, source.overUdp()) == null;
        if (!whole) {
            return new Verdict.Drop(Verdict.Why.UNANSWERABLE);
        }
        String via = response.first("via");
        if (via == null
                || !ReplyWay.of(Grammar.elements(via).getFirst()).sentBy().equals(ourSentBy)) {
            return new Verdict.Drop(Verdict.Why.STRAY);
        }
        return new Verdict.Pass(reduced(withinLength(response), source));
    }

    private Verdict answer(RawMessage request, Source source, Refusal refusal) {
        return new Verdict.Answer(refusal.status(), answers.to(request, source, refusal), port(request, source));
    }

    private static int port(RawMessage request, Source source) {
        String via = request.first("via");
        int port =
                via == null ? 0 : ReplyWay.of(Grammar.elements(via).getFirst()).port();
        return port == 0 ? source.port() : port;
    }

    /** What follows the body in a datagram is to be discarded, RFC 3261 18.3. */
    private static RawMessage withinLength(RawMessage message) {
        String length = message.first("content-length");
        return length == null
                ? message
                : new RawMessage(
                        message.startLine(),
                        message.headers(),
                        message.headersValid(),
                        message.body().substring(0, Integer.parseInt(length)));
    }

    private static int headLength(RawMessage message) {
        return message.startLine().length()
                + message.headers().stream()
                        .mapToInt(header ->
                                header.name().length() + header.value().length() + 4)
                        .sum();
    }

    /** What RFC 2543 let a request leave out, and the stack insists on: the hops, and where the caller is reached. */
    private static String missing(RawMessage request, Source source) {
        var added = new StringBuilder();
        if (request.first("max-forwards") == null) {
            added.append("max-forwards: 70\r\n");
        }
        if (request.method().equals("INVITE") && request.first("contact") == null) {
            String host = source.address().indexOf(':') < 0 ? source.address() : "[" + source.address() + "]";
            added.append("contact: <sip:")
                    .append(host)
                    .append(':')
                    .append(source.port())
                    .append(">\r\n");
        }
        return added.toString();
    }

    /**
     * The Via with the transport that the request really came by. From one that says otherwise the stack would try to
     * connect back by the transport named, and wait for it; clients match responses by branch, RFC 3261 17.1.3.
     */
    private static String overItsWay(String via, Source source) {
        return via.replaceFirst("SIP\\s*/\\s*2\\.0\\s*/\\s*\\S+", source.overUdp() ? "SIP/2.0/UDP" : "SIP/2.0/TCP");
    }

    private static String reduced(RawMessage message, Source source) {
        boolean topVia = !message.isResponse();
        var reduced = new StringBuilder(message.startLine()).append("\r\n");
        for (RawMessage.Header header : message.headers()) {
            if (READ.contains(header.name())) {
                boolean top = topVia && header.name().equals("via");
                reduced.append(header.name())
                        .append(": ")
                        .append(top ? overItsWay(header.value(), source) : header.value())
                        .append("\r\n");
                topVia &= !top;
            }
        }
        if (!message.isResponse()) {
            reduced.append(missing(message, source));
        }
        return reduced.append("content-length: ")
                .append(message.body().length())
                .append("\r\n\r\n")
                .append(message.body())
                .toString();
    }
}
