package dev.oneline.sip.desk;

import dev.oneline.contract.bus.CarriedContact;
import dev.oneline.contract.bus.MediaReply;
import dev.oneline.contract.bus.MediaRequest;
import dev.oneline.contract.bus.Report;
import dev.oneline.contract.bus.SipReply;
import dev.oneline.contract.bus.SipReply.Reason;
import dev.oneline.contract.bus.SipRequest;
import dev.oneline.contract.bus.Trunk;
import dev.oneline.runtime.boot.Node;
import dev.oneline.runtime.bus.ReportSender;
import dev.oneline.sip.call.CallTimes;
import dev.oneline.sip.call.DialogAction;
import dev.oneline.sip.call.MediaLeg;
import dev.oneline.sip.call.PlacedCall;
import dev.oneline.sip.call.PlacedCallAction;
import dev.oneline.sip.call.PlacedCallInput;
import dev.oneline.sip.trunk.TrunkBook;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All calls that this bridge places: passes inputs to their machines and carries their actions out. Everything runs on one
 * event loop, the calls', so a call sees one input at a time.
 */
public final class PlacedCallDesk {
    private static final Logger LOG = LoggerFactory.getLogger(PlacedCallDesk.class);
    private static final Pattern DIALLED = Pattern.compile("\\+?[0-9*#]{1,32}");
    private static final long SHORTEST_RING_MS = 1_000;
    private static final long LONGEST_RING_MS = 600_000;

    /** Calls that are over, or never were: far more than are asked for again. */
    private static final int REMEMBERED = 10_000;

    private final Node node;
    private final Context context;
    private final ReportSender reports;
    private final TrunkBook trunks;
    private final SipFigures figures;
    private final CallTimes times;
    private final DialogCarrier dialogs;
    private final Map<String, PlacedDeskCall> callById = new LinkedHashMap<>();
    private final Map<String, SipReply> replyByFormerId = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SipReply> eldest) {
            return size() > REMEMBERED;
        }
    };
    private @Nullable CallPlacer placer;
    private boolean stopping;
    private volatile int load;

    public PlacedCallDesk(
            Node node,
            Context context,
            ReportSender reports,
            TrunkBook trunks,
            SipFigures figures,
            CallTimes times,
            Duration mediaTimeout) {
        this.node = node;
        this.context = context;
        this.reports = reports;
        this.trunks = trunks;
        this.figures = figures;
        this.times = times;
        this.dialogs = new DialogCarrier(node, context, figures, mediaTimeout);
    }

    /** Calls can be placed from now on. */
    public void attach(CallPlacer toPlacer) {
        placer = toPlacer;
    }

    /** Calls that hold a channel. Any thread may ask. */
    int load() {
        return load;
    }

    /** @param hasRoom whether the bridge takes one more call */
    Future<SipReply> place(SipRequest.PlaceCall request, boolean hasRoom) {
        SipReply before = replyByFormerId.get(request.callId());
        if (before != null) {
            return Future.succeededFuture(before);
        }
        PlacedDeskCall known = callById.get(request.callId());
        if (known != null) {
            return known.awaitPlaced();
        }
        CallPlacer ready = placer;
        if (!DIALLED.matcher(request.number()).matches()) {
            return refuse(request, Reason.BAD_NUMBER, "nothing that a gateway could dial");
        }
        if (ready == null || !trunks.takesCallsOut(request.tenant())) {
            return refuse(request, Reason.NO_TRUNK, "no trunk of " + request.tenant() + " takes calls out");
        }
        Trunk trunk = hasRoom && !stopping ? trunks.takeChannelOut(request.tenant()) : null;
        return trunk == null ? refuse(request, Reason.NO_CHANNEL, "no channel is free") : open(request, trunk, ready);
    }

    /** Ends a call; what isn't known can't be placed any more. */
    SipReply clear(SipRequest.ClearCall request) {
        PlacedDeskCall call = callById.get(request.callId());
        if (call != null) {
            tell(call, new PlacedCallInput.ClearAsked(request.reason()));
            return new SipReply.Done();
        }
        return replyByFormerId.computeIfAbsent(
                request.callId(), callId -> new SipReply.Refused(Reason.NO_SUCH_CALL, "no call " + callId));
    }

    /** Ends every call of a contact; false when there is none. */
    boolean clearAll(String contactId, @Nullable String reason) {
        List<PlacedDeskCall> calls = callById.values().stream()
                .filter(call -> call.contactId().equals(contactId))
                .toList();
        calls.forEach(call -> tell(call, new PlacedCallInput.ClearAsked(reason)));
        return !calls.isEmpty();
    }

    /** Ends every call, and takes no more. */
    void endAll() {
        stopping = true;
        for (PlacedDeskCall call : List.copyOf(callById.values())) {
            tell(call, new PlacedCallInput.StopAsked());
        }
    }

    /** Contacts that the shard may still count on a call for, the oldest call first. */
    Stream<CarriedContact> carried() {
        return callById.values().stream()
                .filter(call -> call.machine().state().isCarried())
                .map(PlacedDeskCall::carried);
    }

    void tell(PlacedDeskCall call, PlacedCallInput input) {
        carryOut(call, call.machine().handle(input));
    }

    void forget(PlacedDeskCall call) {
        callById.remove(call.callId());
        replyByFormerId.put(call.callId(), call.reply());
        load = callById.size();
        trunks.releaseChannel(call.trunk());
        call.peer().forget();
    }

    private Future<SipReply> refuse(SipRequest.PlaceCall request, Reason reason, String message) {
        figures.notPlaced(reason);
        LOG.info(
                "call not placed contact={} call={} number={} reason={}",
                request.contactId(),
                request.callId(),
                masked(request.number()),
                reason);
        var refused = new SipReply.Refused(reason, message);
        replyByFormerId.put(request.callId(), refused);
        return Future.succeededFuture(refused);
    }

    private Future<SipReply> open(SipRequest.PlaceCall request, Trunk trunk, CallPlacer ready) {
        long ringMs = Math.clamp(request.ringMs(), SHORTEST_RING_MS, LONGEST_RING_MS);
        var machine = new PlacedCall(new MediaLeg(request.legId(), request.mediaNode()), ringMs, times);
        var call =
                new PlacedDeskCall(request, trunk, machine, this, node.clock().millis());
        call.attach(ready.prepare(
                trunk,
                new CallPlacer.Dialling(request.number(), request.caller(), request.callerName()),
                input -> tell(call, input)));
        callById.put(request.callId(), call);
        load = callById.size();
        figures.placed();
        LOG.info(
                "call placed contact={} call={} trunk={} number={}",
                call.contactId(),
                call.callId(),
                trunk.trunkId(),
                masked(request.number()));
        Future<SipReply> placed = call.awaitPlaced();
        carryOut(call, machine.start());
        return placed;
    }

    private void carryOut(PlacedDeskCall call, List<PlacedCallAction> actions) {
        for (PlacedCallAction action : actions) {
            carryOut(call, action);
        }
    }

    private void carryOut(PlacedDeskCall call, PlacedCallAction action) {
        PlacedCallPeer peer = call.peer();
        switch (action) {
            case PlacedCallAction.MakeOffer make ->
                askMedia(
                        call,
                        make.mediaNode(),
                        DialogCarrier.openLeg(call, make.legId(), null),
                        PlacedCallInput.OfferMade::new,
                        new PlacedCallInput.OfferFailed());
            case PlacedCallAction.Invite invite -> peer.invite(invite.sdp());
            case PlacedCallAction.Ack ack -> peer.ack(ack.toTag());
            case PlacedCallAction.RepeatAck repeat -> peer.repeatAck(repeat.toTag());
            case PlacedCallAction.Release release -> peer.release(release.toTag());
            case PlacedCallAction.Cancel cancel -> peer.cancel(cancel.reason());
            case PlacedCallAction.TakeAnswer take ->
                askMedia(
                        call,
                        take.mediaNode(),
                        new MediaRequest.UpdateRtpLeg(call.contactId(), take.legId(), take.sdp()),
                        sdp -> new PlacedCallInput.AnswerTaken(),
                        new PlacedCallInput.AnswerUnusable());
            case PlacedCallAction.ReportRinging ignored ->
                report(call, new Report.PlacedCallRinging(call.contactId(), call.callId(), node.nodeId()));
            case PlacedCallAction.ReportAnswered ignored -> {
                figures.placedAnswered();
                LOG.info("placed call answered contact={} call={}", call.contactId(), call.callId());
                report(call, new Report.PlacedCallAnswered(call.contactId(), call.callId(), node.nodeId()));
            }
            case PlacedCallAction.ReportOutcome ended -> reportOutcome(call, ended);
            case PlacedCallAction.TellPlaced told -> {
                if (!told.underWay()) {
                    figures.notPlaced(Reason.NO_MEDIA);
                    LOG.info(
                            "call not placed contact={} call={} reason={}",
                            call.contactId(),
                            call.callId(),
                            Reason.NO_MEDIA);
                }
                call.tellPlaced(told.underWay());
            }
            case DialogAction shared -> dialogs.carryOut(call, shared);
        }
    }

    private void askMedia(
            PlacedDeskCall call,
            String mediaNode,
            MediaRequest request,
            Function<String, PlacedCallInput> described,
            PlacedCallInput otherwise) {
        dialogs.ask(call, mediaNode, request)
                .onComplete(reply -> context.runOnContext(ignored -> tell(
                        call, reply.result() instanceof MediaReply.Sdp sdp ? described.apply(sdp.sdp()) : otherwise)));
    }

    private void reportOutcome(PlacedDeskCall call, PlacedCallAction.ReportOutcome ended) {
        figures.placedEnded(ended.outcome());
        LOG.info(
                "placed call ended contact={} call={} outcome={} status={}",
                call.contactId(),
                call.callId(),
                ended.outcome(),
                ended.status());
        report(call, new Report.PlacedCallEnded(call.contactId(), call.callId(), ended.outcome(), ended.status()));
    }

    private void report(PlacedDeskCall call, Report report) {
        // A report that is given up was logged and counted by the sender; the shard finds out by asking what is
        // carried.
        var unused = reports.send(call.trunk().tenant(), report);
    }

    /** Enough to tell two calls apart beside their ids; whom somebody rings is nobody else's business. */
    private static String masked(String number) {
        int shown = Math.min(3, number.length() / 2);
        return "*".repeat(Math.min(32, number.length() - shown)) + number.substring(number.length() - shown);
    }
}
