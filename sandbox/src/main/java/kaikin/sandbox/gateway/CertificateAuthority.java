package kaikin.sandbox.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.conscrypt.Conscrypt;

/**
 * A throw-away certificate authority with the one certificate it was made for, on the curve that every client takes;
 * both live for a day.
 *
 * <p>OpenSSL makes them, which {@code update-ca-certificates} needs anyway: a library in this JVM takes half a second.
 *
 * @param directory where it lies: the root for clients, and the certificate with its key for the server
 */
public record CertificateAuthority(Path directory) {
    /** Of the key store, which protects nothing that lives longer than a day. */
    private static final String PASSWORD = "throw-away";

    private static final String NAME = "[A-Za-z0-9.*-]+";
    private static final String NEW_KEY = " -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -days 1";

    /**
     * Makes an authority whose one certificate stands for these DNS names; {@code *.} in front stands for one label.
     */
    public static CertificateAuthority make(Path directory, Collection<String> names)
            throws IOException, InterruptedException {
        var settings = Files.writeString(directory.resolve("authority.cnf"), settings(names));
        try {
            var authority = new CertificateAuthority(directory);
            authority.sign();
            return authority;
        } finally {
            for (var name : List.of("authority.cnf", "authority.key", "gateway.pem", "gateway.key")) {
                Files.deleteIfExists(settings.resolveSibling(name));
            }
        }
    }

    /** The root as PEM, for a client's bundle of authorities. */
    public Path pem() {
        return directory.resolve("authority.pem");
    }

    /** Returns what a server needs to show the certificate. */
    public SSLContext context() throws IOException, GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(keyStore(), PASSWORD.toCharArray());
        var context = tls();
        // It asks nobody for a certificate.
        context.init(keys.getKeyManagers(), new TrustManager[0], null);
        return context;
    }

    /**
     * By BoringSSL where there is one for this machine: the JDK's, not yet compiled, took half of the gateway's time.
     */
    private static SSLContext tls() throws GeneralSecurityException {
        return Conscrypt.isAvailable()
                ? SSLContext.getInstance("TLS", Conscrypt.newProvider())
                : SSLContext.getInstance("TLS");
    }

    KeyStore keyStore() throws IOException, GeneralSecurityException {
        return KeyStore.getInstance(directory.resolve("gateway.p12").toFile(), PASSWORD.toCharArray());
    }

    private void sign() throws IOException, InterruptedException {
        openssl("req -x509 -config authority.cnf -extensions root -subj /CN=kaikin-sandbox-authority"
                + " -keyout authority.key -out authority.pem" + NEW_KEY);
        openssl("req -x509 -config authority.cnf -extensions leaf -subj /CN=kaikin-sandbox"
                + " -CA authority.pem -CAkey authority.key -keyout gateway.key -out gateway.pem" + NEW_KEY);
        openssl("pkcs12 -export -in gateway.pem -inkey gateway.key -certfile authority.pem -out gateway.p12"
                + " -passout pass:" + PASSWORD);
    }

    private void openssl(String words) throws IOException, InterruptedException {
        var command = List.of(("openssl " + words).split(" "));
        var process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("no certificate could be made; OpenSSL 3 or newer is needed: " + said.strip());
        }
    }

    private static String settings(Collection<String> names) {
        for (var name : names) {
            if (!name.matches(NAME)) {
                throw new IllegalArgumentException("«" + name + "» is no host name");
            }
        }
        return """
                [req]
                distinguished_name = subject
                [subject]
                [root]
                basicConstraints = critical, CA:TRUE, pathlen:0
                keyUsage = critical, keyCertSign
                [leaf]
                keyUsage = critical, digitalSignature
                extendedKeyUsage = serverAuth
                subjectAltName = %s
                """.formatted(names.stream().map(name -> "DNS:" + name).collect(Collectors.joining(",")));
    }
}
