package kaikin.policies.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProviderTargetTest {
    private static final Struct SETTINGS = settings("[\"111111111111\"]");

    @Test
    void isTheAccountThatTheStackAllows() {
        assertThat(ProviderTarget.of(SETTINGS, Optional.empty()))
                .isEqualTo(new ProviderTarget("111111111111", "ap-northeast-1"));
        assertThat(ProviderTarget.of(SETTINGS, Optional.of("111111111111")).account())
                .isEqualTo("111111111111");
    }

    @Test
    void refusesTheCredentialsOfAnother() {
        assertThatThrownBy(() -> ProviderTarget.of(SETTINGS, Optional.of("222222222222")))
                .hasMessage("AWS account ID not allowed: 222222222222");
    }

    @Test
    void refusesAStackThatAllowsNone() {
        assertThatThrownBy(() -> ProviderTarget.of(settings("[]"), Optional.empty()))
                .hasMessageContaining("aws:allowedAccountIds");
    }

    private static Struct settings(String allowed) {
        return Struct.newBuilder()
                .putFields("region", text("ap-northeast-1"))
                .putFields("allowedAccountIds", text(allowed))
                .build();
    }

    private static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }
}
