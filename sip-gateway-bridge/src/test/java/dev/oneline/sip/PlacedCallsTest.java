package dev.oneline.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.contract.bus.BusAddress;
import dev.oneline.contract.bus.CarriedContact;
import dev.oneline.contract.bus.HeldReport;
import dev.oneline.contract.bus.MediaReply;
import dev.oneline.contract.bus.MediaRequest;
import dev.oneline.contract.bus.Report;
import dev.oneline.contract.bus.Report.PlacedCallOutcome;
import dev.oneline.contract.bus.ReportReply;
import dev.oneline.contract.bus.SipReply;
import dev.oneline.contract.bus.SipReply.Reason;
import dev.oneline.contract.bus.SipRequest;
import dev.oneline.contract.bus.Trunk;
import dev.oneline.runtime.bus.Registration;
import dev.oneline.runtime.config.Settings;
import dev.oneline.sip.call.CallTimes;
import io.vertx.core.Future;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls out to a real SIP program that is the gateway, by the bridge with its real stack and sockets. */
class PlacedCallsTest {
    /**
     * The waits of RFC 3261, ten times as fast; but for a response longer than SIPp takes from listening to answering on a
     * busy machine, which 600 ms weren't.
     */
    private static final CallTimes BRISK = new CallTimes(800, 10_000, 50, 400, 1_500, 4_000, 2_000);

    private static final String SMALL = "small";
    /** Never gets media, so its channels are always free. */
    private static final String DEAF = "deaf";

    private static final long RING_MS = 10_000;

    @TempDir
    static Path folder;

    private static OtherSide other;
    private static SipBridge bridge;
    private static int gatewayPort;
    private static Registration smallShard;
    private static int tests;

    private String contact;
    private String call;

    @BeforeAll
    static void start() throws Exception {
        other = new OtherSide();
        gatewayPort = Integer.parseInt(new Sipp(folder, 1).freePort());
        other.trunks = List.of(
                new Trunk(OtherSide.TENANT, "in", "In", List.of(OtherSide.LOOPBACK), 30, List.of("PCMA"), false, null),
                trunk(OtherSide.TENANT, 30),
                trunk(SMALL, 2),
                trunk(DEAF, 2));
        other.serveAll();
        smallShard = OtherSide.await(other.bus.serve(
                BusAddress.shard(SMALL),
                HeldReport.class,
                ReportReply.class,
                held -> Future.succeededFuture(ReportReply.taken())));
        SipConfig defaults = SipConfig.from(Settings.of(Map.of("sip-port", "0")));
        bridge = new SipBridge(
                other.node,
                new SipConfig(
                        defaults.bindAddress(),
                        defaults.port(),
                        defaults.maxCalls(),
                        defaults.maxTransactions(),
                        defaults.mediaTimeoutMs(),
                        100,
                        BRISK));
        OtherSide.await(bridge.start());
        try (var stranger = new RawGateway(bridge.port())) {
            stranger.awaitTrunks(403);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        OtherSide.await(bridge.stop());
        OtherSide.await(smallShard.close());
        other.close();
    }

    @BeforeEach
    void anotherContact() {
        contact = "c" + ++tests;
        call = contact + ":call1";
        other.media = OtherSide::describe;
        other.reports.clear();
        other.mediaRequests.clear();
    }

    @Test
    void shouldCarryACallOutFromInviteToBye() throws Exception {
        Sipp.Running gateway = gateway("out-answer");

        SipReply placed = place(call);

        assertThat(placed).isEqualTo(new SipReply.Done());
        String node = other.node.nodeId();
        assertThat(other.nextReport(Report.PlacedCallRinging.class))
                .isEqualTo(new Report.PlacedCallRinging(contact, call, node));
        assertThat(other.nextReport(Report.PlacedCallAnswered.class))
                .isEqualTo(new Report.PlacedCallAnswered(contact, call, node));
        MediaRequest.OpenRtpLeg opened = other.nextMediaRequest(MediaRequest.OpenRtpLeg.class);
        assertThat(opened.legId()).isEqualTo(contact + ":outside1");
        assertThat(opened.remoteSdp()).isNull();
        assertThat(opened.codecs()).containsExactly("PCMA", "PCMU");
        assertThat(nextUpdate()).as("before the answer is told").contains("m=audio 6000");
        assertThat(carried()).contains(contact);

        assertThat(clear(call)).isEqualTo(new SipReply.Done());

        thenEnded(PlacedCallOutcome.CLEARED, 200);
        thenWentAsTheScenarioSays(gateway);
        assertThat(carried()).doesNotContain(contact);
        // It's no news, even though it is over.
        assertThat(place(call)).isEqualTo(new SipReply.Done());
        assertThat(clear(call)).isEqualTo(new SipReply.Done());
        assertThat(other.reports).isEmpty();
    }

    @Test
    void shouldSayThatTheCalledPartyIsBusy() throws Exception {
        Sipp.Running gateway = start(sipp().refusedWith(486), "out-refused");

        place(call);

        thenEnded(PlacedCallOutcome.BUSY, 486);
        thenWentAsTheScenarioSays(gateway);
        assertThat(other.count("oneline.sip.calls.placed.ended", "outcome", "busy"))
                .isEqualTo(1);
    }

    @Test
    void shouldCallNobodyElseWhenAskedToTryElsewhere() throws Exception {
        Sipp.Running gateway = start(sipp().refusedWith(302), "out-refused");

        place(call);

        thenEnded(PlacedCallOutcome.REFUSED, 302);
        thenWentAsTheScenarioSays(gateway);
    }

    @Test
    void shouldCancelWhenNobodyAnswers() throws Exception {
        Sipp.Running gateway = gateway("out-no-answer");

        placeFor(call, 3_000);

        other.nextReport(Report.PlacedCallRinging.class);
        thenEnded(PlacedCallOutcome.NO_ANSWER, 0);
        thenWentAsTheScenarioSays(gateway);
    }

    @Test
    void shouldHangUpOnAnAnswerThatCrossesTheCancel() throws Exception {
        Sipp.Running gateway = gateway("out-crossing");
        place(call);
        other.nextReport(Report.PlacedCallRinging.class);

        clear(call);

        thenEnded(PlacedCallOutcome.CLEARED, 0);
        thenWentAsTheScenarioSays(gateway);
        assertThat(other.reports).isEmpty();
    }

    @Test
    void shouldFollowTheCalledPartysMediaUntilItHangsUp() throws Exception {
        Sipp.Running gateway = gateway("out-hold");

        place(call);

        assertThat(nextUpdate()).contains("m=audio 6000", "a=sendrecv");
        assertThat(nextUpdate()).contains("a=sendonly");
        assertThat(nextUpdate()).contains("m=audio 6100");
        assertThat(nextUpdate()).as("by UPDATE").contains("a=inactive");
        thenEnded(PlacedCallOutcome.HUNG_UP, 200);
        thenWentAsTheScenarioSays(gateway);
    }

    @Test
    void shouldAcknowledgeAnAnswerAsOftenAsItComes() throws Exception {
        try (var gateway = silentGateway()) {
            place(call);
            String invite = gateway.next();
            for (int i = 0; i < 3; i++) {
                gateway.accept(invite, "answered", "gw");
            }

            String ack = gateway.next();
            assertThat(ack).startsWith("ACK sip:gw@127.0.0.1").contains("CSeq: 1 ACK", "tag=answered");
            assertThat(gateway.next()).isEqualTo(ack);
            assertThat(gateway.next()).isEqualTo(ack);
            other.nextReport(Report.PlacedCallAnswered.class);
            clear(call);

            assertThat(gateway.next()).startsWith("BYE sip:gw@127.0.0.1");
        }
    }

    @Test
    void shouldNotListenToAnswersFromElsewhere() throws Exception {
        try (var gateway = silentGateway();
                var stranger = new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.2"))) {
            place(call);
            byte[] answer = gateway.acceptance(gateway.next(), "answered", "gw").getBytes(StandardCharsets.ISO_8859_1);

            stranger.send(new DatagramPacket(
                    answer, answer.length, InetAddress.ofLiteral(OtherSide.LOOPBACK), bridge.port()));

            thenEnded(PlacedCallOutcome.UNREACHABLE, 0);
        }
    }

    @Test
    void shouldLetGoOfWhoeverAnswersSecond() throws Exception {
        try (var gateway = silentGateway()) {
            place(call);
            String invite = gateway.next();
            gateway.accept(invite, "first", "gw");
            assertThat(gateway.next()).startsWith("ACK sip:gw@").contains("tag=first");

            gateway.accept(invite, "second", "other");
            assertThat(gateway.next()).startsWith("ACK sip:other@").contains("tag=second", "CSeq: 1 ACK");
            String letGo = gateway.next();
            assertThat(letGo).startsWith("BYE sip:other@").contains("tag=second");
            gateway.answer(letGo, 200);

            clear(call);
            String bye = gateway.next();
            assertThat(bye).startsWith("BYE sip:gw@").contains("tag=first");
            gateway.answer(bye, 200);
            thenEnded(PlacedCallOutcome.CLEARED, 200);
        }
    }

    @Test
    void shouldGiveAGatewayUpThatStaysSilent() throws Exception {
        try (var silent = silentGateway()) {
            place(call);

            thenEnded(PlacedCallOutcome.UNREACHABLE, 0);
            assertThat(carried()).doesNotContain(contact);
            assertThat(silent.next()).startsWith("INVITE sip:4008009999@");
        }
    }

    @Test
    void shouldPlaceACallOnceHoweverOftenItIsAsked() throws Exception {
        try (var silent = silentGateway()) {
            double before = other.count("oneline.sip.calls.placed");
            var first = other.ask(request(call, RING_MS));
            var second = other.ask(request(call, RING_MS));

            assertThat(OtherSide.await(first)).isEqualTo(new SipReply.Done());
            assertThat(OtherSide.await(second)).isEqualTo(new SipReply.Done());
            assertThat(other.count("oneline.sip.calls.placed")).isEqualTo(before + 1);
            assertThat(silent.next()).contains("CSeq: 1 INVITE");
        }
    }

    @Test
    void shouldRefuseTheCallAfterTheLastChannel() throws Exception {
        try (var silent = silentGateway()) {
            assertThat(placeOf(SMALL, "small1")).isEqualTo(new SipReply.Done());
            assertThat(placeOf(SMALL, "small2")).isEqualTo(new SipReply.Done());

            thenRefused(placeOf(SMALL, "small3"), Reason.NO_CHANNEL);
            assertThat(carried()).as("one contact, though it has two calls").containsOnlyOnce(contact);
            assertThat(silent.next()).startsWith("INVITE");
        }
    }

    @Test
    void shouldRefuseWhatNoGatewayCouldDial() throws Exception {
        for (String number :
                List.of("", "+", "4008 001234", "alice", "400@elsewhere", "400;phone-context=x", "0".repeat(33))) {
            SipReply reply = OtherSide.await(other.ask(new SipRequest.PlaceCall(
                    OtherSide.TENANT, contact, "bad" + number, "l", OtherSide.MEDIA_NODE, number, "", "", RING_MS)));
            thenRefused(reply, Reason.BAD_NUMBER);
        }
        assertThat(other.mediaRequests).isEmpty();
    }

    @Test
    void shouldRefuseATenantWithoutATrunkForCallsOut() throws Exception {
        thenRefused(placeOf("another", call), Reason.NO_TRUNK);
    }

    @Test
    void shouldRefuseWithoutMediaAndGiveTheChannelBack() throws Exception {
        other.media = request -> new MediaReply.Refused(MediaReply.Reason.FULL, "full");

        for (int i = 0; i < 3; i++) {
            thenRefused(placeOf(DEAF, contact + ":call" + i), Reason.NO_MEDIA);
        }

        assertThat(other.reports).as("nothing was placed, so nothing ended").isEmpty();
        assertThat(carried()).doesNotContain(contact);
    }

    @Test
    void shouldNeverPlaceACallThatWasClearedFirst() throws Exception {
        thenRefused(clear(call), Reason.NO_SUCH_CALL);

        thenRefused(place(call), Reason.NO_SUCH_CALL);

        assertThat(other.mediaRequests).isEmpty();
    }

    @Test
    void shouldEndACallWhoseContactNobodyKnows() throws Exception {
        try (var silent = silentGateway()) {
            place(call);

            SipReply ended = OtherSide.await(other.ask(new SipRequest.EndCall(contact, 481, "orphan")));

            assertThat(ended).isEqualTo(new SipReply.Done());
            thenEnded(PlacedCallOutcome.CLEARED, 0);
            assertThat(silent.next()).startsWith("INVITE");
        }
    }

    // --- what it is about ----------------------------------------------------------------------------------------

    private static Trunk trunk(String tenant, int channels) {
        return new Trunk(
                tenant,
                "out",
                "Out",
                List.of("10.0.0.9"),
                channels,
                List.of("PCMA", "PCMU"),
                false,
                OtherSide.LOOPBACK + ":" + gatewayPort);
    }

    private static Sipp sipp() {
        return new Sipp(folder, bridge.port()).at(gatewayPort);
    }

    private static Sipp.Running gateway(String scenario) throws Exception {
        return start(sipp(), scenario);
    }

    /** Once the one before has gone, and the new one listens: nobody binds the port to find out, which would keep it out. */
    private static Sipp.Running start(Sipp sipp, String scenario) throws Exception {
        awaitListening(false);
        Sipp.Running running = sipp.start(scenario, 1);
        awaitListening(true);
        return running;
    }

    private static void awaitListening(boolean wanted) throws Exception {
        var address = String.format(Locale.ROOT, "0100007F:%04X", gatewayPort);
        for (int attempt = 0; attempt < 500; attempt++) {
            if (Files.readString(Path.of("/proc/net/udp")).contains(address) == wanted) {
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError(wanted ? "sipp doesn't listen" : "sipp listens on");
    }

    private SipRequest.PlaceCall request(String callId, long ringMs) {
        return new SipRequest.PlaceCall(
                OtherSide.TENANT,
                contact,
                callId,
                contact + ":outside1",
                OtherSide.MEDIA_NODE,
                "4008009999",
                "4008001234",
                "Flow of \"demo\"",
                ringMs);
    }

    private SipReply placeOf(String tenant, String callId) throws Exception {
        return OtherSide.await(other.ask(new SipRequest.PlaceCall(
                tenant, contact, callId, "l", OtherSide.MEDIA_NODE, "4008009999", "", "", RING_MS)));
    }

    private SipReply place(String callId) throws Exception {
        return placeFor(callId, RING_MS);
    }

    private SipReply placeFor(String callId, long ringMs) throws Exception {
        return OtherSide.await(other.ask(request(callId, ringMs)));
    }

    private SipReply clear(String callId) throws Exception {
        return OtherSide.await(other.ask(new SipRequest.ClearCall(contact, callId, "no more")));
    }

    private void thenEnded(PlacedCallOutcome outcome, int status) throws InterruptedException {
        var ended = other.nextReport(Report.PlacedCallEnded.class);
        while (!ended.contactId().equals(contact)) {
            // Of an earlier test, which didn't wait for it.
            ended = other.nextReport(Report.PlacedCallEnded.class);
        }
        assertThat(ended).isEqualTo(new Report.PlacedCallEnded(contact, call, outcome, status));
    }

    private static void thenRefused(SipReply reply, Reason reason) {
        assertThat(reply).isInstanceOfSatisfying(SipReply.Refused.class, refused -> assertThat(refused.reason())
                .isEqualTo(reason));
    }

    private static void thenWentAsTheScenarioSays(Sipp.Running gateway) throws Exception {
        Sipp.Outcome outcome = gateway.await();
        assertThat(outcome.exitCode()).as(outcome.report()).isZero();
    }

    private String nextUpdate() throws InterruptedException {
        return other.nextMediaRequest(MediaRequest.UpdateRtpLeg.class).remoteSdp();
    }

    private List<String> carried() throws Exception {
        return ((SipReply.Calls) OtherSide.await(other.ask(new SipRequest.ListCalls())))
                .calls().stream().map(CarriedContact::contactId).toList();
    }

    private static SilentGateway silentGateway() throws Exception {
        awaitListening(false);
        return new SilentGateway(gatewayPort, bridge.port());
    }
}
