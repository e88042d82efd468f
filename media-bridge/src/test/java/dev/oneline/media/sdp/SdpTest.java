package dev.oneline.media.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneline.media.rtp.Codec;
import dev.oneline.media.rtp.Payloads;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Descriptions of any origin: read when they are right, refused when they aren't, survived when they are hostile. */
class SdpTest {
    private static final String GATEWAY = """
            v=0
            o=- 1 1 IN IP4 192.0.2.7
            s=-
            c=IN IP4 192.0.2.7
            t=0 0
            m=audio 4000 RTP/AVP 0 8 101
            a=rtpmap:101 telephone-event/8000
            a=sendonly
            """;
    private static final String BROWSER = """
            v=0
            o=- 4611731400430051336 2 IN IP4 127.0.0.1
            s=-
            t=0 0
            a=group:BUNDLE 0 1
            a=fingerprint:sha-256 %s
            m=audio 9 UDP/TLS/RTP/SAVPF 111 63 9 0 8 13 110 126
            c=IN IP4 0.0.0.0
            a=ice-ufrag:abcd
            a=ice-pwd:abcdefghijklmnopqrstuv
            a=setup:actpass
            a=mid:0
            a=rtcp-mux
            a=rtpmap:111 opus/48000/2
            a=rtpmap:63 red/48000/2
            a=rtpmap:110 telephone-event/48000
            a=rtpmap:126 telephone-event/8000
            m=video 9 UDP/TLS/RTP/SAVPF 96
            a=mid:1
            """.formatted("AB:".repeat(31) + "AB");

    @Test
    void shouldReadAGatewaysOffer() {
        MediaSection audio = SdpReader.read(GATEWAY).orElseThrow().audio().orElseThrow();

        assertThat(audio.address()).isEqualTo("192.0.2.7");
        assertThat(audio.port()).isEqualTo(4_000);
        assertThat(audio.rtcpPort()).isEqualTo(4_001);
        assertThat(audio.direction()).isEqualTo(Direction.SENDONLY);
        assertThat(CodecChoice.choose(audio, List.of(Codec.PCMA, Codec.PCMU)))
                .contains(new Payloads(Codec.PCMU, 0, 101));
        assertThat(CodecChoice.choose(audio, List.of(Codec.OPUS))).isEmpty();
    }

    @Test
    void shouldReadABrowsersOfferAndPairTheEventsWithTheCodecsClock() {
        SessionDescription session = SdpReader.read(BROWSER).orElseThrow();

        assertThat(WebRtcOffer.of(session, List.of(Codec.OPUS)).orElseThrow().payloads())
                .isEqualTo(new Payloads(Codec.OPUS, 111, 110));
        assertThat(WebRtcOffer.of(session, List.of(Codec.PCMA)).orElseThrow().payloads())
                .isEqualTo(new Payloads(Codec.PCMA, 8, 126));
        assertThat(WebRtcOffer.of(session, List.of(Codec.PCMA, Codec.PCMU))
                        .orElseThrow()
                        .payloads()
                        .codec())
                .as("what gateways speak, though browsers name PCMU first")
                .isEqualTo(Codec.PCMA);
    }

    @Test
    void shouldNotAnswerABrowserWithoutWhatMakesItSafe() {
        for (String needed : List.of("a=fingerprint", "a=ice-ufrag", "a=ice-pwd", "a=rtcp-mux", "m=audio")) {
            String without = BROWSER.replace(needed, "x=gone");
            assertThat(SdpReader.read(without).flatMap(sdp -> WebRtcOffer.of(sdp, List.of(Codec.OPUS))))
                    .as(needed)
                    .isEmpty();
        }
        String weak = BROWSER.replaceAll("sha-256 [A-F:]+", "sha-1 " + "AB:".repeat(19) + "AB");
        assertThat(SdpReader.read(weak).flatMap(sdp -> WebRtcOffer.of(sdp, List.of(Codec.OPUS))))
                .isEmpty();
    }

    @Test
    void shouldRefuseWhatIsTooLargeOrNoDescription() {
        assertThat(SdpReader.read("")).isEmpty();
        assertThat(SdpReader.read("INVITE sip:x SIP/2.0")).isEmpty();
        assertThat(SdpReader.read("v=0\n" + "a=x\n".repeat(5_000))).isEmpty();
        assertThat(SdpReader.read("v=0\n" + "m=audio 1 RTP/AVP 0\n".repeat(100)))
                .isEmpty();
        assertThat(SdpReader.read("v=0\n" + "x".repeat(1_000_000))).isEmpty();
    }

    @Test
    void shouldSurviveEveryMutation() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder(i % 2 == 0 ? BROWSER : GATEWAY);
            for (int change = 0; change <= random.nextInt(6); change++) {
                int at = 4 + random.nextInt(text.length() - 4);
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, (char) random.nextInt(256));
                    case 1 -> text.delete(at, Math.min(text.length(), at + random.nextInt(20)));
                    default -> text.insert(at, " 99999999999:/=\n".substring(random.nextInt(14)));
                }
            }
            // It may or may not be a description any more; it must never throw.
            SdpReader.read(text.toString()).ifPresent(sdp -> {
                WebRtcOffer.of(sdp, List.of(Codec.values()));
                sdp.audio().ifPresent(audio -> CodecChoice.choose(audio, List.of(Codec.values())));
            });
        }
        assertThat(SdpReader.read(GATEWAY)).as("seed %d", seed).isPresent();
    }
}
