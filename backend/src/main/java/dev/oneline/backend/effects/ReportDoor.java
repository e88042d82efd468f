package dev.oneline.backend.effects;

import dev.oneline.backend.shard.ShardReply;
import dev.oneline.backend.shard.ShardUnavailable;
import dev.oneline.backend.text.Refusal;
import dev.oneline.backend.text.Words;
import dev.oneline.contract.bus.BusAddress;
import dev.oneline.contract.bus.HeldReport;
import dev.oneline.contract.bus.LegFigures;
import dev.oneline.contract.bus.Report;
import dev.oneline.contract.bus.ReportReply;
import dev.oneline.core.contact.Carrier;
import dev.oneline.core.contact.Channel;
import dev.oneline.core.contact.Demand;
import dev.oneline.core.contact.EndCause;
import dev.oneline.core.contact.Party;
import dev.oneline.core.shard.Command;
import dev.oneline.core.shard.Command.TransferOutcome;
import dev.oneline.core.shard.Rejection;
import dev.oneline.runtime.bus.Bus;
import dev.oneline.runtime.bus.Registration;
import io.vertx.core.Future;
import java.util.function.Function;

/** Takes bridges' reports for one tenant and acknowledges each once it is on the log. */
public final class ReportDoor {
    private static final int NOT_FOUND = 404;
    /** RFC 3261 section 21.6.2. */
    private static final int DECLINE = 603;

    private static final int SERVICE_UNAVAILABLE = 503;
    private static final int MAX_PARTY_CHARS = 200;

    private final String tenant;
    private final Function<Command, Future<ShardReply>> shard;
    private final NodeChoice nodes;
    private final LegLedger ledger;
    private final Secrets secrets;
    private final RecordingKeeper recordings;
    private final EffectSignals signals;

    /** Keeps the final figures of legs. A repeated one is no news. */
    @FunctionalInterface
    public interface LegLedger {
        Future<Void> keep(String contactId, LegFigures figures);
    }

    /** Keeps what was typed in secret, and gives a reference to it. */
    @FunctionalInterface
    public interface Secrets {
        Future<String> keep(String inputId, String keys);

        /** What the shard is told of keys: of what is secret, a reference. */
        default Future<String> told(String inputId, String keys, boolean secret) {
            return secret && !keys.isEmpty() ? keep(inputId, keys) : Future.succeededFuture(keys);
        }
    }

    /** Keeps what callers say. */
    public interface RecordingKeeper {
        /** @return whether it is kept, now or already; what isn't need not be repeated */
        Future<Boolean> part(Report.RecordingPart part);

        /** @return how much of it is kept, in ms */
        Future<Long> ended(Report.RecordingEnded ended, long agoMs);
    }

    public ReportDoor(
            String tenant,
            Function<Command, Future<ShardReply>> shard,
            NodeChoice nodes,
            LegLedger ledger,
            Secrets secrets,
            RecordingKeeper recordings,
            EffectSignals signals) {
        this.tenant = tenant;
        this.shard = shard;
        this.nodes = nodes;
        this.ledger = ledger;
        this.secrets = secrets;
        this.recordings = recordings;
        this.signals = signals;
    }

    public Future<Registration> open(Bus bus) {
        return bus.serve(BusAddress.shard(tenant), HeldReport.class, ReportReply.class, this::take);
    }

    /** Fails when it isn't on the log: the bridge says it again. */
    Future<ReportReply> take(HeldReport held) {
        var report = held.report();
        signals.reported(report.getClass().getSimpleName());
        return switch (report) {
            case Report.CallArrived arrived -> arrive(arrived, held.heldMs());
            case Report.CallEnded ended -> tell(new Command.EndByCustomer(ended.contactId(), cause(ended.cause())));
            // Whoever waits for an answer hears ringback all along.
            case Report.PlacedCallRinging ringing -> Future.succeededFuture(ReportReply.taken());
            case Report.PlacedCallAnswered answered ->
                tell(new Command.AnswerTransfer(answered.contactId(), answered.callId()));
            case Report.PlacedCallEnded ended ->
                tell(new Command.EndTransfer(
                        ended.contactId(), ended.callId(), outcome(ended.outcome()), held.heldMs()));
            case Report.LegConnected connected ->
                tell(new Command.ConnectLeg(connected.contactId(), connected.legId()));
            case Report.LegLost lost -> tell(new Command.LoseLeg(lost.contactId(), lost.legId()));
            case Report.PromptFinished finished ->
                tell(new Command.FinishPrompt(finished.contactId(), finished.playId(), held.heldMs()));
            case Report.InputEnded ended -> input(ended, held.heldMs());
            case Report.LegClosed closed ->
                ledger.keep(closed.contactId(), closed.figures()).map(ReportReply.taken());
            case Report.RecordingPart part ->
                recordings.part(part).map(kept -> kept ? ReportReply.taken() : new ReportReply("not kept", 0));
            case Report.RecordingEnded ended ->
                recordings
                        .ended(ended, held.heldMs())
                        .compose(keptMs -> tell(new Command.FinishRecording(
                                ended.contactId(), ended.recordingId(), keptMs, held.heldMs())));
        };
    }

    private Future<ReportReply> input(Report.InputEnded ended, long heldMs) {
        return secrets.told(ended.inputId(), ended.keys(), ended.secret())
                .compose(kept -> tell(new Command.FinishInput(
                        ended.contactId(), ended.inputId(), kept, ended.keys().length(), heldMs)));
    }

    private Future<ReportReply> arrive(Report.CallArrived arrived, long heldMs) {
        var mediaNode = nodes.mediaNode();
        if (mediaNode.isEmpty()) {
            return Future.succeededFuture(refuse(arrived, Words.of(Refusal.NO_MEDIA_NODE), SERVICE_UNAVAILABLE));
        }
        var command = new Command.ArriveContact(
                arrived.contactId(),
                Channel.VOICE,
                arrived.called(),
                new Party(bounded(arrived.calling()), bounded(arrived.callingName())),
                new Carrier(mediaNode.get(), arrived.sipNode()),
                Demand.NONE,
                heldMs);
        return shard.apply(command).compose(reply -> switch (reply) {
            case ShardReply.Done done -> Future.succeededFuture(ReportReply.taken());
            case ShardReply.Rejected rejected ->
                Future.succeededFuture(
                        refuse(arrived, Words.of(rejected.rejection()), sipStatus(rejected.rejection())));
            case ShardReply.Unavailable unavailable -> Future.failedFuture(new ShardUnavailable());
        });
    }

    private ReportReply refuse(Report.CallArrived arrived, String reason, int sipStatus) {
        signals.arrivalRefused(arrived.contactId(), arrived.called(), reason);
        return new ReportReply(reason, sipStatus);
    }

    /** What the shard rejects, it will reject when repeated too: so that is an acknowledgement. */
    private Future<ReportReply> tell(Command command) {
        return shard.apply(command)
                .compose(reply -> reply instanceof ShardReply.Unavailable
                        ? Future.failedFuture(new ShardUnavailable())
                        : Future.succeededFuture(ReportReply.taken()));
    }

    private static int sipStatus(Rejection rejection) {
        return switch (rejection) {
            case NO_SUCH_ENTRY_POINT, NO_SUCH_QUEUE -> NOT_FOUND;
            case CALLER_BLOCKED -> DECLINE;
            default -> SERVICE_UNAVAILABLE;
        };
    }

    private static TransferOutcome outcome(Report.PlacedCallOutcome outcome) {
        return switch (outcome) {
            case BUSY -> TransferOutcome.BUSY;
            case NO_ANSWER -> TransferOutcome.NO_ANSWER;
            case HUNG_UP, LOST -> TransferOutcome.HUNG_UP;
            case REFUSED, UNREACHABLE, CLEARED -> TransferOutcome.FAILED;
        };
    }

    private static EndCause cause(Report.CallEndCause cause) {
        return switch (cause) {
            case HUNG_UP, CANCELLED -> EndCause.CUSTOMER_HUNG_UP;
            case TIMED_OUT -> EndCause.CUSTOMER_LOST;
            case NO_MEDIA -> EndCause.NO_MEDIA;
        };
    }

    private static String bounded(String text) {
        return text.length() <= MAX_PARTY_CHARS ? text : text.substring(0, MAX_PARTY_CHARS);
    }
}
