package dev.oneline.media.sdp;

import dev.oneline.media.dtls.Fingerprint;
import dev.oneline.media.ice.IceCredentials;
import dev.oneline.media.rtp.Codec;
import dev.oneline.media.rtp.Payloads;
import java.util.List;
import java.util.Optional;

/** What a browser offers, once it is known that we can answer it. */
public record WebRtcOffer(
        SessionDescription session,
        MediaSection audio,
        Payloads payloads,
        IceCredentials credentials,
        Fingerprint fingerprint) {
    /**
     * Browsers speak whatever of theirs we like best: towards telephones that is what gateways speak.
     *
     * @return empty when there is no audio over DTLS-SRTP with ICE, rtcp-mux and one of the codecs in it
     */
    public static Optional<WebRtcOffer> of(SessionDescription session, List<Codec> preferred) {
        Optional<MediaSection> found = session.audio();
        if (found.isEmpty() || !isWebRtc(found.get())) {
            return Optional.empty();
        }
        MediaSection audio = found.get();
        var credentials = new IceCredentials(text(audio.iceUfrag()), text(audio.icePassword()));
        Optional<Fingerprint> fingerprint = Fingerprint.parse(text(audio.fingerprint()));
        Optional<Payloads> payloads = CodecChoice.ours(audio, preferred);
        if (!credentials.isValid() || fingerprint.isEmpty() || payloads.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new WebRtcOffer(session, audio, payloads.get(), credentials, fingerprint.get()));
    }

    private static boolean isWebRtc(MediaSection audio) {
        // We only take the DTLS server's part: an offer that insists on it too has nobody to begin.
        boolean clientIsWilling = !"passive".equals(audio.setup());
        return audio.protocol().endsWith("TLS/RTP/SAVPF") && audio.rtcpMux() && clientIsWilling;
    }

    private static String text(@org.jspecify.annotations.Nullable String value) {
        return value == null ? "" : value;
    }
}
