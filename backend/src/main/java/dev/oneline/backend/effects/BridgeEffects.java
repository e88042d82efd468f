package dev.oneline.backend.effects;

import dev.oneline.contract.bus.BusAddress;
import dev.oneline.contract.bus.Hears;
import dev.oneline.contract.bus.KeyInput;
import dev.oneline.contract.bus.LegPlan;
import dev.oneline.contract.bus.MediaReply;
import dev.oneline.contract.bus.MediaRequest;
import dev.oneline.contract.bus.MessageRecording;
import dev.oneline.contract.bus.NodeKind;
import dev.oneline.contract.bus.SipReply;
import dev.oneline.contract.bus.SipRequest;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.media.Hearing;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Effect;
import dev.oneline.runtime.boot.Node;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Carries out what one shard wants of bridges, each contact's in order. What isn't acknowledged is said again. Bounded
 * by what the shard holds: one line for media and one for SIP a contact.
 */
public final class BridgeEffects {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int TEMPORARILY_UNAVAILABLE = 480;
    private static final int SERVICE_UNAVAILABLE = 503;

    private final String tenant;
    private final Node node;
    private final LivingNodes nodes;
    private final UnaryOperator<List<String>> sounds;
    private final Consumer<Command> commands;
    private final Consumer<Effect.LookUp> lookUps;
    private final Consumer<Effect.WriteChat> chats;
    private final EffectSignals signals;
    private final Context context;
    private final Map<String, BridgeLine<MediaRequest.ApplyMediaPlan>> mediaLines = new HashMap<>();
    private final Map<String, BridgeLine<SipRequest>> sipLines = new HashMap<>();
    /** By call that was placed for a contact. */
    private final Map<String, BridgeLine<SipRequest>> outLines = new HashMap<>();

    private boolean stopped;

    /**
     * @param sounds what bridges play for the names that the core knows
     * @param commands takes what a bridge's answer means to the shard
     * @param lookUps asks other systems; a repeated one is asked once
     * @param chats writes to customers; a repeated one is written once
     */
    public BridgeEffects(
            String tenant,
            Node node,
            LivingNodes nodes,
            UnaryOperator<List<String>> sounds,
            Consumer<Command> commands,
            Consumer<Effect.LookUp> lookUps,
            Consumer<Effect.WriteChat> chats,
            EffectSignals signals) {
        this.tenant = tenant;
        this.node = node;
        this.nodes = nodes;
        this.sounds = sounds;
        this.commands = commands;
        this.lookUps = lookUps;
        this.chats = chats;
        this.signals = signals;
        this.context = node.vertx().getOrCreateContext();
    }

    /** From any thread. */
    public void carryOut(List<Effect> effects) {
        if (!effects.isEmpty()) {
            context.runOnContext(ignored -> effects.forEach(this::carryOut));
        }
    }

    public void stop() {
        context.runOnContext(ignored -> {
            stopped = true;
            mediaLines.values().forEach(BridgeLine::stop);
            sipLines.values().forEach(BridgeLine::stop);
            outLines.values().forEach(BridgeLine::stop);
        });
    }

    private void carryOut(Effect effect) {
        if (stopped) {
            return;
        }
        switch (effect) {
            case Effect.ApplyMediaPlan plan -> apply(plan);
            case Effect.AnswerCall answer ->
                sip(
                        answer.contactId(),
                        answer.sipNode(),
                        new SipRequest.AnswerCall(answer.contactId(), answer.legId(), answer.mediaNode()));
            case Effect.EndCall end ->
                sip(
                        end.contactId(),
                        end.sipNode(),
                        new SipRequest.EndCall(end.contactId(), status(end.reason()), end.reason()));
            case Effect.PlaceCall call -> place(call);
            case Effect.ClearCall clear -> clear(clear);
            case Effect.LookUp lookUp -> lookUps.accept(lookUp);
            case Effect.WriteChat write -> chats.accept(write);
            case Effect.ArmTimer timer -> throw new IllegalArgumentException("the shard's loop keeps timers");
        }
    }

    private void apply(Effect.ApplyMediaPlan plan) {
        var contactId = plan.contactId();
        var line = mediaLines.computeIfAbsent(
                contactId,
                key -> new BridgeLine<>(
                        node.vertx(),
                        request -> tell(plan.mediaNode(), request),
                        () -> nodes.lives(NodeKind.MEDIA, plan.mediaNode()),
                        () -> mediaLines.remove(key),
                        signals));
        var wanted = line.wanted();
        if (wanted == null || wanted.version() <= plan.version()) {
            var legs = plan.legs().stream()
                    .map(leg -> new LegPlan(
                            leg.legId(), hears(leg.hearing()), input(leg.input()), recording(leg.recording())))
                    .toList();
            line.want(new MediaRequest.ApplyMediaPlan(tenant, contactId, plan.version(), legs));
        }
    }

    private Future<BridgeLine.Heard> tell(String mediaNode, MediaRequest.ApplyMediaPlan request) {
        return node.bus()
                .ask(BusAddress.media(mediaNode), request, MediaRequest.class, MediaReply.class, TIMEOUT)
                .map(reply -> {
                    if (reply instanceof MediaReply.Refused refused && refused.reason() != MediaReply.Reason.STALE) {
                        signals.refused(
                                "apply-media-plan",
                                request.contactId(),
                                refused.reason().name(),
                                refused.message());
                        return BridgeLine.Heard.LATER;
                    }
                    return BridgeLine.Heard.YES;
                });
    }

    /** Kept apart from the contact's own line: a call is placed once more, or cleared, whatever else is said of the contact. */
    private void place(Effect.PlaceCall call) {
        var request = new SipRequest.PlaceCall(
                tenant,
                call.contactId(),
                call.callId(),
                call.legId(),
                call.mediaNode(),
                call.number(),
                call.caller(),
                "",
                call.ringMs());
        var line = outLine(call.contactId(), call.callId(), call.sipNode());
        if (line.wanted() == null) {
            line.want(request);
        }
    }

    private void clear(Effect.ClearCall clear) {
        var request = new SipRequest.ClearCall(clear.contactId(), clear.callId(), "given up");
        outLine(clear.contactId(), clear.callId(), clear.sipNode()).want(request);
    }

    private BridgeLine<SipRequest> outLine(String contactId, String callId, String sipNode) {
        return outLines.computeIfAbsent(
                callId,
                key -> new BridgeLine<>(
                        node.vertx(),
                        request -> tellOut(sipNode, contactId, callId, request),
                        () -> nodes.lives(NodeKind.SIP, sipNode),
                        () -> outLines.remove(key),
                        signals));
    }

    private Future<BridgeLine.Heard> tellOut(String sipNode, String contactId, String callId, SipRequest request) {
        return node.bus()
                .ask(BusAddress.sip(sipNode), request, SipRequest.class, SipReply.class, TIMEOUT)
                .map(reply -> {
                    if (reply instanceof SipReply.Refused refused && request instanceof SipRequest.PlaceCall) {
                        signals.refused(
                                "place-call", contactId, refused.reason().name(), refused.message());
                        commands.accept(new Command.EndTransfer(contactId, callId, Command.TransferOutcome.FAILED, 0));
                    }
                    return BridgeLine.Heard.YES;
                });
    }

    private void sip(String contactId, String sipNode, SipRequest request) {
        var line = sipLines.computeIfAbsent(
                contactId,
                key -> new BridgeLine<>(
                        node.vertx(),
                        wanted -> tell(sipNode, contactId, wanted),
                        () -> nodes.lives(NodeKind.SIP, sipNode),
                        () -> sipLines.remove(key),
                        signals));
        if (!(line.wanted() instanceof SipRequest.EndCall)) {
            line.want(request);
        }
    }

    private Future<BridgeLine.Heard> tell(String sipNode, String contactId, SipRequest request) {
        return node.bus()
                .ask(BusAddress.sip(sipNode), request, SipRequest.class, SipReply.class, TIMEOUT)
                .map(reply -> {
                    if (reply instanceof SipReply.Refused refused) {
                        refused(contactId, request, refused);
                    }
                    return BridgeLine.Heard.YES;
                });
    }

    private void refused(String contactId, SipRequest request, SipReply.Refused refused) {
        if (request instanceof SipRequest.EndCall) {
            // Over already: what was wanted.
            return;
        }
        signals.refused("answer-call", contactId, refused.reason().name(), refused.message());
        var cause = refused.reason() == SipReply.Reason.NO_MEDIA ? EndCause.NO_MEDIA : EndCause.CUSTOMER_LOST;
        commands.accept(new Command.EndByCustomer(contactId, cause));
    }

    private static int status(String reason) {
        return reason.endsWith("-lost") || reason.equals("no-media") ? SERVICE_UNAVAILABLE : TEMPORARILY_UNAVAILABLE;
    }

    private static @Nullable KeyInput input(dev.oneline.core.media.@Nullable KeyInput input) {
        return input == null
                ? null
                : new KeyInput(
                        input.inputId(),
                        input.maxKeys(),
                        input.terminators(),
                        input.firstKeyMs(),
                        input.nextKeyMs(),
                        input.secret());
    }

    private static @Nullable MessageRecording recording(dev.oneline.core.media.@Nullable MessageRecording recording) {
        return recording == null
                ? null
                : new MessageRecording(
                        recording.recordingId(), recording.maxMs(), recording.silenceMs(), recording.terminators());
    }

    private Hears hears(Hearing hearing) {
        return switch (hearing) {
            case Hearing.Silence silence -> new Hears.Silence();
            case Hearing.OtherLeg other -> new Hears.Leg(other.legId());
            case Hearing.Prompt prompt ->
                new Hears.Prompt(prompt.playId(), sounds.apply(prompt.names()), prompt.loop(), prompt.bargeIn());
        };
    }
}
