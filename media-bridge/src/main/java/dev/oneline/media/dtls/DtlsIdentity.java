package dev.oneline.media.dtls;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.operator.DefaultDigestAlgorithmIdentifierFinder;
import org.bouncycastle.operator.DefaultSignatureAlgorithmIdentifierFinder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.bc.BcECContentSignerBuilder;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.HashAlgorithm;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/**
 * A self-signed P-256 certificate with its key, made at start: the SDP's fingerprint is what vouches for it (RFC 8827
 * 6.5).
 */
public final class DtlsIdentity {
    private static final Duration VALIDITY = Duration.ofDays(365);

    private final BcTlsCrypto crypto;
    private final AsymmetricKeyParameter privateKey;
    private final Certificate certificate;
    private final Fingerprint fingerprint;

    private DtlsIdentity(BcTlsCrypto crypto, AsymmetricKeyParameter privateKey, byte[] encoded) throws IOException {
        this.crypto = crypto;
        this.privateKey = privateKey;
        this.certificate = new Certificate(new TlsCertificate[] {new BcTlsCertificate(crypto, encoded)});
        this.fingerprint = Fingerprint.of(encoded);
    }

    public static DtlsIdentity generate(SecureRandom random, Instant now) {
        var generator = new ECKeyPairGenerator();
        var domain = new ECNamedDomainParameters(
                X9ObjectIdentifiers.prime256v1, ECNamedCurveTable.getByOID(X9ObjectIdentifiers.prime256v1));
        generator.init(new ECKeyGenerationParameters(domain, random));
        var pair = generator.generateKeyPair();
        var name = new X500Name("CN=oneline");
        try {
            var builder = new X509v3CertificateBuilder(
                    name,
                    new BigInteger(64, random),
                    // A browser's clock may be behind.
                    Date.from(now.minus(Duration.ofDays(1))),
                    Date.from(now.plus(VALIDITY)),
                    name,
                    SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(pair.getPublic()));
            var signature = new DefaultSignatureAlgorithmIdentifierFinder().find("SHA256withECDSA");
            var digest = new DefaultDigestAlgorithmIdentifierFinder().find(signature);
            var signer = new BcECContentSignerBuilder(signature, digest).build(pair.getPrivate());
            return new DtlsIdentity(
                    new BcTlsCrypto(random),
                    pair.getPrivate(),
                    builder.build(signer).getEncoded());
        } catch (IOException | OperatorCreationException e) {
            throw new IllegalStateException("a certificate of our own making", e);
        }
    }

    public Fingerprint fingerprint() {
        return fingerprint;
    }

    BcTlsCrypto crypto() {
        return crypto;
    }

    TlsCredentialedSigner signer(TlsContext context) {
        return new BcDefaultTlsCredentialedSigner(
                new TlsCryptoParameters(context), crypto, privateKey, certificate, ecdsaSha256());
    }

    static SignatureAndHashAlgorithm ecdsaSha256() {
        return SignatureAndHashAlgorithm.getInstance(HashAlgorithm.sha256, SignatureAlgorithm.ecdsa);
    }
}
