package dev.oneline.sip.jain;

import gov.nist.javax.sip.message.SIPMessage;
import java.util.Collections;
import java.util.ListIterator;
import javax.sip.SipException;
import javax.sip.address.Hop;
import javax.sip.address.Router;
import javax.sip.message.Request;

/**
 * Sends a request where its dialog says, to a numeric address attached to it. No name is ever looked up: a gateway's
 * Contact must not make us ask a name server or talk to third parties.
 */
final class AttachedHopRouter implements Router {
    @Override
    public Hop getNextHop(Request request) throws SipException {
        if (request instanceof SIPMessage message && message.getApplicationData() instanceof Hop hop) {
            return hop;
        }
        throw new SipException("no hop attached");
    }

    @Override
    @SuppressWarnings("deprecation") // the interface still asks for it
    public ListIterator<?> getNextHops(Request request) {
        return Collections.emptyListIterator();
    }

    @Override
    public Hop getOutboundProxy() {
        throw new UnsupportedOperationException("there is no outbound proxy");
    }
}
