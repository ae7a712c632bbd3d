package kaikin.sandbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorityTest {
    private final Authority authority = Authority.of(List.of("sts.example", "*.s3.example"));

    @TempDir
    private Path directory;

    @Test
    void writesAKeyStoreThatAServerCanLoad() throws Exception {
        var file = directory.resolve("gateway.p12");
        authority.save(file, "secret".toCharArray());
        var loaded = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            loaded.load(in, "secret".toCharArray());
        }
        assertThat(Authority.context(loaded, "secret".toCharArray())).isNotNull();
        assertThat(loaded.getCertificateChain("gateway")).hasSize(2);
    }

    @Test
    void standsForTheNamesForADayAndNoLonger() throws Exception {
        var chain = authority.keyStore(new char[0]).getCertificateChain("gateway");
        var leaf = (X509Certificate) chain[0];
        leaf.verify(chain[1].getPublicKey());
        assertThat(List.copyOf(leaf.getSubjectAlternativeNames()))
                .isEqualTo(List.of(List.of(2, "sts.example"), List.of(2, "*.s3.example")));
        assertThat(leaf.getBasicConstraints()).as("a leaf signs nothing").isNegative();
        assertThat(leaf.getNotAfter().toInstant()).isBefore(Instant.now().plus(Duration.ofDays(1)));
    }

    @Test
    void isAnotherOneEachTime() {
        assertThat(Authority.of(List.of("sts.example")).pem())
                .startsWith("-----BEGIN CERTIFICATE-----")
                .isNotEqualTo(authority.pem());
    }
}
