package dev.oneline.sip.jain;

import dev.oneline.sip.desk.CallPlacer.Dialling;
import gov.nist.javax.sip.message.SIPRequest;
import java.text.ParseException;
import java.util.List;
import javax.sip.InvalidArgumentException;
import javax.sip.address.Address;
import javax.sip.address.Hop;
import javax.sip.message.Request;

/** Writes the INVITE that a call out begins with, RFC 3261 8.1.1. */
final class InviteWriter {
    private static final int MAX_FORWARDS = 70;
    private static final String ANONYMOUS = "sip:anonymous@anonymous.invalid";

    private final SipEdge edge;

    InviteWriter(SipEdge edge) {
        this.edge = edge;
    }

    /** Without a body. */
    SIPRequest invite(Dialling dialling, Hop gateway, String fromTag, long cseq)
            throws ParseException, InvalidArgumentException {
        String host = SipEdge.bracketed(gateway.getHost()) + ":" + gateway.getPort();
        String called = "sip:" + Numbers.escape(dialling.number()) + "@" + host;
        var invite = new SIPRequest();
        invite.setMethod(Request.INVITE);
        invite.setRequestURI(edge.addresses.createURI(called));
        invite.setVia(List.of(edge.via(PlacedDialog.TRANSPORT)));
        invite.setMaxForwards(edge.headers.createMaxForwardsHeader(MAX_FORWARDS));
        invite.setFrom(edge.headers.createFromHeader(caller(dialling), fromTag));
        invite.setTo(edge.headers.createToHeader(edge.addresses.createAddress(edge.addresses.createURI(called)), null));
        invite.setCallId(edge.headers.createCallIdHeader(edge.newTag() + edge.newTag()));
        invite.setCSeq(edge.headers.createCSeqHeader(cseq, Request.INVITE));
        invite.setHeader(edge.contact(PlacedDialog.TRANSPORT));
        invite.setHeader(edge.headers.createAllowHeader(SipEdge.ALLOW));
        return invite;
    }

    private Address caller(Dialling dialling) throws ParseException {
        String name = Numbers.quotable(dialling.callerName());
        String number = Numbers.number(dialling.caller());
        String uri = number.isEmpty()
                ? ANONYMOUS
                : "sip:" + Numbers.escape(number) + "@" + SipEdge.bracketed(edge.host) + ":" + edge.port;
        Address caller = edge.addresses.createAddress(edge.addresses.createURI(uri));
        if (!name.isEmpty()) {
            caller.setDisplayName(name);
        }
        return caller;
    }
}
