package dev.oneline.sip.desk;

import dev.oneline.contract.bus.BusAddress;
import dev.oneline.contract.bus.CarriedContact;
import dev.oneline.contract.bus.MediaReply;
import dev.oneline.contract.bus.MediaRequest;
import dev.oneline.contract.bus.Report;
import dev.oneline.contract.bus.SipReply;
import dev.oneline.contract.bus.SipRequest;
import dev.oneline.runtime.boot.Node;
import dev.oneline.runtime.bus.ReportSender;
import dev.oneline.sip.call.Call;
import dev.oneline.sip.call.CallAction;
import dev.oneline.sip.call.CallInput;
import dev.oneline.sip.call.CallInput.MediaRefusal;
import dev.oneline.sip.call.CallTimes;
import dev.oneline.sip.trunk.TrunkBook;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All calls of this bridge: passes inputs to their machines and carries their actions out. Everything runs on one event
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
    private final Duration mediaTimeout;
    private final Map<String, DeskCall> callByContact = new LinkedHashMap<>();
    private volatile int carried;

    public CallDesk(
            Node node,
            Context context,
            ReportSender reports,
            TrunkBook trunks,
            ContactIds contactIds,
            SipFigures figures,
            CallTimes times,
            Duration mediaTimeout) {
        this.node = node;
        this.context = context;
        this.reports = reports;
        this.trunks = trunks;
        this.contactIds = contactIds;
        this.figures = figures;
        this.times = times;
        this.mediaTimeout = mediaTimeout;
    }

    /** Calls that hold a channel. Any thread may ask. */
    public int load() {
        return carried;
    }

    /** Opens a call whose channel the caller of this method has taken; the desk gives it back. */
    public DeskCall open(Arrival arrival, CallPeer peer) {
        String contactId = contactIds.next();
        var call = new DeskCall(
                contactId,
                arrival,
                peer,
                new Call(arrival.cseq(), arrival.offer(), times),
                node.clock().millis());
        callByContact.put(contactId, call);
        carried = callByContact.size();
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
            case SipRequest.EndCall end -> {
                DeskCall call = callByContact.get(end.contactId());
                if (call == null) {
                    yield Future.succeededFuture(noSuchCall(end.contactId()));
                }
                tell(call, new CallInput.EndAsked(end.status(), end.reason()));
                yield Future.succeededFuture(new SipReply.Done());
            }
            case SipRequest.PlaceCall place ->
                Future.succeededFuture(
                        new SipReply.Refused(SipReply.Reason.NO_TRUNK, "this bridge doesn't place calls yet"));
            case SipRequest.ClearCall clear -> Future.succeededFuture(noSuchCall(clear.contactId()));
            case SipRequest.ListCalls list -> Future.succeededFuture(new SipReply.Calls(carriedContacts()));
        };
    }

    /** Ends every call: refused when it wasn't answered yet, BYE otherwise. */
    public void endAll() {
        for (DeskCall call : List.copyOf(callByContact.values())) {
            tell(call, new CallInput.EndAsked(503, "shutting down"));
        }
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

    private List<CarriedContact> carriedContacts() {
        return callByContact.values().stream()
                .filter(call -> call.machine().state().isCarried())
                .map(call -> new CarriedContact(call.arrival().trunk().tenant(), call.contactId(), call.sinceMs()))
                .toList();
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
            case CallAction.Ok ok -> {
                figures.answered();
                peer.ok(ok.cseq(), ok.sdp());
            }
            case CallAction.RepeatOk repeat -> {
                figures.repeatedOk();
                peer.repeatOk(repeat.cseq());
            }
            case CallAction.OkUpdate ok -> peer.okUpdate(ok.cseq(), ok.sdp());
            case CallAction.Refuse refuse -> {
                figures.refused(refuse.status());
                LOG.info("call refused contact={} status={}", call.contactId(), refuse.status());
                peer.refuse(refuse.cseq(), refuse.status(), refuse.reason(), refuse.retryAfterSeconds());
            }
            case CallAction.Bye bye -> peer.bye(bye.reason());
            case CallAction.ReportArrival ignored -> reportArrival(call);
            case CallAction.ReportEnd end -> reportEnd(call, end.cause());
            case CallAction.OpenLeg open -> openLeg(call, open);
            case CallAction.UpdateLeg update ->
                askMedia(
                        call,
                        update.cseq(),
                        update.mediaNode(),
                        new MediaRequest.UpdateRtpLeg(call.contactId(), update.legId(), update.sdp()));
            case CallAction.Arm arm ->
                node.vertx()
                        .setTimer(arm.delayMs(), due -> onLoop(call, new CallInput.TimerDue(arm.timer(), arm.cseq())));
            case CallAction.TellAnswer told -> call.tellAnswer(told.outcome());
            case CallAction.Forget ignored -> forget(call);
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

    private void openLeg(DeskCall call, CallAction.OpenLeg open) {
        var trunk = call.arrival().trunk();
        askMedia(
                call,
                open.cseq(),
                open.mediaNode(),
                new MediaRequest.OpenRtpLeg(
                        trunk.tenant(), call.contactId(), open.legId(), open.sdp(), trunk.addresses(), trunk.latch()));
    }

    private void askMedia(DeskCall call, long cseq, String mediaNode, MediaRequest request) {
        node.bus()
                .ask(BusAddress.media(mediaNode), request, MediaRequest.class, MediaReply.class, mediaTimeout)
                .onComplete(reply -> onLoop(call, mediaInput(cseq, reply.succeeded() ? reply.result() : null)));
    }

    private static CallInput mediaInput(long cseq, @Nullable MediaReply reply) {
        return switch (reply) {
            case MediaReply.Sdp sdp -> new CallInput.MediaAnswered(cseq, sdp.sdp());
            case MediaReply.Refused refused ->
                new CallInput.MediaRefused(
                        cseq,
                        switch (refused.reason()) {
                            case BAD_SDP, NOT_ACCEPTABLE -> MediaRefusal.NOT_ACCEPTABLE;
                            case FULL, STALE, NO_SUCH_LEG, SHUTTING_DOWN -> MediaRefusal.UNAVAILABLE;
                        });
            case null -> new CallInput.MediaRefused(cseq, MediaRefusal.UNAVAILABLE);
            default -> new CallInput.MediaRefused(cseq, MediaRefusal.UNAVAILABLE);
        };
    }

    private void forget(DeskCall call) {
        callByContact.remove(call.contactId());
        carried = callByContact.size();
        trunks.releaseChannel(call.arrival().trunk());
        call.peer().forget();
    }

    private void onLoop(DeskCall call, CallInput input) {
        context.runOnContext(ignored -> tell(call, input));
    }
}
