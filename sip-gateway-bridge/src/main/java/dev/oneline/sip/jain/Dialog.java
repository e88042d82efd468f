package dev.oneline.sip.jain;

import dev.oneline.contract.bus.Trunk;
import dev.oneline.sip.call.CallInput;
import dev.oneline.sip.desk.CallDesk;
import dev.oneline.sip.desk.CallPeer;
import dev.oneline.sip.desk.DeskCall;
import gov.nist.javax.sip.address.SipUri;
import gov.nist.javax.sip.header.From;
import gov.nist.javax.sip.header.RouteList;
import gov.nist.javax.sip.header.To;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.stack.HopImpl;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.address.Hop;
import javax.sip.address.URI;
import javax.sip.header.ContactHeader;
import javax.sip.header.RecordRouteHeader;
import javax.sip.header.RouteHeader;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/** A dialog's SIP side: its tags, targets and open transactions. Touched on the calls' event loop only. */
final class Dialog implements CallPeer {
    private static final int OK = 200;
    private static final int MAX_FORWARDS = 70;

    private final SipEdge edge;
    private final DialogTable table;
    private final Trunk trunk;
    private final SIPRequest invite;
    private final String localTag;
    private final String transport;
    private final Map<Long, Pending> pendingByCseq = new HashMap<>();
    private URI remoteTarget;
    private long localCseq;
    private long lastOkCseq = -1;
    private @Nullable SIPResponse lastOk;
    private @Nullable CallDesk desk;
    private @Nullable DeskCall call;

    Dialog(
            SipEdge edge,
            DialogTable table,
            Trunk trunk,
            SIPRequest invite,
            ServerTransaction transaction,
            String localTag) {
        this.edge = edge;
        this.table = table;
        this.trunk = trunk;
        this.invite = invite;
        this.localTag = localTag;
        this.transport = invite.getTopmostVia().getTransport();
        this.remoteTarget = targetOf(invite, invite.getFrom().getAddress().getURI());
        expect(invite, transaction);
    }

    void attach(CallDesk toDesk, DeskCall toCall) {
        desk = toDesk;
        call = toCall;
    }

    SIPRequest invite() {
        return invite;
    }

    String key() {
        return Keys.dialog(invite.getCallId().getCallId(), localTag, invite.getFromTag());
    }

    void tell(CallInput input) {
        if (desk != null && call != null) {
            desk.tell(call, input);
        }
    }

    /** A re-INVITE or UPDATE that will get its answer by {@link CallPeer}. */
    void expect(SIPRequest request, ServerTransaction transaction) {
        pendingByCseq.put(request.getCSeq().getSeqNumber(), new Pending(request, transaction));
        if (request.getMethod().equals(Request.INVITE)) {
            table.putTransaction(Keys.transaction(request), this);
        }
        remoteTarget = targetOf(request, remoteTarget);
    }

    @Override
    public void trying() {
        Pending pending = pendingByCseq.get(invite.getCSeq().getSeqNumber());
        if (pending != null) {
            edge.respond(pending.transaction, invite.createResponse(100));
        }
    }

    @Override
    public void ringing() {
        Pending pending = pendingByCseq.get(invite.getCSeq().getSeqNumber());
        if (pending != null) {
            respond(pending, 180, response -> response.setHeader(edge.contact(transport)));
        }
    }

    @Override
    public void ok(long cseq, String sdp) {
        Pending pending = pendingByCseq.remove(cseq);
        if (pending != null) {
            lastOkCseq = cseq;
            lastOk = respond(pending, OK, response -> {
                response.setHeader(edge.contact(transport));
                response.setHeader(edge.headers.createAllowHeader(SipEdge.ALLOW));
                describe(response, sdp);
            });
        }
    }

    @Override
    public void repeatOk(long cseq) {
        if (lastOk != null && lastOkCseq == cseq) {
            edge.respondAgain(lastOk);
        }
    }

    @Override
    public void okUpdate(long cseq, @Nullable String sdp) {
        Pending pending = pendingByCseq.remove(cseq);
        if (pending != null) {
            respond(pending, OK, response -> {
                response.setHeader(edge.contact(transport));
                if (sdp != null) {
                    describe(response, sdp);
                }
            });
        }
    }

    @Override
    public void refuse(long cseq, int status, @Nullable String reason, int retryAfterSeconds) {
        Pending pending = pendingByCseq.remove(cseq);
        if (pending != null) {
            respond(pending, status, response -> {
                if (retryAfterSeconds > 0) {
                    response.setHeader(edge.headers.createRetryAfterHeader(retryAfterSeconds));
                }
                if (reason != null) {
                    response.setHeader(edge.headers.createReasonHeader("SIP", status, reason));
                }
            });
        }
    }

    @Override
    public void bye(@Nullable String reason) {
        boolean sent = false;
        try {
            sent = edge.request(byeRequest(reason), this);
        } catch (ParseException | InvalidArgumentException e) {
            // Made of what was parsed before; should it not fit together, the call is forgotten by its timer.
        }
        if (!sent) {
            table.later(() -> tell(new CallInput.ByeDone()));
        }
    }

    @Override
    public void forget() {
        table.remove(this);
    }

    private SIPRequest byeRequest(@Nullable String reason) throws ParseException, InvalidArgumentException {
        var bye = new SIPRequest();
        bye.setMethod(Request.BYE);
        bye.setRequestURI((URI) remoteTarget.clone());
        bye.setCallId(invite.getCallId());
        bye.setCSeq(edge.headers.createCSeqHeader(++localCseq, Request.BYE));
        To remote = new To((From) invite.getFrom().clone());
        bye.setTo(remote);
        From local = new From((To) invite.getTo().clone());
        local.setTag(localTag);
        bye.setFrom(local);
        bye.setVia(List.of(edge.headers.createViaHeader(SipEdge.bracketed(edge.host), edge.port, transport, null)));
        bye.setMaxForwards(edge.headers.createMaxForwardsHeader(MAX_FORWARDS));
        RouteList routes = routes();
        if (!routes.isEmpty()) {
            bye.setHeader(routes);
        }
        if (reason != null) {
            bye.setHeader(edge.headers.createReasonHeader("SIP", OK, reason));
        }
        bye.setApplicationData(nextHop(routes));
        return bye;
    }

    /** The route set of a user agent server: Record-Route as it came, RFC 3261 12.1.1. */
    private RouteList routes() throws ParseException {
        var routes = new RouteList();
        if (invite.getRecordRouteHeaders() != null) {
            for (RecordRouteHeader recorded : invite.getRecordRouteHeaders()) {
                routes.add((gov.nist.javax.sip.header.Route) edge.headers.createRouteHeader(recorded.getAddress()));
            }
        }
        return routes;
    }

    /**
     * The first route or the target, if that is a numeric address of the trunk; else whence the INVITE came. A Contact
     * can thus never aim our requests at somebody else. A call that came by TCP is ended over its own connection: a new
     * one would have to be waited for.
     */
    private Hop nextHop(RouteList routes) {
        URI next = remoteTarget;
        if (!routes.isEmpty()) {
            next = ((RouteHeader) routes.getFirst()).getAddress().getURI();
        }
        if (transport.equalsIgnoreCase("udp")
                && next instanceof SipUri uri
                && uri.getHost() != null
                && trunk.addresses().contains(uri.getHost())) {
            return new HopImpl(uri.getHost(), uri.getPort() > 0 ? uri.getPort() : 5060, transport);
        }
        return new HopImpl(
                invite.getPeerPacketSourceAddress().getHostAddress(), invite.getPeerPacketSourcePort(), transport);
    }

    private @Nullable SIPResponse respond(Pending pending, int status, Filling filling) {
        SIPResponse response = pending.request.createResponse(status);
        try {
            if (response.getToTag() == null) {
                response.setToTag(localTag);
            }
            filling.fill(response);
        } catch (ParseException | InvalidArgumentException e) {
            // Values of our own making; a body that the media bridge got wrong goes out as no answer, and times out.
            return null;
        }
        edge.respond(pending.transaction, response);
        return response;
    }

    private void describe(SIPResponse response, String sdp) throws ParseException {
        response.setContent(
                sdp.getBytes(StandardCharsets.UTF_8), edge.headers.createContentTypeHeader("application", "sdp"));
    }

    private static URI targetOf(SIPRequest request, URI fallback) {
        if (request.getContactHeaders() != null && !request.getContactHeaders().isEmpty()) {
            ContactHeader contact = (ContactHeader) request.getContactHeaders().getFirst();
            if (contact.getAddress() != null && contact.getAddress().getURI() != null) {
                return contact.getAddress().getURI();
            }
        }
        return fallback;
    }

    private record Pending(SIPRequest request, ServerTransaction transaction) {}

    private interface Filling {
        void fill(SIPResponse response) throws ParseException, InvalidArgumentException;
    }
}
