package kaikin.sandbox.space;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The space that the tests open: two servers, a few names, an inside command that stays. */
final class TestSpaces {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    static final List<String> STAYING = List.of("sh", "-c", "echo inside; echo trouble >&2; exec sleep 600");

    private TestSpaces() {}

    static SpacePlan plan() {
        return new SpacePlan(
                List.of(
                        new Host("web-1", "10.90.0.11", Guard.NFT_SETS),
                        new Host("web-2", "10.90.0.12", Guard.NFT_SETS)),
                List.of("sts.amazonaws.com", "lists.s3.ap-northeast-1.amazonaws.com", "api.chatwork.com"),
                Path.of("/etc/ssl/certs/ca-certificates.crt"));
    }

    static Space open(Path state) {
        var space = Space.open(plan(), state, STAYING);
        space.waitForServers(PATIENCE);
        return space;
    }
}
