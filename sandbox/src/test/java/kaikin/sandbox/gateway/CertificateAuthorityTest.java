package kaikin.sandbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificateAuthorityTest {
    @TempDir
    private Path directory;

    private CertificateAuthority authority = new CertificateAuthority(Path.of(""));

    @BeforeEach
    void make() throws Exception {
        authority = CertificateAuthority.make(directory, List.of("sts.example", "*.s3.example"));
    }

    @Test
    void leavesWhatServerAndClientsNeedAndNoOtherKey() throws Exception {
        assertThat(authority.context()).isNotNull();
        assertThat(authority.keyStore().getCertificateChain("1")).hasSize(2);
        assertThat(authority.pem()).content().startsWith("-----BEGIN CERTIFICATE-----");
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("authority.pem", "gateway.p12");
        }
    }

    @Test
    void standsForTheNamesForADayAndNoLonger() throws Exception {
        var chain = authority.keyStore().getCertificateChain("1");
        var leaf = (X509Certificate) chain[0];
        leaf.verify(chain[1].getPublicKey());
        assertThat(List.copyOf(leaf.getSubjectAlternativeNames()))
                .isEqualTo(List.of(List.of(2, "sts.example"), List.of(2, "*.s3.example")));
        assertThat(leaf.getBasicConstraints()).as("a leaf signs nothing").isNegative();
        assertThat(leaf.getNotAfter().toInstant()).isBefore(Instant.now().plus(Duration.ofDays(1)));
    }

    @Test
    void isAnotherOneEachTime() throws Exception {
        var first = Files.readString(authority.pem());

        CertificateAuthority.make(directory, List.of("sts.example"));

        assertThat(authority.pem()).content().isNotEqualTo(first);
    }

    /** They become lines of OpenSSL's settings. */
    @Test
    void refusesWhatIsNoHostName() {
        for (var name : List.of("", "a,DNS:b", "a\nkeyUsage=keyCertSign", "a b", "${HOME}")) {
            assertThatThrownBy(() -> CertificateAuthority.make(directory, List.of("sts.example", name)))
                    .hasMessageContaining("is no host name");
        }
    }
}
