package dev.oneline.sip;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.contract.bus.Report;
import dev.oneline.contract.bus.Report.CallEndCause;
import dev.oneline.contract.bus.Trunk;
import dev.oneline.runtime.config.Settings;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A gateway that sends everything twice, as one does that hears nothing. It is our own: a SIP program takes a response
 * that comes between the two for a fault.
 */
class RepeatedMessagesTest {
    private static final String SDP = String.join(
            "\r\n",
            "v=0",
            "o=gw 1 1 IN IP4 127.0.0.1",
            "s=-",
            "c=IN IP4 127.0.0.1",
            "t=0 0",
            "m=audio 6000 RTP/AVP 8",
            "a=rtpmap:8 PCMA/8000",
            "");

    private OtherSide other;
    private SipBridge bridge;
    private RawGateway gateway;

    @BeforeEach
    void start() throws Exception {
        other = new OtherSide();
        bridge = new SipBridge(other.node, SipConfig.from(Settings.of(Map.of("sip-port", "0"))));
        OtherSide.await(bridge.start());
        gateway = new RawGateway(bridge.port());
        other.trunks = List.of(new Trunk(
                OtherSide.TENANT, "e1", "Stutters", List.of(gateway.address()), 1, List.of("PCMA"), false, null));
        other.serveAll();
        gateway.awaitService();
    }

    @AfterEach
    void stop() throws Exception {
        gateway.close();
        OtherSide.await(bridge.stop());
        other.close();
    }

    @Test
    void shouldBeNoNews() throws Exception {
        sendTwice(request("INVITE", 1, "", SDP));
        RawGateway.Response answered = gateway.nextFinal();
        assertThat(answered.status()).isEqualTo(200);
        String tag = answered.text().replaceFirst("(?s).*\r\nTo:[^\r]*(;tag=[^\r;]+).*", "$1");

        sendTwice(request("ACK", 1, tag, ""));
        sendTwice(request("BYE", 2, tag, ""));

        RawGateway.Response ended = gateway.nextFinal();
        while (!ended.text().contains("CSeq: 2 BYE")) {
            // The 200 to the second INVITE, or one that crossed the ACK.
            assertThat(ended.status()).isEqualTo(200);
            ended = gateway.nextFinal();
        }
        assertThat(ended.status()).isEqualTo(200);
        String contactId = other.nextReport(Report.CallArrived.class).contactId();
        assertThat(other.nextReport(Report.CallEnded.class))
                .isEqualTo(new Report.CallEnded(contactId, CallEndCause.HUNG_UP));
        assertThat(other.reports).isEmpty();
        assertThat(other.count("oneline.sip.calls.arrived")).isEqualTo(1);
        assertThat(other.count("oneline.sip.calls.answered")).isEqualTo(1);
    }

    private void sendTwice(String message) throws IOException {
        gateway.send(message);
        gateway.send(message);
    }

    private String request(String method, int number, String toTag, String body) {
        return String.join(
                "\r\n",
                method + " sip:4008001234@127.0.0.1 SIP/2.0",
                "Via: SIP/2.0/UDP " + gateway.address() + ";branch=z9hG4bK" + method,
                "From: <sip:13800138000@" + gateway.address() + ">;tag=1",
                "To: <sip:4008001234@127.0.0.1>" + toTag,
                "Call-ID: stutter",
                "CSeq: " + number + " " + method,
                "Contact: <sip:gw@" + gateway.address() + ">",
                "Max-Forwards: 70",
                "Content-Type: application/sdp",
                "Content-Length: " + body.length(),
                "",
                body);
    }
}
