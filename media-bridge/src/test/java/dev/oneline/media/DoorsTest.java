package dev.oneline.media;

import static dev.oneline.media.Bridge.hears;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.contract.bus.LegPlan;
import dev.oneline.contract.bus.MediaReply;
import dev.oneline.contract.bus.MediaReply.Reason;
import dev.oneline.contract.bus.MediaRequest;
import dev.oneline.contract.bus.Report;
import dev.oneline.contract.bus.Report.LegLossCause;
import dev.oneline.media.dtls.Fingerprint;
import dev.oneline.media.leg.Limits;
import dev.oneline.media.probe.BrowserProbe;
import dev.oneline.media.probe.GatewayProbe;
import dev.oneline.media.rtp.Codec;
import dev.oneline.media.sound.Ear;
import dev.oneline.media.sound.Tone;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Strangers, garbage, peers that vanish and pages that come back, over real UDP. */
@Timeout(60)
class DoorsTest {
    private static final Limits SHORT =
            new Limits(Duration.ofSeconds(4), Duration.ofSeconds(8), Duration.ofSeconds(1), Duration.ofSeconds(10));
    private static final int CALLER_HZ = 700;
    private static Bridge bridge;

    @BeforeAll
    static void start() throws Exception {
        bridge = new Bridge(SHORT, 50);
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void shouldKeepStrangersOutOfAGatewaysCall() throws Exception {
        var ear = new Ear(Codec.PCMA);
        GatewayProbe caller = bridge.gateway(new Ear(Codec.PCMA));
        GatewayProbe listener = bridge.gateway(ear);
        GatewayProbe stranger = bridge.gateway(new Ear(Codec.PCMA));
        String answer = bridge.openRtp("d1", "p", caller.offer(8));
        caller.connect(answer);
        stranger.connect(answer);
        listener.connect(bridge.openRtp("d1", "q", listener.offer(8)));
        bridge.plan("d1", hears("q", "p"), hears("p", "q"));

        bridge.speak(new Tone(Codec.PCMA, 8, CALLER_HZ, 1, 0), caller::send);
        bridge.speak(new Tone(Codec.PCMA, 8, 1_500, 2, 0), stranger::send);

        // The tone must be alone in what is heard: a single packet of the stranger would spoil the window.
        ear.awaitTone(CALLER_HZ);
        ear.awaitTone(CALLER_HZ);
        assertThat(bridge.figures("d1", "p").rejected()).isPositive();
    }

    @Test
    void shouldPassTelephoneEventsBothWays() throws Exception {
        var callerEar = new Ear(Codec.PCMA);
        var agentEar = new Ear(Codec.PCMA);
        GatewayProbe caller = bridge.gateway(callerEar);
        BrowserProbe agent = bridge.browser(agentEar);
        bridge.plan("d2", hears("p", "a"), hears("a", "p"));
        caller.connect(bridge.openRtp("d2", "p", caller.offer(8)));
        agent.connect(bridge.openWebRtc("d2", "a", 1, agent.offer()));
        agent.awaitConnected(10_000);

        // The gateway calls it 96, the browser 126.
        byte[] event = new byte[60];
        dev.oneline.media.rtp.RtpPacket.writeHeader(event, 0, true, 126, 5, 800, 9);
        event[12] = 5;
        agent.send(event.clone(), 16);
        callerEar.awaitPackets(96, 1);
        dev.oneline.media.rtp.RtpPacket.writeHeader(event, 0, true, 96, 5, 800, 9);
        caller.send(event, 16);
        agentEar.awaitPackets(126, 1);
    }

    @Test
    void shouldNotTalkToAnotherCertificateThanTheSignalledOne() throws Exception {
        BrowserProbe impostor = bridge.browser(new Ear(Codec.OPUS));
        Fingerprint other = Fingerprint.of(new byte[] {1, 2, 3});
        impostor.connect(bridge.openWebRtc("d3", "v", 1, impostor.offer(other)));

        bridge.awaitReport(report -> report.equals(new Report.LegLost("d3", "v", LegLossCause.NEVER_CONNECTED)));
        assertThat(bridge.figures("d3", "v").connected()).isFalse();
    }

    @Test
    void shouldGiveAReloadedPageItsPlaceBack() throws Exception {
        var newEar = new Ear(Codec.PCMA);
        BrowserProbe page = bridge.browser(new Ear(Codec.PCMA));
        String first = hearsACaller("d4", page);
        // The bus may say the same thing twice.
        assertThat(bridge.openWebRtc("d4", "a", 1, page.offer())).isEqualTo(first);

        BrowserProbe reloaded = bridge.browser(newEar);
        reloaded.connect(bridge.openWebRtc("d4", "a", 2, reloaded.offer()));

        reloaded.awaitConnected(10_000);
        bridge.awaitConnected("a");
        newEar.awaitTone(CALLER_HZ);
        assertThat(page.closedByPeer().get()).isTrue();
        MediaReply late = bridge.ask(new MediaRequest.OpenWebRtcLeg("demo", "d4", "a", 1, page.offer() + "a=x\r\n"));
        assertThat(((MediaReply.Refused) late).reason()).isEqualTo(Reason.STALE);
    }

    @Test
    void shouldNoticeABrowserThatVanishes() throws Exception {
        BrowserProbe visitor = bridge.browser(new Ear(Codec.OPUS));
        visitor.connect(bridge.openWebRtc("d5", "v", 1, visitor.offer()));
        bridge.plan("d5", Bridge.silent("v"));
        visitor.awaitConnected(10_000);
        bridge.awaitConnected("v");

        visitor.fallSilent();

        bridge.awaitReport(report -> report.equals(new Report.LegLost("d5", "v", LegLossCause.CONSENT_LOST)));
    }

    @Test
    void shouldNoticeAPageThatSaysGoodbye() throws Exception {
        BrowserProbe visitor = bridge.browser(new Ear(Codec.OPUS));
        visitor.connect(bridge.openWebRtc("d6", "v", 1, visitor.offer()));
        bridge.plan("d6", Bridge.silent("v"));
        visitor.awaitConnected(10_000);
        bridge.awaitConnected("v");

        visitor.close();

        bridge.awaitReport(report -> report.equals(new Report.LegLost("d6", "v", LegLossCause.CLOSED_BY_PEER)));
    }

    @Test
    void shouldWaitForThePageThatComesAfterTheOneThatSaidGoodbye() throws Exception {
        var ear = new Ear(Codec.PCMA);
        BrowserProbe page = bridge.browser(new Ear(Codec.PCMA));
        hearsACaller("d12", page);

        page.close();
        Thread.sleep(1_000);
        BrowserProbe next = bridge.browser(ear);
        next.connect(bridge.openWebRtc("d12", "a", 2, next.offer()));

        bridge.awaitConnected("a");
        ear.awaitTone(CALLER_HZ);
        // Longer than one that stays away is waited for.
        Thread.sleep(6_000);
        assertThat(bridge.reportsSoFar())
                .as("of the page; a caller's steps may come late on a busy machine, and are then taken for silence")
                .noneMatch(report -> report instanceof Report.LegLost lost
                        && lost.contactId().equals("d12")
                        && lost.legId().equals("a"));
    }

    @Test
    void shouldNoticeAGatewayThatFallsSilentAndSendFinalFigures() throws Exception {
        GatewayProbe caller = bridge.gateway(new Ear(Codec.PCMA));
        caller.connect(bridge.openRtp("d7", "p", caller.offer(8)));
        bridge.plan("d7", Bridge.silent("p"));
        byte[] packet = new byte[200];
        caller.send(packet, new Tone(Codec.PCMA, 8, 440, 1, 0).next(packet));
        bridge.awaitConnected("p");

        bridge.awaitReport(report -> report.equals(new Report.LegLost("d7", "p", LegLossCause.MEDIA_SILENT)));
        bridge.plan("d7");

        var closed = (Report.LegClosed) bridge.awaitReport(report ->
                report instanceof Report.LegClosed && report.contactId().equals("d7"));
        assertThat(closed.figures().receivedPackets()).isEqualTo(1);
        assertThat(closed.figures().sentPackets()).isPositive();
        MediaReply late = bridge.ask(new MediaRequest.OpenRtpLeg("demo", "d7", "p", caller.offer(8), List.of(), false));
        assertThat(((MediaReply.Refused) late).reason()).isEqualTo(Reason.STALE);
    }

    @Test
    void shouldGoOnUnderGarbageAtEveryDoor() throws Exception {
        var agentEar = new Ear(Codec.PCMA);
        GatewayProbe caller = bridge.gateway(new Ear(Codec.PCMA));
        BrowserProbe agent = bridge.browser(agentEar);
        bridge.plan("d8", hears("p", "a"), hears("a", "p"));
        String rtpAnswer = bridge.openRtp("d8", "p", caller.offer(8));
        caller.connect(rtpAnswer);
        agent.connect(bridge.openWebRtc("d8", "a", 1, agent.offer()));
        agent.awaitConnected(10_000);
        bridge.speak(new Tone(Codec.PCMA, 8, CALLER_HZ, 3, 0), caller::send);
        agentEar.awaitTone(CALLER_HZ);

        long seed = new Random().nextLong();
        var random = new Random(seed);
        int rtpPort = Integer.parseInt(rtpAnswer
                .lines()
                .filter(line -> line.startsWith("m="))
                .findFirst()
                .orElseThrow()
                .split(" ")[1]);
        InetAddress loopback = InetAddress.ofLiteral("127.0.0.1");
        try (var stranger = new DatagramSocket()) {
            for (int i = 0; i < 3_000; i++) {
                byte[] garbage = garbage(random);
                agent.sendRaw(garbage, 0, garbage.length);
                for (int port : new int[] {
                    rtpPort, rtpPort + 1, bridge.bridge.mediaAddress().getPort()
                }) {
                    stranger.send(new DatagramPacket(garbage, garbage.length, new InetSocketAddress(loopback, port)));
                }
            }
        }

        agentEar.awaitTone(CALLER_HZ);
        assertThat(bridge.figures("d8", "a").rejected()).as("seed %d", seed).isPositive();
        assertThat(bridge.figures("d8", "p").rejected()).as("seed %d", seed).isPositive();
    }

    @Test
    void shouldRefuseWhatItCannotAnswer() throws Exception {
        BrowserProbe browser = bridge.browser(new Ear(Codec.OPUS));
        GatewayProbe gateway = bridge.gateway(new Ear(Codec.PCMA));

        assertThat(refusal(new MediaRequest.OpenWebRtcLeg("demo", "d9", "v", 1, "nonsense")))
                .isEqualTo(Reason.BAD_SDP);
        assertThat(refusal(new MediaRequest.OpenWebRtcLeg("demo", "d9", "v", 1, gateway.offer(8))))
                .isEqualTo(Reason.NOT_ACCEPTABLE);
        assertThat(refusal(new MediaRequest.OpenRtpLeg("demo", "d9", "p", gateway.offer(18), List.of(), false)))
                .isEqualTo(Reason.NOT_ACCEPTABLE);
        assertThat(refusal(new MediaRequest.OpenRtpLeg("demo", "d9", "p", browser.offer(), List.of(), false)))
                .isEqualTo(Reason.NOT_ACCEPTABLE);
        assertThat(refusal(new MediaRequest.UpdateRtpLeg("d9", "p", gateway.offer(8))))
                .isEqualTo(Reason.NO_SUCH_LEG);
        var contacts = (MediaReply.Contacts) bridge.ask(new MediaRequest.ListContacts());
        assertThat(contacts.contacts()).noneMatch(each -> each.contactId().equals("d9"));
    }

    @Test
    void shouldOfferWhenAskedToAndTakeTheAnswer() throws Exception {
        var ear = new Ear(Codec.PCMU);
        GatewayProbe gateway = bridge.gateway(ear);
        bridge.plan("d10", new LegPlan("p", new dev.oneline.contract.bus.Hears.Prompt("m", "hold-music", true)));
        String offer = Bridge.sdp(bridge.ask(new MediaRequest.OpenRtpLeg("demo", "d10", "p", null, List.of(), false)));
        assertThat(offer).contains("RTP/AVP 8 0 101");

        String agreed = Bridge.sdp(bridge.ask(new MediaRequest.UpdateRtpLeg("d10", "p", gateway.offer(0))));

        assertThat(agreed).contains("RTP/AVP 0 96").doesNotContain("PCMA");
        ear.awaitSound();
        // A re-INVITE puts us on hold: nothing is sent any more, and the answer says that we only receive.
        String held =
                Bridge.sdp(bridge.ask(new MediaRequest.UpdateRtpLeg("d10", "p", gateway.offer(0) + "a=sendonly\r\n")));
        assertThat(held).contains("a=recvonly");
    }

    private static Reason refusal(MediaRequest request) {
        return ((MediaReply.Refused) bridge.ask(request)).reason();
    }

    /** Bytes that look like STUN, DTLS, RTP or RTCP at first sight, or like nothing. */
    private static byte[] garbage(Random random) {
        byte[] bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        if (bytes.length > 24) {
            switch (random.nextInt(5)) {
                case 0 -> {
                    bytes[0] = 0;
                    bytes[1] = 1;
                    bytes[4] = 0x21;
                    bytes[5] = 0x12;
                    bytes[6] = (byte) 0xA4;
                    bytes[7] = 0x42;
                }
                case 1 -> {
                    bytes[0] = (byte) (20 + random.nextInt(4));
                    bytes[1] = (byte) 0xFE;
                    bytes[2] = (byte) 0xFD;
                }
                case 2 -> bytes[0] = (byte) 0x80;
                case 3 -> {
                    bytes[0] = (byte) 0x81;
                    bytes[1] = (byte) 200;
                }
                default -> {}
            }
        }
        return bytes;
    }

    /** Of a contact with the legs {@code p} and {@code a}. Returns the page's SDP answer. */
    private static String hearsACaller(String contactId, BrowserProbe page) throws Exception {
        GatewayProbe caller = bridge.gateway(new Ear(Codec.PCMA));
        caller.connect(bridge.openRtp(contactId, "p", caller.offer(8)));
        String answer = bridge.openWebRtc(contactId, "a", 1, page.offer());
        page.connect(answer);
        bridge.plan(contactId, hears("p", "a"), hears("a", "p"));
        page.awaitConnected(10_000);
        bridge.awaitConnected("a");
        bridge.speak(new Tone(Codec.PCMA, 8, CALLER_HZ, 3, 0), caller::send);
        return answer;
    }
}
