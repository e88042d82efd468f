package dev.oneline.sip.jain;

import dev.oneline.contract.bus.Trunk;
import dev.oneline.sip.call.DialogInput;
import dev.oneline.sip.desk.DialogPeer;
import gov.nist.javax.sip.header.RouteList;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.address.Address;
import javax.sip.address.URI;
import javax.sip.message.Request;
import org.jspecify.annotations.Nullable;

/**
 * A dialog's SIP side, whichever side began it: its ends, and the other side's open requests. Touched on the calls' event
 * loop only.
 */
abstract class Dialog implements DialogPeer {
    private static final int OK = 200;
    private static final int MAX_FORWARDS = 70;

    protected final SipEdge edge;
    protected final DialogTable table;
    protected final Trunk trunk;
    protected final String localTag;
    private final String transport;
    private final Map<Long, Pending> pendingByCseq = new HashMap<>();
    private @Nullable Ends ends;
    private long localCseq;
    private long lastOkCseq = -1;
    private @Nullable SIPResponse lastOk;

    /** A request of the other side's that has no final response yet. */
    record Pending(SIPRequest request, ServerTransaction transaction) {}

    /** What a response has beside what every one has. */
    interface Filling {
        void fill(SIPResponse response) throws ParseException, InvalidArgumentException;
    }

    /** @param localCseq of our requests so far */
    Dialog(SipEdge edge, DialogTable table, Trunk trunk, String localTag, String transport, long localCseq) {
        this.edge = edge;
        this.table = table;
        this.trunk = trunk;
        this.localTag = localTag;
        this.transport = transport;
        this.localCseq = localCseq;
    }

    /** Tells the call what happened. */
    abstract void tell(DialogInput input);

    /** What requests of the other side name this dialog by; null while it has none. */
    abstract @Nullable String key();

    protected void establish(Ends fresh) {
        ends = fresh;
    }

    /** An INVITE, re-INVITE or UPDATE that will get its answer by {@link DialogPeer}. */
    void expect(SIPRequest request, ServerTransaction transaction) {
        pendingByCseq.put(request.getCSeq().getSeqNumber(), new Pending(request, transaction));
        if (request.getMethod().equals(Request.INVITE)) {
            table.putTransaction(Keys.transaction(request), this);
        }
        if (ends != null) {
            ends = ends.withTargetOf(request);
        }
    }

    protected @Nullable Pending pending(long cseq) {
        return pendingByCseq.get(cseq);
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
            sent = ends != null && edge.request(bye(ends, reason), this) != null;
        } catch (ParseException | InvalidArgumentException e) {
            // Made of what was parsed before; should it not fit together, the call is forgotten by its timer.
        }
        if (!sent) {
            table.later(() -> tell(new DialogInput.ByeDone()));
        }
    }

    @Override
    public void forget() {
        table.remove(this);
    }

    protected SIPRequest bye(Ends of, @Nullable String reason) throws ParseException, InvalidArgumentException {
        SIPRequest bye = request(Request.BYE, ++localCseq, of);
        if (reason != null) {
            bye.setHeader(edge.headers.createReasonHeader("SIP", OK, reason));
        }
        return bye;
    }

    /** A request within a dialog, RFC 3261 12.2.1.1. */
    protected SIPRequest request(String method, long cseq, Ends of) throws ParseException, InvalidArgumentException {
        var request = new SIPRequest();
        request.setMethod(method);
        request.setRequestURI((URI) of.target().clone());
        request.setCallId(of.callId());
        request.setCSeq(edge.headers.createCSeqHeader(cseq, method));
        request.setTo(of.remote());
        request.setFrom(of.local());
        request.setVia(List.of(edge.via(transport)));
        request.setMaxForwards(edge.headers.createMaxForwardsHeader(MAX_FORWARDS));
        if (!of.routes().isEmpty()) {
            var routes = new RouteList();
            for (Address route : of.routes()) {
                routes.add((gov.nist.javax.sip.header.Route) edge.headers.createRouteHeader(route));
            }
            request.setHeader(routes);
        }
        request.setApplicationData(of.nextHop(trunk));
        return request;
    }

    protected @Nullable SIPResponse respond(Pending pending, int status, Filling filling) {
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

    protected void describe(SIPMessage message, String sdp) throws ParseException {
        message.setContent(
                sdp.getBytes(StandardCharsets.UTF_8), edge.headers.createContentTypeHeader("application", "sdp"));
    }
}
