package dev.oneline.media;

import static dev.oneline.media.Bridge.hears;
import static dev.oneline.media.Bridge.plays;
import static dev.oneline.media.Bridge.silent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.contract.bus.MediaRequest;
import dev.oneline.contract.bus.Report;
import dev.oneline.media.probe.BrowserProbe;
import dev.oneline.media.probe.GatewayProbe;
import dev.oneline.media.rtp.Codec;
import dev.oneline.media.sound.Ear;
import dev.oneline.media.sound.Tone;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whole calls over real UDP: what one side says is found in what the other decodes. */
@Timeout(60)
class CallTest {
    private static final int CALLER_HZ = 700;
    private static final int AGENT_HZ = 1_100;
    private static Bridge bridge;

    @BeforeAll
    static void start() throws Exception {
        bridge = new Bridge();
    }

    @AfterAll
    static void stop() {
        bridge.close();
    }

    @Test
    void shouldRelayBetweenGatewayAndBrowserBothWays() throws Exception {
        // given a gateway's PCMA call and an agent's browser, each hearing the other
        var callerEar = new Ear(Codec.PCMA);
        var agentEar = new Ear(Codec.PCMA);
        GatewayProbe caller = bridge.gateway(callerEar);
        BrowserProbe agent = bridge.browser(agentEar);
        bridge.plan("c1", hears("c1:customer", "c1:agent1"), hears("c1:agent1", "c1:customer"));
        caller.connect(bridge.openRtp("c1", "c1:customer", caller.offer(8, 0)));
        String answer = bridge.openWebRtc("c1", "c1:agent1", 1, agent.offer());
        agent.connect(answer);
        agent.awaitConnected(10_000);

        // when both speak
        bridge.speak(new Tone(Codec.PCMA, 8, CALLER_HZ, 1, 65_500), caller::send);
        bridge.speak(new Tone(Codec.PCMA, 8, AGENT_HZ, 2, 100), agent::send);

        // then each hears the other, and the browser was answered with the gateway's codec alone
        agentEar.awaitTone(CALLER_HZ);
        callerEar.awaitTone(AGENT_HZ);
        assertThat(answer)
                .contains("a=rtpmap:8 PCMA/8000", "telephone-event/8000")
                .doesNotContain("opus", "PCMU");
        bridge.awaitConnected("c1:customer");
        bridge.awaitConnected("c1:agent1");
        assertThat(bridge.figures("c1", "c1:customer").codec()).isEqualTo("PCMA/8000");
    }

    @Test
    void shouldSpeakTelephonyToAnAgentWhoIsThereBeforeTheCaller() throws Exception {
        BrowserProbe agent = bridge.browser(new Ear(Codec.PCMA));
        GatewayProbe caller = bridge.gateway(new Ear(Codec.PCMA));

        String toAgent = Bridge.sdp(
                bridge.ask(new MediaRequest.OpenWebRtcLeg("demo", "c9", "c9:agent1", 1, agent.offer(), true)));
        String toCaller = bridge.openRtp("c9", "c9:customer", caller.offer(8));

        assertThat(toAgent).contains("PCMA/8000").doesNotContain("opus", "PCMU");
        assertThat(toCaller).contains("RTP/AVP 8");
    }

    @Test
    void shouldRelayOpusBetweenBrowsers() throws Exception {
        var visitorEar = new Ear(Codec.OPUS);
        var agentEar = new Ear(Codec.OPUS);
        BrowserProbe visitor = bridge.browser(visitorEar);
        BrowserProbe agent = bridge.browser(agentEar);
        visitor.connect(bridge.openWebRtc("c2", "v", 1, visitor.offer()));
        agent.connect(bridge.openWebRtc("c2", "a", 1, agent.offer()));
        bridge.plan("c2", hears("v", "a"), hears("a", "v"));
        visitor.awaitConnected(10_000);
        agent.awaitConnected(10_000);

        bridge.speak(new Tone(Codec.OPUS, 111, CALLER_HZ, 3, 7), visitor::send);
        bridge.speak(new Tone(Codec.OPUS, 111, AGENT_HZ, 4, 9), agent::send);

        agentEar.awaitTone(CALLER_HZ);
        visitorEar.awaitTone(AGENT_HZ);
    }

    @Test
    void shouldLetNothingThroughThatThePlanDoesNotSay() throws Exception {
        var callerEar = new Ear(Codec.PCMU);
        var agentEar = new Ear(Codec.PCMU);
        GatewayProbe caller = bridge.gateway(callerEar);
        BrowserProbe agent = bridge.browser(agentEar);
        caller.connect(bridge.openRtp("c3", "p", caller.offer(0)));
        agent.connect(bridge.openWebRtc("c3", "a", 1, agent.offer()));
        bridge.plan("c3", hears("p", "a"), hears("a", "p"));
        agent.awaitConnected(10_000);
        bridge.speak(new Tone(Codec.PCMU, 0, CALLER_HZ, 5, 0), caller::send);
        bridge.speak(new Tone(Codec.PCMU, 0, AGENT_HZ, 6, 0), agent::send);
        agentEar.awaitTone(CALLER_HZ);
        callerEar.awaitTone(AGENT_HZ);

        // when the caller is put on hold
        bridge.plan("c3", plays("p", "hold1", "hold-music", true), silent("a"));

        // then the agent hears silence, the caller music and not the agent
        agentEar.awaitSilence();
        callerEar.awaitSound();
        assertThat(onlyOneStreamWithoutHoles(callerEar)).isTrue();

        // and once resumed both hear each other again, in the same streams
        bridge.plan("c3", hears("p", "a"), hears("a", "p"));
        agentEar.awaitTone(CALLER_HZ);
        callerEar.awaitTone(AGENT_HZ);
        assertThat(onlyOneStreamWithoutHoles(callerEar)).isTrue();
        assertThat(onlyOneStreamWithoutHoles(agentEar)).isTrue();
    }

    @Test
    void shouldPlayGreetingOnceAndSaySo() throws Exception {
        var ear = new Ear(Codec.PCMA);
        GatewayProbe caller = bridge.gateway(ear);
        bridge.openRtp("c4", "p", caller.offer(8));

        bridge.plan("c4", plays("p", "greet1", "greeting", false));

        ear.awaitSound();
        bridge.awaitReport(report -> report.equals(new Report.PromptFinished("c4", "p", "greet1")));
        ear.awaitSilence();
        // Repeating the plan doesn't play it again.
        bridge.plan("c4", plays("p", "greet1", "greeting", false));
        ear.awaitSilence();
    }

    @Test
    void shouldRingBackWith450Hz() throws Exception {
        var ear = new Ear(Codec.OPUS);
        BrowserProbe visitor = bridge.browser(ear);
        visitor.connect(bridge.openWebRtc("c5", "v", 1, visitor.offer()));
        bridge.plan("c5", plays("v", "ring1", "ringback", true));
        visitor.awaitConnected(10_000);

        ear.awaitTone(450);
        ear.awaitSilence();
    }

    @Test
    void shouldFinishAPromptThatIsMissing() throws Exception {
        GatewayProbe caller = bridge.gateway(new Ear(Codec.PCMA));
        bridge.openRtp("c6", "p", caller.offer(8));

        bridge.plan("c6", plays("p", "play1", "no-such-prompt", false));

        bridge.awaitReport(report -> report.equals(new Report.PromptFinished("c6", "p", "play1")));
    }

    @Test
    void shouldOfferInTheTrunksOrder() {
        String offer = Bridge.sdp(bridge.ask(new MediaRequest.OpenRtpLeg(
                "demo", "c8", "o", null, List.of(), false, List.of("PCMU", "G729", "PCMA"))));

        assertThat(offer).contains("RTP/AVP 0 8 101");
    }

    private static boolean onlyOneStreamWithoutHoles(Ear ear) {
        var headers = ear.headers();
        for (int i = 1; i < headers.size(); i++) {
            var before = headers.get(i - 1);
            var now = headers.get(i);
            boolean next = now.sequence() == ((before.sequence() + 1) & 0xFFFF);
            int step = now.timestamp() - before.timestamp();
            if (now.ssrc() != before.ssrc() || !next || step <= 0 || step > 8_000) {
                return false;
            }
        }
        return !headers.isEmpty();
    }
}
