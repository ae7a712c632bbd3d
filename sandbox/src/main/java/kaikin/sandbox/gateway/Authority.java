package kaikin.sandbox.gateway;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;

/** A throw-away certificate authority with the one certificate it was made for; both live for a day. */
public final class Authority {
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
            var rootKeys = Certificates.keys();
            var leafKeys = Certificates.keys();
            var root = Certificates.root(rootKeys);
            var leaf = Certificates.leaf(leafKeys, names, rootKeys);
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
}
