package kaikin.sandbox.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import kaikin.sandbox.namespace.NamespacePlan.GuardedHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a plan refuses before any of it reaches a shell. */
class NamespacePlanTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "web 1", "../web", "web;id", "Web", "-web", "client", "localhost"})
    void refusesNamesThatAreNoLabel(String name) {
        assertThatThrownBy(() -> new GuardedHost(name, "10.90.0.11", Guard.NFT_SETS))
                .hasMessageContaining(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10.90.0.1", "10.90.0.255", "10.90.1.11", "10.90.0.011", "web-1"})
    void refusesAddressesOutsideTheSpace(String ipv4) {
        assertThatThrownBy(() -> new GuardedHost("web-1", ipv4, Guard.NFT_SETS)).hasMessageContaining("10.90.0.254");
    }

    @Test
    void refusesTwoServersAtOneAddress() {
        var servers = List.of(
                new GuardedHost("web-1", "10.90.0.11", Guard.NFT_SETS),
                new GuardedHost("web-2", "10.90.0.11", Guard.NFT_SETS));
        assertThatThrownBy(() -> new NamespacePlan(servers, List.of(), Path.of("ca.pem")))
                .hasMessageContaining("10.90.0.11");
    }

    @Test
    void refusesGatewayNamesThatAreNoHostName() {
        assertThatThrownBy(() -> new NamespacePlan(List.of(), List.of("a b"), Path.of("ca.pem")))
                .hasMessageContaining("a b");
    }

    @Test
    void refusesStateBelowWhatServersOverlay() {
        assertThatThrownBy(() -> new StateDirectory(Path.of("/var/lib/x"))).hasMessageContaining("/var/lib");
    }

    @Test
    void thisMachineHasWhatASpaceNeeds() {
        assertThat(Prerequisites.check(List.of(Guard.NFT_SETS))).isEmpty();
    }
}
