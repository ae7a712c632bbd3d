package kaikin.sandbox.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    private final Credentials<String> credentials = new Credentials<>(BotocoreOracle.CLOCK);

    @Test
    void issuesTemporaryKeys() {
        var credential = credentials.issue("writer", Duration.ofHours(1));
        assertThat(credential.accessKeyId()).matches("ASIA[A-Z2-7]{16}");
        assertThat(credential.secretAccessKey()).hasSize(40);
        assertThat(credential.expiry()).isEqualTo("2026-11-22T04:04:05Z");
        assertThat(credentials.find(credential.accessKeyId())).hasValue(credential);
    }

    @Test
    void issuesNoneTwice() {
        var one = credentials.issue("writer", Duration.ofHours(1));
        var two = credentials.issue("writer", Duration.ofHours(1));
        assertThat(one.accessKeyId()).isNotEqualTo(two.accessKeyId());
        assertThat(one.secretAccessKey()).isNotEqualTo(two.secretAccessKey());
        assertThat(one.sessionToken()).isNotEqualTo(two.sessionToken());
    }

    @Test
    void keepsSecretsOutOfItsText() {
        var credential = credentials.issue("writer", Duration.ofHours(1));
        assertThat(credential.toString())
                .contains("writer")
                .doesNotContain(credential.secretAccessKey())
                .doesNotContain(credential.sessionToken());
    }
}
