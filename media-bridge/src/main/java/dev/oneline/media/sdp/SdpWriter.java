package dev.oneline.media.sdp;

import dev.oneline.media.dtls.Fingerprint;
import dev.oneline.media.ice.IceCredentials;
import dev.oneline.media.rtp.Codec;
import dev.oneline.media.rtp.Payloads;
import java.net.InetSocketAddress;
import java.util.List;

/** Writes our descriptions: one audio section, lines ended as RFC 8866 5 wants it. */
public final class SdpWriter {
    private static final long HOST_PRIORITY = 2_130_706_431L;

    private final StringBuilder text = new StringBuilder(1_024);

    private SdpWriter() {}

    /**
     * The answer to a browser: bundled on its audio section, everything else in its offer rejected.
     *
     * @param candidates where we can be found, best first
     */
    public static String webRtcAnswer(
            WebRtcOffer offer,
            IceCredentials local,
            Fingerprint fingerprint,
            List<InetSocketAddress> candidates,
            long sessionId,
            int ssrc) {
        var writer = new SdpWriter();
        InetSocketAddress first = candidates.getFirst();
        writer.session(first, sessionId, 1);
        // We answer checks and never send any (RFC 8839 5.3): the browser takes the controlling role.
        writer.line("a=ice-lite");
        writer.line("a=group:BUNDLE " + offer.audio().mid());
        writer.line("a=msid-semantic: WMS oneline");
        int answered = offer.session().media().indexOf(offer.audio());
        for (int i = 0; i < offer.session().media().size(); i++) {
            MediaSection section = offer.session().media().get(i);
            if (i == answered) {
                writer.webRtcAudio(offer, local, fingerprint, candidates, ssrc);
            } else {
                writer.rejected(section);
            }
        }
        return writer.text.toString();
    }

    /** An offer or answer for plain RTP. */
    public static String rtp(InetSocketAddress local, RtpTerms terms, long sessionId, long version) {
        var writer = new SdpWriter();
        writer.session(local, sessionId, version);
        writer.mediaLine("audio", local.getPort(), "RTP/AVP", terms.payloads());
        writer.line("c=IN " + family(local) + " " + host(local));
        terms.payloads().forEach(writer::payload);
        writer.line("a=ptime:" + Codec.FRAME_MS);
        if (terms.rtcpMux()) {
            writer.line("a=rtcp-mux");
        }
        writer.line("a=" + terms.direction().text());
        return writer.text.toString();
    }

    private void session(InetSocketAddress origin, long sessionId, long version) {
        line("v=0");
        line("o=oneline " + sessionId + " " + version + " IN " + family(origin) + " " + host(origin));
        line("s=-");
        line("t=0 0");
    }

    private void webRtcAudio(
            WebRtcOffer offer,
            IceCredentials local,
            Fingerprint fingerprint,
            List<InetSocketAddress> candidates,
            int ssrc) {
        InetSocketAddress first = candidates.getFirst();
        mediaLine("audio", first.getPort(), offer.audio().protocol(), List.of(offer.payloads()));
        line("c=IN " + family(first) + " " + host(first));
        line("a=rtcp-mux");
        line("a=mid:" + offer.audio().mid());
        line("a=" + offer.audio().direction().answered().text());
        line("a=ice-ufrag:" + local.ufrag());
        line("a=ice-pwd:" + local.password());
        line("a=fingerprint:" + fingerprint);
        line("a=setup:passive");
        payload(offer.payloads());
        line("a=ptime:" + Codec.FRAME_MS);
        line("a=maxptime:" + Codec.FRAME_MS);
        line("a=msid:oneline audio");
        line("a=ssrc:" + Integer.toUnsignedString(ssrc) + " cname:oneline");
        for (int i = 0; i < candidates.size(); i++) {
            InetSocketAddress at = candidates.get(i);
            line("a=candidate:" + (i + 1) + " 1 udp " + (HOST_PRIORITY - i * 256L) + " " + host(at) + " " + at.getPort()
                    + " typ host");
        }
        line("a=end-of-candidates");
    }

    /** RFC 3264 6: port 0, with at least one format, which is as good as any. */
    private void rejected(MediaSection section) {
        line("m=" + section.kind() + " 0 " + section.protocol() + " 0");
        line("c=IN IP4 0.0.0.0");
        if (!section.mid().isEmpty()) {
            line("a=mid:" + section.mid());
        }
        line("a=inactive");
    }

    private void mediaLine(String kind, int port, String protocol, List<Payloads> payloads) {
        var types = new StringBuilder();
        payloads.forEach(each -> types.append(' ').append(each.audioType()));
        payloads.stream()
                .filter(each -> each.eventType() != Payloads.NONE)
                .mapToInt(Payloads::eventType)
                .distinct()
                .forEach(type -> types.append(' ').append(type));
        line("m=" + kind + " " + port + " " + protocol + types);
    }

    private void payload(Payloads payloads) {
        Codec codec = payloads.codec();
        String channels = codec.channels() > 1 ? "/" + codec.channels() : "";
        line("a=rtpmap:" + payloads.audioType() + " " + codec.label() + channels);
        if (codec == Codec.OPUS) {
            line("a=fmtp:" + payloads.audioType() + " minptime=20;useinbandfec=1;stereo=0;sprop-stereo=0;usedtx=0");
        }
        if (payloads.eventType() != Payloads.NONE) {
            String rtpMap = "a=rtpmap:" + payloads.eventType() + " telephone-event/" + codec.clockRateHz();
            if (text.indexOf(rtpMap) < 0) {
                line(rtpMap);
                line("a=fmtp:" + payloads.eventType() + " 0-15");
            }
        }
    }

    private void line(String line) {
        text.append(line).append("\r\n");
    }

    private static String family(InetSocketAddress address) {
        return address.getAddress() instanceof java.net.Inet6Address ? "IP6" : "IP4";
    }

    private static String host(InetSocketAddress address) {
        return address.getAddress().getHostAddress();
    }

    /**
     * What plain RTP is about.
     *
     * @param payloads several in an offer, the chosen one in an answer
     */
    public record RtpTerms(List<Payloads> payloads, Direction direction, boolean rtcpMux) {}
}
