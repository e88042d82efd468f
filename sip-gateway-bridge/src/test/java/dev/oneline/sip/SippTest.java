package dev.oneline.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneline.contract.bus.MediaReply;
import dev.oneline.contract.bus.MediaRequest;
import dev.oneline.contract.bus.Report;
import dev.oneline.contract.bus.Report.CallEndCause;
import dev.oneline.contract.bus.ReportReply;
import dev.oneline.contract.bus.SipReply;
import dev.oneline.contract.bus.SipRequest;
import dev.oneline.runtime.boot.StartRefused;
import dev.oneline.runtime.config.Settings;
import dev.oneline.sip.call.CallTimes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls by a real SIP program, against the bridge with its real stack and sockets. */
class SippTest {
    /** The waits of RFC 3261, ten times as fast; for the shard's word longer than the first one takes on a busy machine. */
    private static final CallTimes BRISK = new CallTimes(3_000, 10_000, 50, 400, 1_500, 4_000, 800);

    @TempDir
    Path folder;

    private OtherSide other;
    private SipBridge bridge;

    @BeforeEach
    void start() throws Exception {
        other = new OtherSide();
        other.serveAll();
        bridge = startBridge(BRISK);
        try (var stranger = new RawGateway(bridge.port())) {
            stranger.awaitTrunks(403);
        }
    }

    @AfterEach
    void stop() throws Exception {
        OtherSide.await(bridge.stop());
        other.close();
    }

    @Test
    void shouldCarryACallFromInviteToBye() throws Exception {
        gateway().run("call", 1);

        Report.CallArrived arrived = other.nextReport(Report.CallArrived.class);
        assertThat(arrived.contactId()).matches("c[A-Za-z0-9]{21}");
        assertThat(arrived.sipNode()).isEqualTo(other.node.nodeId());
        assertThat(arrived.trunk()).isEqualTo("e1");
        assertThat(arrived.calling()).isEqualTo("13800138000");
        assertThat(arrived.callingName()).isEqualTo("Li Lei");
        assertThat(arrived.called()).isEqualTo("4008001234");
        MediaRequest.OpenRtpLeg opened = other.nextMediaRequest(MediaRequest.OpenRtpLeg.class);
        assertThat(opened.remoteSdp()).contains("m=audio 6000");
        assertThat(opened.sources()).containsExactly(OtherSide.LOOPBACK);
        assertThat(other.nextReport(Report.CallEnded.class))
                .isEqualTo(new Report.CallEnded(arrived.contactId(), CallEndCause.HUNG_UP));
    }

    @Test
    void shouldCarryACallOverTcp() throws Exception {
        gateway().run("call", 1, "-t", "t1");

        assertThat(other.nextReport(Report.CallEnded.class).cause()).isEqualTo(CallEndCause.HUNG_UP);
    }

    @Test
    void shouldOfferWhenTheInviteOffersNothing() throws Exception {
        gateway().run("no-sdp", 1);

        assertThat(other.nextMediaRequest(MediaRequest.OpenRtpLeg.class).remoteSdp())
                .isNull();
        assertThat(other.nextMediaRequest(MediaRequest.UpdateRtpLeg.class).remoteSdp())
                .contains("m=audio 6000");
        assertThat(other.nextReport(Report.CallEnded.class).cause()).isEqualTo(CallEndCause.HUNG_UP);
    }

    @Test
    void shouldEndACancelledCallWith487() throws Exception {
        other.answersCalls = false;

        gateway().run("cancel", 1);

        assertThat(other.nextReport(Report.CallEnded.class).cause()).isEqualTo(CallEndCause.CANCELLED);
        assertThat(carried()).isEmpty();
    }

    @Test
    void shouldPassHoldResumeAndNewAddressToTheMediaBridge() throws Exception {
        gateway().run("hold", 1);

        other.nextMediaRequest(MediaRequest.OpenRtpLeg.class);
        assertThat(nextUpdate()).contains("a=sendonly");
        assertThat(nextUpdate()).contains("c=IN IP4 0.0.0.0");
        assertThat(nextUpdate()).contains("m=audio 6100");
        assertThat(nextUpdate()).as("the answer to our offer").contains("m=audio 6200");
        assertThat(nextUpdate()).as("by UPDATE").contains("a=inactive");
        assertThat(other.nextReport(Report.CallEnded.class).cause()).isEqualTo(CallEndCause.HUNG_UP);
    }

    @Test
    void shouldSendByeWhenTheShardEndsTheCall() throws Exception {
        Sipp.Running call = gateway().start("bye-from-us", 1);
        String contactId = other.nextReport(Report.CallArrived.class).contactId();
        other.nextMediaRequest(MediaRequest.OpenRtpLeg.class);
        SipReply answered = OtherSide.await(other.answer(contactId));

        SipReply ended = OtherSide.await(other.ask(new SipRequest.EndCall(contactId, 480, "agent hung up")));

        assertThat(answered).as("asked again, it is answered already").isEqualTo(new SipReply.Done());
        assertThat(ended).isEqualTo(new SipReply.Done());
        assertThat(call.await().exitCode()).isZero();
        assertThat(carried()).isEmpty();
    }

    @Test
    void shouldSayByeOverTheConnectionThatTheCallCameBy() throws Exception {
        Sipp.Running call = gateway().start("bye-from-us", 1, "-t", "t1");
        String contactId = other.nextReport(Report.CallArrived.class).contactId();
        OtherSide.await(other.answer(contactId));

        OtherSide.await(other.ask(new SipRequest.EndCall(contactId, 480, null)));

        assertThat(call.await().exitCode()).isZero();
    }

    @Test
    void shouldRefuseToStartOnABusyPort() {
        var second = new SipBridge(
                other.node, new SipConfig("127.0.0.1", bridge.port(), 1, 100, 100, 100, CallTimes.DEFAULT));

        assertThatThrownBy(() -> OtherSide.await(second.start()))
                .hasCauseInstanceOf(StartRefused.class)
                .hasMessageContaining("port " + bridge.port());
    }

    @Test
    void shouldRefuseTheCallAfterTheLastChannel() throws Exception {
        Sipp.Running thirty = gateway().start("bye-from-us", 30, "-r", "100");
        List<String> contacts = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            contacts.add(other.nextReport(Report.CallArrived.class).contactId());
        }

        gateway().refusedWith(503).run("refused", 1);
        for (String contact : contacts) {
            OtherSide.await(other.ask(new SipRequest.EndCall(contact, 480, null)));
        }

        assertThat(thirty.await().exitCode()).isZero();
        gateway().run("call", 1);
    }

    @Test
    void shouldRefuseWithTheShardsStatus() throws Exception {
        other.judge = arrived -> new ReportReply("no such number", 404);

        gateway().refusedWith(404).run("refused", 1);

        assertThat(carried()).isEmpty();
    }

    @Test
    void shouldRefuseWith503AndSaySoWhenTheShardIsAway() throws Exception {
        other.stopShard();

        gateway().refusedWith(503).run("refused", 1);
        other.serveShard();

        String contact = other.nextReport(Report.CallArrived.class).contactId();
        assertThat(other.nextReport(Report.CallEnded.class))
                .isEqualTo(new Report.CallEnded(contact, CallEndCause.TIMED_OUT));
    }

    @Test
    void shouldRefuseWith488WhenNoMediaCanBeAgreedOn() throws Exception {
        other.media = request -> new MediaReply.Refused(MediaReply.Reason.NOT_ACCEPTABLE, "no common codec");

        gateway().refusedWith(488).run("refused", 1);

        assertThat(other.nextReport(Report.CallEnded.class).cause()).isEqualTo(CallEndCause.NO_MEDIA);
    }

    @Test
    void shouldRefuseWith503WhenTheMediaBridgeIsFull() throws Exception {
        other.media = request -> new MediaReply.Refused(MediaReply.Reason.FULL, "full");

        gateway().refusedWith(503).run("refused", 1);

        assertThat(other.nextReport(Report.CallEnded.class).cause()).isEqualTo(CallEndCause.NO_MEDIA);
    }

    @Test
    void shouldRefuseAStranger() throws Exception {
        gateway().from("127.0.0.2").refusedWith(403).run("refused", 1);

        assertThat(other.reports).isEmpty();
    }

    @Test
    void shouldRepeatThe200UntilTheAck() throws Exception {
        gateway().run("late-invite", 1);

        assertThat(other.count("oneline.sip.calls.arrived")).isEqualTo(1);
        assertThat(other.count("oneline.sip.calls.answered")).isEqualTo(1);
        assertThat(other.count("oneline.sip.ok.repeated")).isPositive();
    }

    @Test
    void shouldEndACallWhoseAckNeverComes() throws Exception {
        gateway().run("lost-ack", 1);

        assertThat(other.count("oneline.sip.ok.repeated")).isBetween(3.0, 8.0);
        assertThat(other.nextReport(Report.CallEnded.class).cause()).isEqualTo(CallEndCause.TIMED_OUT);
        assertThat(carried()).isEmpty();
    }

    @Test
    void shouldSayByeToItsCallsWhenItStops() throws Exception {
        Sipp.Running call = gateway().start("bye-from-us", 3);
        for (int i = 0; i < 3; i++) {
            String contact = other.nextReport(Report.CallArrived.class).contactId();
            OtherSide.await(other.answer(contact));
        }

        OtherSide.await(bridge.stop());

        assertThat(call.await().exitCode()).isZero();
    }

    @Test
    void shouldAnswerOptionsWithWhatItOffers() throws Exception {
        gateway().run("options", 1);
    }

    @Test
    void shouldAnswer481OutsideOfAnyDialog() throws Exception {
        gateway().run("unknown-dialog", 1);

        assertThat(other.reports).isEmpty();
    }

    private Sipp gateway() {
        return new Sipp(folder, bridge.port());
    }

    private String nextUpdate() throws InterruptedException {
        return other.nextMediaRequest(MediaRequest.UpdateRtpLeg.class).remoteSdp();
    }

    private List<?> carried() throws Exception {
        return ((SipReply.Calls) OtherSide.await(other.ask(new SipRequest.ListCalls()))).calls();
    }

    private SipBridge startBridge(CallTimes times) throws Exception {
        SipConfig defaults = SipConfig.from(Settings.of(Map.of("sip-port", "0")));
        var started = new SipBridge(
                other.node,
                new SipConfig(
                        defaults.bindAddress(),
                        defaults.port(),
                        defaults.maxCalls(),
                        defaults.maxTransactions(),
                        defaults.mediaTimeoutMs(),
                        defaults.stopGraceMs(),
                        times));
        OtherSide.await(started.start());
        return started;
    }
}
