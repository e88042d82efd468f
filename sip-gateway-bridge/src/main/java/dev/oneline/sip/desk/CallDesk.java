package dev.oneline.sip.desk;

import dev.oneline.contract.bus.CarriedContact;
import dev.oneline.contract.bus.Report;
import dev.oneline.contract.bus.SipReply;
import dev.oneline.contract.bus.SipRequest;
import dev.oneline.runtime.boot.Node;
import dev.oneline.runtime.bus.ReportSender;
import dev.oneline.sip.call.Call;
import dev.oneline.sip.call.CallAction;
import dev.oneline.sip.call.CallInput;
import dev.oneline.sip.call.CallTimes;
import dev.oneline.sip.call.DialogAction;
import dev.oneline.sip.trunk.TrunkBook;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All calls of this bridge that came in, and the way to those that it places: passes inputs to their machines and carries their actions out. Everything runs on one event
 * loop, so a call sees one input at a time.
 */
public final class CallDesk {
    private static final Logger LOG = LoggerFactory.getLogger(CallDesk.class);

    private final Node node;
    private final Context context;
    private final ReportSender reports;
    private final TrunkBook trunks;
    private final ContactIds contactIds;
    private final SipFigures figures;
    private final CallTimes times;
    private final DialogCarrier dialogs;
    private final PlacedCallDesk placed;
    private final int maxCalls;
    private final Map<String, DeskCall> callByContact = new LinkedHashMap<>();
    private volatile int arrived;

    public CallDesk(
            Node node,
            Context context,
            ReportSender reports,
            TrunkBook trunks,
            ContactIds contactIds,
            SipFigures figures,
            CallTimes times,
            Duration mediaTimeout,
            PlacedCallDesk placed,
            int maxCalls) {
        this.node = node;
        this.context = context;
        this.reports = reports;
        this.trunks = trunks;
        this.contactIds = contactIds;
        this.figures = figures;
        this.times = times;
        this.dialogs = new DialogCarrier(node, context, figures, mediaTimeout);
        this.placed = placed;
        this.maxCalls = maxCalls;
    }

    /** Calls in and out that hold a channel. Any thread may ask. */
    public int load() {
        return arrived + placed.load();
    }

    /** Whether the bridge takes one more call, in whichever direction. */
    public boolean hasRoom() {
        return load() < maxCalls;
    }

    /** Opens a call whose channel the caller of this method has taken; the desk gives it back. */
    public DeskCall open(Arrival arrival, CallPeer peer) {
        String contactId = contactIds.next();
        var call = new DeskCall(
                contactId,
                arrival,
                peer,
                new Call(arrival.cseq(), arrival.offer(), times),
                this,
                node.clock().millis());
        callByContact.put(contactId, call);
        arrived = callByContact.size();
        figures.arrived();
        LOG.info(
                "call arrived contact={} trunk={} calling={} called={}",
                contactId,
                arrival.trunk().trunkId(),
                arrival.calling(),
                arrival.called());
        carryOut(call, call.machine().start());
        return call;
    }

    /** Tells a call what happened. */
    public void tell(DeskCall call, CallInput input) {
        carryOut(call, call.machine().handle(input));
    }

    /** Serves the backend's wishes. */
    public Future<SipReply> serve(SipRequest request) {
        return switch (request) {
            case SipRequest.AnswerCall answer -> answer(answer);
            case SipRequest.EndCall end -> Future.succeededFuture(end(end));
            case SipRequest.PlaceCall place -> placed.place(place, hasRoom());
            case SipRequest.ClearCall clear -> Future.succeededFuture(placed.clear(clear));
            case SipRequest.ListCalls list -> Future.succeededFuture(new SipReply.Calls(carriedContacts()));
        };
    }

    /** Ends every call: one that came in is refused when it wasn't answered yet, one that we placed cancelled; else BYE. */
    public void endAll() {
        placed.endAll();
        for (DeskCall call : List.copyOf(callByContact.values())) {
            tell(call, new CallInput.EndAsked(503, "shutting down"));
        }
    }

    private SipReply end(SipRequest.EndCall end) {
        boolean cleared = placed.clearAll(end.contactId(), end.reason());
        DeskCall call = callByContact.get(end.contactId());
        if (call != null) {
            tell(call, new CallInput.EndAsked(end.status(), end.reason()));
        }
        return cleared || call != null ? new SipReply.Done() : noSuchCall(end.contactId());
    }

    private Future<SipReply> answer(SipRequest.AnswerCall answer) {
        DeskCall call = callByContact.get(answer.contactId());
        if (call == null) {
            return Future.succeededFuture(noSuchCall(answer.contactId()));
        }
        Future<SipReply> told = call.awaitAnswer();
        tell(call, new CallInput.AnswerAsked(answer.legId(), answer.mediaNode()));
        return told;
    }

    /** Each contact once, however many calls it has. A call that came in is older than those that were placed for it. */
    private List<CarriedContact> carriedContacts() {
        var carried = new LinkedHashMap<String, CarriedContact>();
        callByContact.values().stream()
                .filter(call -> call.machine().state().isCarried())
                .map(call -> new CarriedContact(call.trunk().tenant(), call.contactId(), call.sinceMs()))
                .forEach(contact -> carried.put(contact.contactId(), contact));
        placed.carried().forEach(contact -> carried.putIfAbsent(contact.contactId(), contact));
        return List.copyOf(carried.values());
    }

    private static SipReply noSuchCall(String contactId) {
        return new SipReply.Refused(SipReply.Reason.NO_SUCH_CALL, "no call " + contactId);
    }

    private void carryOut(DeskCall call, List<CallAction> actions) {
        for (CallAction action : actions) {
            carryOut(call, action);
        }
    }

    private void carryOut(DeskCall call, CallAction action) {
        CallPeer peer = call.peer();
        switch (action) {
            case CallAction.Try ignored -> peer.trying();
            case CallAction.Ring ignored -> peer.ringing();
            case CallAction.ReportArrival ignored -> reportArrival(call);
            case CallAction.ReportEnd end -> reportEnd(call, end.cause());
            case CallAction.TellAnswer told -> call.tellAnswer(told.outcome());
            case DialogAction shared -> {
                if (shared instanceof DialogAction.Ok ok
                        && ok.cseq() == call.arrival().cseq()) {
                    figures.answered();
                }
                dialogs.carryOut(call, shared);
            }
        }
    }

    private void reportArrival(DeskCall call) {
        Arrival arrival = call.arrival();
        var report = new Report.CallArrived(
                call.contactId(),
                node.nodeId(),
                arrival.trunk().trunkId(),
                arrival.calling(),
                arrival.callingName(),
                arrival.called());
        reports.send(arrival.trunk().tenant(), report).onComplete(reply -> {
            if (reply.failed()) {
                onLoop(call, new CallInput.ArrivalFailed());
            } else if (reply.result().refusal() == null) {
                onLoop(call, new CallInput.ArrivalTaken());
            } else {
                onLoop(call, new CallInput.ArrivalRefused(reply.result().sipStatus()));
            }
        });
    }

    private void reportEnd(DeskCall call, Report.CallEndCause cause) {
        figures.ended(cause);
        LOG.info("call ended contact={} cause={}", call.contactId(), cause);
        // A report that is given up was logged and counted by the sender; the shard finds out by asking what is
        // carried.
        var unused = reports.send(call.arrival().trunk().tenant(), new Report.CallEnded(call.contactId(), cause));
    }

    void forget(DeskCall call) {
        callByContact.remove(call.contactId());
        arrived = callByContact.size();
        trunks.releaseChannel(call.arrival().trunk());
        call.peer().forget();
    }

    private void onLoop(DeskCall call, CallInput input) {
        context.runOnContext(ignored -> tell(call, input));
    }
}
