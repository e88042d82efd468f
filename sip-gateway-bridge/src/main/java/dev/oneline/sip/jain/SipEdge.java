package dev.oneline.sip.jain;

import dev.oneline.sip.desk.SipFigures;
import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.text.ParseException;
import java.util.function.Supplier;
import javax.sip.ClientTransaction;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.TransactionState;
import javax.sip.address.Hop;
import javax.sip.header.ContactHeader;
import javax.sip.header.ViaHeader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what the calls say. A message that can't be sent is counted and forgotten: retransmissions and timers above
 * deal with silence anyway.
 */
final class SipEdge {
    private static final Logger LOG = LoggerFactory.getLogger(SipEdge.class);
    private static final String MAGIC_COOKIE = "z9hG4bK";
    static final String ALLOW = "INVITE, ACK, CANCEL, BYE, OPTIONS, UPDATE";

    final HeaderFactoryImpl headers = new HeaderFactoryImpl();
    final AddressFactoryImpl addresses = new AddressFactoryImpl();
    final String host;
    final int port;
    private final SipProvider provider;
    private final SipFigures figures;
    private final Supplier<String> tags;

    /** @param host the address that gateways reach us at, as it stands in Contact and Via */
    SipEdge(SipProvider provider, String host, int port, SipFigures figures, Supplier<String> tags) {
        this.provider = provider;
        this.host = host;
        this.port = port;
        this.figures = figures;
        this.tags = tags;
    }

    /** Answers without a body. */
    void answer(SIPRequest request, ServerTransaction transaction, int status, @Nullable String toTag) {
        send(() -> {
            SIPResponse response = request.createResponse(status);
            if (toTag != null && response.getToTag() == null) {
                response.setToTag(toTag);
            }
            if (status == 405 || status == 200) {
                response.setHeader(headers.createAllowHeader(ALLOW));
            }
            transaction.sendResponse(response);
        });
    }

    void respond(ServerTransaction transaction, SIPResponse response) {
        send(() -> transaction.sendResponse(response));
    }

    /** Sends a response whose transaction is over: a 2xx that waits for its ACK. */
    void respondAgain(SIPResponse response) {
        send(() -> provider.sendResponse((SIPResponse) response.clone()));
    }

    /** Starts a client transaction, of which the owner hears; null when it can't. */
    @Nullable
    ClientTransaction request(SIPRequest request, @Nullable Dialog owner) {
        var started = new ClientTransaction[1];
        boolean sent = send(() -> {
            ClientTransaction transaction = provider.getNewClientTransaction(request);
            transaction.setApplicationData(owner);
            transaction.sendRequest();
            started[0] = transaction;
        });
        return sent ? started[0] : null;
    }

    /** Sends a request that has no transaction: an ACK. */
    void sendAlone(SIPRequest request) {
        send(() -> provider.sendRequest(request));
    }

    /** CANCEL for an INVITE that had a provisional response, RFC 3261 9.1. */
    void cancel(ClientTransaction invite, Hop hop, @Nullable String reason) {
        send(() -> {
            var cancel = (SIPRequest) invite.createCancel();
            cancel.setApplicationData(hop);
            if (reason != null) {
                cancel.setHeader(headers.createReasonHeader("SIP", 0, reason));
            }
            provider.getNewClientTransaction(cancel).sendRequest();
        });
    }

    /** Ends an INVITE's transaction that might go on for ever; one that had its final response ends by itself. */
    void giveUp(ClientTransaction invite) {
        TransactionState state = invite.getState();
        if (TransactionState.CALLING.equals(state) || TransactionState.PROCEEDING.equals(state)) {
            send(invite::terminate);
        }
    }

    /** With a branch of its own. */
    ViaHeader via(String transport) throws ParseException, InvalidArgumentException {
        return headers.createViaHeader(bracketed(host), port, transport, MAGIC_COOKIE + newTag());
    }

    /** A random token, RFC 3261 19.3. */
    String newTag() {
        return tags.get();
    }

    ContactHeader contact(String transport) throws ParseException {
        String uri = "sip:oneline@" + bracketed(host) + ":" + port
                + (transport.equalsIgnoreCase("udp") ? "" : ";transport=" + transport);
        return headers.createContactHeader(addresses.createAddress(addresses.createURI(uri)));
    }

    static String bracketed(String numericAddress) {
        return numericAddress.indexOf(':') >= 0 ? "[" + numericAddress + "]" : numericAddress;
    }

    private boolean send(Sending sending) {
        try {
            sending.send();
            return true;
        } catch (SipException | InvalidArgumentException | ParseException | RuntimeException e) {
            // The stack throws unchecked exceptions too, for a connection that is gone or a transaction that is over.
            figures.stackTrouble();
            LOG.debug("not sent: {}", e.toString());
            return false;
        }
    }

    private interface Sending {
        void send() throws SipException, InvalidArgumentException, ParseException;
    }
}
