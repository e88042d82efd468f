package dev.oneline.sip.desk;

import dev.oneline.contract.bus.BusAddress;
import dev.oneline.contract.bus.MediaReply;
import dev.oneline.contract.bus.MediaRequest;
import dev.oneline.contract.bus.Trunk;
import dev.oneline.runtime.boot.Node;
import dev.oneline.sip.call.DialogAction;
import dev.oneline.sip.call.DialogInput;
import dev.oneline.sip.call.DialogInput.MediaRefusal;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out what calls of both kinds want of SIP, of the media bridge and of the clock. */
final class DialogCarrier {
    private static final Logger LOG = LoggerFactory.getLogger(DialogCarrier.class);

    private final Node node;
    private final Context context;
    private final SipFigures figures;
    private final Duration mediaTimeout;

    /** A call as far as its dialog goes. */
    interface DialogCall {
        String contactId();

        Trunk trunk();

        DialogPeer peer();

        /** On the calls' event loop. */
        void tell(DialogInput input);

        void forget();
    }

    DialogCarrier(Node node, Context context, SipFigures figures, Duration mediaTimeout) {
        this.node = node;
        this.context = context;
        this.figures = figures;
        this.mediaTimeout = mediaTimeout;
    }

    void carryOut(DialogCall call, DialogAction action) {
        DialogPeer peer = call.peer();
        switch (action) {
            case DialogAction.Ok ok -> peer.ok(ok.cseq(), ok.sdp());
            case DialogAction.RepeatOk repeat -> {
                figures.repeatedOk();
                peer.repeatOk(repeat.cseq());
            }
            case DialogAction.OkUpdate ok -> peer.okUpdate(ok.cseq(), ok.sdp());
            case DialogAction.Refuse refuse -> {
                figures.refused(refuse.status());
                LOG.info("call refused contact={} status={}", call.contactId(), refuse.status());
                peer.refuse(refuse.cseq(), refuse.status(), refuse.reason(), refuse.retryAfterSeconds());
            }
            case DialogAction.Bye bye -> peer.bye(bye.reason());
            case DialogAction.OpenLeg open ->
                ask(call, open.cseq(), open.mediaNode(), openLeg(call, open.legId(), open.sdp()));
            case DialogAction.UpdateLeg update ->
                ask(
                        call,
                        update.cseq(),
                        update.mediaNode(),
                        new MediaRequest.UpdateRtpLeg(call.contactId(), update.legId(), update.sdp()));
            case DialogAction.Arm arm ->
                node.vertx()
                        .setTimer(arm.delayMs(), due -> tell(call, new DialogInput.TimerDue(arm.timer(), arm.cseq())));
            case DialogAction.Forget ignored -> call.forget();
        }
    }

    static MediaRequest openLeg(DialogCall call, String legId, @Nullable String sdp) {
        Trunk trunk = call.trunk();
        return new MediaRequest.OpenRtpLeg(
                trunk.tenant(), call.contactId(), legId, sdp, trunk.addresses(), trunk.latch(), trunk.codecs());
    }

    /** Null when it doesn't answer. */
    Future<@Nullable MediaReply> ask(DialogCall call, String mediaNode, MediaRequest request) {
        return node.bus()
                .ask(BusAddress.media(mediaNode), request, MediaRequest.class, MediaReply.class, mediaTimeout)
                .onSuccess(reply -> {
                    if (reply instanceof MediaReply.Refused refused) {
                        LOG.info(
                                "media refused contact={} reason={} message=\"{}\"",
                                call.contactId(),
                                refused.reason(),
                                refused.message());
                    }
                })
                .onFailure(cause -> LOG.warn(
                        "media bridge didn't answer contact={} media={} cause=\"{}\"",
                        call.contactId(),
                        mediaNode,
                        cause.getMessage()))
                .<@Nullable MediaReply>map(reply -> reply)
                .otherwiseEmpty();
    }

    private void ask(DialogCall call, long cseq, String mediaNode, MediaRequest request) {
        ask(call, mediaNode, request).onComplete(reply -> tell(call, mediaInput(cseq, reply.result())));
    }

    private void tell(DialogCall call, DialogInput input) {
        context.runOnContext(ignored -> call.tell(input));
    }

    private static DialogInput mediaInput(long cseq, @Nullable MediaReply reply) {
        return switch (reply) {
            case MediaReply.Sdp sdp -> new DialogInput.MediaAnswered(cseq, sdp.sdp());
            case MediaReply.Refused refused ->
                new DialogInput.MediaRefused(
                        cseq,
                        switch (refused.reason()) {
                            case BAD_SDP, NOT_ACCEPTABLE -> MediaRefusal.NOT_ACCEPTABLE;
                            case FULL, STALE, NO_SUCH_LEG, SHUTTING_DOWN -> MediaRefusal.UNAVAILABLE;
                        });
            case null -> new DialogInput.MediaRefused(cseq, MediaRefusal.UNAVAILABLE);
            default -> new DialogInput.MediaRefused(cseq, MediaRefusal.UNAVAILABLE);
        };
    }
}
