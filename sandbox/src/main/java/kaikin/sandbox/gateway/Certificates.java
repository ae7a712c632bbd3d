package kaikin.sandbox.gateway;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** The two certificates of an {@link Authority}, on the curve that every client takes. */
final class Certificates {
    private static final X500Name ROOT = new X500Name("CN=kaikin sandbox throw-away authority");
    private static final X500Name LEAF = new X500Name("CN=kaikin sandbox");
    private static final SecureRandom RANDOM = new SecureRandom();

    private Certificates() {}

    static X509Certificate root(KeyPair keys)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        return sign(withRootMarks(builder(ROOT, keys)), keys);
    }

    static X509Certificate leaf(KeyPair keys, Collection<String> names, KeyPair issuer)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        return sign(withNames(builder(LEAF, keys), names), issuer);
    }

    static KeyPair keys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509v3CertificateBuilder builder(X500Name subject, KeyPair keys) {
        var now = Clock.systemUTC().instant();
        return new JcaX509v3CertificateBuilder(
                ROOT,
                new BigInteger(120, RANDOM),
                Date.from(now.minus(Duration.ofMinutes(5))),
                Date.from(now.plus(Duration.ofDays(1))),
                subject,
                keys.getPublic());
    }

    private static X509v3CertificateBuilder withRootMarks(X509v3CertificateBuilder builder) throws CertIOException {
        return builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
    }

    private static X509v3CertificateBuilder withNames(X509v3CertificateBuilder builder, Collection<String> names)
            throws CertIOException {
        var all = names.stream()
                .map(name -> new GeneralName(GeneralName.dNSName, name))
                .toArray(GeneralName[]::new);
        return builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(all))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair issuer)
            throws GeneralSecurityException, OperatorCreationException {
        var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(issuer.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    }
}
