package dev.oneline.backend.rig;

import dev.oneline.contract.bus.BusAddress;
import dev.oneline.contract.bus.CarriedContact;
import dev.oneline.contract.bus.Hears;
import dev.oneline.contract.bus.HeldReport;
import dev.oneline.contract.bus.LegPlan;
import dev.oneline.contract.bus.MediaReply;
import dev.oneline.contract.bus.MediaRequest;
import dev.oneline.contract.bus.MessageRecording;
import dev.oneline.contract.bus.NodeKind;
import dev.oneline.contract.bus.Octets;
import dev.oneline.contract.bus.Report;
import dev.oneline.contract.bus.ReportReply;
import dev.oneline.runtime.boot.Node;
import dev.oneline.runtime.bus.NodePulse;
import dev.oneline.runtime.bus.Registration;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A media bridge as the bus contract has it, that remembers what it was asked. */
public final class FakeMediaBridge {
    private final BackendRig rig;
    private final Node node;
    private final NodePulse pulse;
    private final Registration registration;
    private final ConcurrentHashMap<String, MediaRequest.ApplyMediaPlan> plans = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<MediaRequest.OpenWebRtcLeg> opened = new ConcurrentLinkedQueue<>();
    private final Set<String> over = ConcurrentHashMap.newKeySet();
    private final CopyOnWriteArrayList<CarriedContact> carried = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();

    private FakeMediaBridge(BackendRig rig) {
        this.rig = rig;
        this.node = rig.node(NodeKind.MEDIA);
        this.pulse = new NodePulse(node, () -> 0, 100);
        this.registration = Eventually.await(
                rig.bus().serve(BusAddress.media(node.nodeId()), MediaRequest.class, MediaReply.class, this::answer));
        pulse.start();
    }

    public static FakeMediaBridge started(BackendRig rig) {
        return new FakeMediaBridge(rig);
    }

    public String nodeId() {
        return node.nodeId();
    }

    /** The next requests fail, as if the bridge were not there. */
    public void failNext(int count) {
        failures.set(count);
    }

    public void carries(CarriedContact contact) {
        carried.add(contact);
    }

    public MediaRequest.ApplyMediaPlan plan(String contactId, int legs) {
        Eventually.until("a plan with " + legs + " legs for " + contactId, () -> {
            var plan = plans.get(contactId);
            return plan != null && plan.legs().size() == legs;
        });
        return plans.get(contactId);
    }

    /** The greeting that a caller hears is over: he waits in the queue now. */
    public void finishGreeting(String contactId) {
        var greeting = plan(contactId, 1).legs().getFirst();
        report(new Report.PromptFinished(contactId, greeting.legId(), ((Hears.Prompt) greeting.hears()).playId()));
    }

    /** Waits until the customer hears a sound among others, in a play that isn't over yet. */
    public LegPlan hears(String contactId, String name) {
        Eventually.until(contactId + " hears " + name, () -> {
            var plan = plans.get(contactId);
            return plan != null
                    && !plan.legs().isEmpty()
                    && plan.legs().getFirst().hears() instanceof Hears.Prompt prompt
                    && prompt.names().contains(name)
                    && !over.contains(prompt.playId());
        });
        return plan(contactId, 1).legs().getFirst();
    }

    /** What the customer hears in a flow is over. */
    public void finishSounds(String contactId, String name) {
        var leg = hears(contactId, name);
        over.add(playId(leg));
        report(new Report.PromptFinished(contactId, leg.legId(), playId(leg)));
    }

    /** The customer presses keys when he hears a sound. */
    public void presses(String contactId, String name, String keys) {
        var leg = hears(contactId, name);
        over.add(playId(leg));
        var input = Objects.requireNonNull(leg.input(), "nothing is asked");
        report(new Report.InputEnded(
                contactId, leg.legId(), input.inputId(), keys, Report.InputEndCause.FULL, input.secret()));
    }

    /** The customer speaks after the tone: each second of what he says has another sound. */
    public void speaks(String contactId, String name, int seconds) {
        var recording = Objects.requireNonNull(hears(contactId, name).recording(), "nothing is recorded");
        speaks(contactId, recording, seconds);
    }

    /** Also when the call is over. */
    public void speaks(String contactId, MessageRecording recording, int seconds) {
        for (var i = 0; i < seconds; i++) {
            var second = new byte[8_000];
            Arrays.fill(second, (byte) (0x55 + i));
            report(new Report.RecordingPart(contactId, recording.recordingId(), i, "PCMA", new Octets(second)));
        }
        report(new Report.RecordingEnded(
                contactId, recording.recordingId(), Report.RecordingEndCause.GONE, seconds * 1_000L, seconds));
    }

    private static String playId(LegPlan leg) {
        return ((Hears.Prompt) leg.hears()).playId();
    }

    public List<MediaRequest.OpenWebRtcLeg> opened() {
        return List.copyOf(opened);
    }

    public ReportReply report(Report report) {
        return Eventually.await(rig.bus()
                .ask(
                        BusAddress.shard("demo"),
                        new HeldReport(report, 0),
                        HeldReport.class,
                        ReportReply.class,
                        Duration.ofSeconds(10)));
    }

    /** Without a word, as when it is killed. */
    public void die() {
        Eventually.await(registration.close());
        pulse.stop();
    }

    private Future<MediaReply> answer(MediaRequest request) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return Future.failedFuture("not now");
        }
        return Future.succeededFuture(
                switch (request) {
                    case MediaRequest.OpenWebRtcLeg open -> {
                        opened.add(open);
                        yield open.sdpOffer().equals("nonsense")
                                ? new MediaReply.Refused(MediaReply.Reason.BAD_SDP, "no v=")
                                : new MediaReply.Sdp("answer to " + open.sdpOffer());
                    }
                    case MediaRequest.ApplyMediaPlan plan -> {
                        plans.merge(
                                plan.contactId(), plan, (old, fresh) -> fresh.version() > old.version() ? fresh : old);
                        yield new MediaReply.Done();
                    }
                    case MediaRequest.ListContacts list -> new MediaReply.Contacts(List.copyOf(carried));
                    case MediaRequest.InspectContact inspect -> new MediaReply.Legs(List.of());
                    case MediaRequest.OpenRtpLeg open -> new MediaReply.Sdp("v=0");
                    case MediaRequest.UpdateRtpLeg update -> new MediaReply.Sdp("v=0");
                });
    }
}
