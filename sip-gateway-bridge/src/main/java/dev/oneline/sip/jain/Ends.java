package dev.oneline.sip.jain;

import dev.oneline.contract.bus.Trunk;
import gov.nist.javax.sip.address.SipUri;
import gov.nist.javax.sip.header.CallID;
import gov.nist.javax.sip.header.From;
import gov.nist.javax.sip.header.To;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.HopImpl;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.sip.address.Address;
import javax.sip.address.Hop;
import javax.sip.address.URI;
import javax.sip.header.ContactHeader;
import javax.sip.header.RecordRouteHeader;

/**
 * The state of a dialog that requests of ours are made of, RFC 3261 12.1.
 *
 * @param target where the other side wants its requests
 * @param routes the route set in the order in which our requests travel
 * @param home the trunk's own address: where requests go when target and routes lead elsewhere
 */
record Ends(CallID callId, From local, To remote, URI target, List<Address> routes, Hop home) {
    private static final int DEFAULT_PORT = 5060;

    /** We answer: RFC 3261 12.1.1. */
    static Ends ofServer(SIPRequest invite, String localTag) throws ParseException {
        var local = new From((To) invite.getTo().clone());
        local.setTag(localTag);
        String transport = invite.getTopmostVia().getTransport();
        var home = new HopImpl(
                invite.getPeerPacketSourceAddress().getHostAddress(), invite.getPeerPacketSourcePort(), transport);
        return new Ends(
                (CallID) invite.getCallId(),
                local,
                new To((From) invite.getFrom().clone()),
                targetOf(invite, invite.getFrom().getAddress().getURI()),
                recorded(invite),
                home);
    }

    /** We are answered: RFC 3261 12.1.2. */
    static Ends ofClient(SIPRequest invite, SIPResponse accepted, Hop gateway) {
        List<Address> routes = recorded(accepted);
        Collections.reverse(routes);
        return new Ends(
                (CallID) invite.getCallId(),
                (From) invite.getFrom().clone(),
                (To) accepted.getTo().clone(),
                targetOf(accepted, invite.getRequestURI()),
                routes,
                gateway);
    }

    /** A re-INVITE or UPDATE may move it, RFC 3261 12.2.2. */
    Ends withTargetOf(SIPRequest request) {
        return new Ends(callId, local, remote, targetOf(request, target), routes, home);
    }

    /**
     * The first route or the target, if that is a numeric address of the trunk; else home. A Contact can thus never aim our
     * requests at somebody else. A call that came by TCP is ended over its own connection: a new one would have to be waited
     * for.
     */
    Hop nextHop(Trunk trunk) {
        URI next = routes.isEmpty() ? target : routes.getFirst().getURI();
        if (home.getTransport().equalsIgnoreCase("udp")
                && next instanceof SipUri uri
                && uri.getHost() != null
                && trunk.addresses().contains(uri.getHost())) {
            return new HopImpl(uri.getHost(), uri.getPort() > 0 ? uri.getPort() : DEFAULT_PORT, home.getTransport());
        }
        return home;
    }

    private static URI targetOf(SIPMessage message, URI fallback) {
        if (message.getContactHeaders() != null && !message.getContactHeaders().isEmpty()) {
            ContactHeader contact = (ContactHeader) message.getContactHeaders().getFirst();
            if (contact.getAddress() != null && contact.getAddress().getURI() != null) {
                return contact.getAddress().getURI();
            }
        }
        return fallback;
    }

    /** As they stand in the message. */
    private static List<Address> recorded(SIPMessage message) {
        var recorded = new ArrayList<Address>();
        if (message.getRecordRouteHeaders() != null) {
            for (RecordRouteHeader each : message.getRecordRouteHeaders()) {
                recorded.add(each.getAddress());
            }
        }
        return recorded;
    }
}
