package kaikin.sandbox.namespace;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import kaikin.sandbox.namespace.NamespacePlan.GuardedHost;

/** The space that the tests open: two servers, a few names, an inside command that stays. */
final class TestNamespaces {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    static final List<String> STAYING = List.of("sh", "-c", "echo inside; echo trouble >&2; exec sleep 600");

    private TestNamespaces() {}

    static NamespacePlan plan() {
        return new NamespacePlan(
                List.of(
                        new GuardedHost("web-1", "10.90.0.11", Guard.NFT_SETS),
                        new GuardedHost("web-2", "10.90.0.12", Guard.NFT_SETS)),
                List.of("sts.amazonaws.com", "lists.s3.ap-northeast-1.amazonaws.com", "api.chatwork.com"),
                Path.of("/etc/ssl/certs/ca-certificates.crt"));
    }

    static PrivateNamespace open(Path state) {
        var space = PrivateNamespace.open(plan(), state, STAYING);
        space.waitForServers(PATIENCE);
        return space;
    }
}
