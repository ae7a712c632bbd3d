package kaikin.sandbox.gateway;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
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
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A throw-away certificate authority with the one certificate it was made for; both live for a day. */
public final class Authority {
    private static final X500Name NAME = new X500Name("CN=kaikin sandbox throw-away authority");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final X509Certificate root;
    private final X509Certificate leaf;
    private final KeyPair leafKeys;

    private Authority(X509Certificate root, X509Certificate leaf, KeyPair leafKeys) {
        this.root = root;
        this.leaf = leaf;
        this.leafKeys = leafKeys;
    }

    /** Makes an authority whose one certificate stands for these DNS names; {@code *.} in front stands for one label. */
    public static Authority of(Collection<String> names) {
        try {
            var rootKeys = keys();
            var leafKeys = keys();
            var root = sign(withRootMarks(builder(NAME, rootKeys)), rootKeys);
            var leaf = sign(withNames(builder(new X500Name("CN=kaikin sandbox"), leafKeys), names), rootKeys);
            return new Authority(root, leaf, leafKeys);
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException("No certificate could be made.", e);
        }
    }

    /** The root, for a client's bundle of authorities. */
    public String pem() {
        var text = new StringWriter();
        try (var pem = new JcaPEMWriter(text)) {
            pem.writeObject(root);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    /** The certificate with its key and chain. */
    public KeyStore keyStore(char[] password) {
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            store.setKeyEntry("gateway", leafKeys.getPrivate(), password, new X509Certificate[] {leaf, root});
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes the certificate with its key as a PKCS #12 file. */
    public void save(Path file, char[] password) throws IOException, GeneralSecurityException {
        try (var out = Files.newOutputStream(file)) {
            keyStore(password).store(out, password);
        }
    }

    public SSLContext context() {
        return context(keyStore(new char[0]), new char[0]);
    }

    /** What a server needs to show the certificate of such a key store. */
    public static SSLContext context(KeyStore store, char[] password) {
        try {
            var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            var context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509v3CertificateBuilder builder(X500Name subject, KeyPair keys) {
        var now = Clock.systemUTC().instant();
        return new JcaX509v3CertificateBuilder(
                NAME,
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
