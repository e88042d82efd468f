package dev.oneline.sip.jain;

import dev.oneline.sip.desk.SipFigures;
import gov.nist.javax.sip.address.AddressFactoryImpl;
import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.text.ParseException;
import javax.sip.ClientTransaction;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.header.ContactHeader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what the calls say. A message that can't be sent is counted and forgotten: retransmissions and timers above
 * deal with silence anyway.
 */
final class SipEdge {
    private static final Logger LOG = LoggerFactory.getLogger(SipEdge.class);
    static final String ALLOW = "INVITE, ACK, CANCEL, BYE, OPTIONS, UPDATE";

    final HeaderFactoryImpl headers = new HeaderFactoryImpl();
    final AddressFactoryImpl addresses = new AddressFactoryImpl();
    final String host;
    final int port;
    private final SipProvider provider;
    private final SipFigures figures;

    /** @param host the address that gateways reach us at, as it stands in Contact and Via */
    SipEdge(SipProvider provider, String host, int port, SipFigures figures) {
        this.provider = provider;
        this.host = host;
        this.port = port;
        this.figures = figures;
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

    /** Starts a client transaction; false when it can't. */
    boolean request(SIPRequest request, Dialog owner) {
        return send(() -> {
            ClientTransaction transaction = provider.getNewClientTransaction(request);
            transaction.setApplicationData(owner);
            transaction.sendRequest();
        });
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
