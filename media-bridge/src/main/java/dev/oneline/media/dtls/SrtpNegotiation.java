package dev.oneline.media.dtls;

import dev.oneline.media.srtp.SrtpKeys;
import dev.oneline.media.srtp.SrtpProfile;
import java.io.IOException;
import java.util.Hashtable;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.ExporterLabel;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsSRTPUtils;
import org.bouncycastle.tls.UseSRTPData;
import org.jspecify.annotations.Nullable;

/** What both halves of a DTLS-SRTP handshake check and agree on (RFC 5764): the peer's fingerprint, one profile, the keys. */
final class SrtpNegotiation {
    private final Fingerprint expected;
    private @Nullable SrtpProfile profile;
    private @Nullable SrtpKeys keys;

    SrtpNegotiation(Fingerprint expected) {
        this.expected = expected;
    }

    /** Null until the peer's extensions have been read. */
    @Nullable
    SrtpProfile profile() {
        return profile;
    }

    /** Null until the handshake is complete. */
    @Nullable
    SrtpKeys keys() {
        return keys;
    }

    @SuppressWarnings({"rawtypes", "JdkObsolete"}) // Bouncy Castle's own signature.
    void choose(@Nullable Hashtable extensions) throws IOException {
        UseSRTPData offered = extensions == null ? null : TlsSRTPUtils.getUseSRTPExtension(extensions);
        profile = offered == null ? null : SrtpProfile.choose(offered.getProtectionProfiles());
        if (profile == null) {
            throw new TlsFatalAlert(AlertDescription.handshake_failure, "no common SRTP profile");
        }
    }

    void verify(Certificate certificate) throws IOException {
        if (certificate.isEmpty()
                || !expected.matches(certificate.getCertificateAt(0).getEncoded())) {
            throw new TlsFatalAlert(AlertDescription.bad_certificate, "not the fingerprint of the SDP");
        }
    }

    void export(TlsContext context, boolean client) {
        if (profile != null) {
            byte[] exported =
                    context.exportKeyingMaterial(ExporterLabel.dtls_srtp, null, SrtpKeys.exportLength(profile));
            keys = SrtpKeys.fromExport(profile, exported, client);
        }
    }
}
