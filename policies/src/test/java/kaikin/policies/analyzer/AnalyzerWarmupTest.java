package kaikin.policies.analyzer;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kaikin.policies.pack.OwnAccounts;
import kaikin.policies.plan.LoopbackGrpc;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AnalyzerWarmupTest {
    private static final Path PROJECT = Path.of(System.getProperty("kaikin.project", ".."));

    private static List<Path> committed() throws IOException {
        try (var files = Files.list(PROJECT.resolve("docs/access"))) {
            return files.toList();
        }
    }

    /** The build practises on the committed states, which have no secrets but their places. */
    @ParameterizedTest
    @MethodSource("committed")
    void goesThroughACommittedState(Path state) throws Exception {
        var analyzer = new Analyzer(OwnAccounts.ofProject(PROJECT), Clock.systemUTC(), () -> {});
        var server = LoopbackGrpc.server().addService(analyzer).build().start();
        try {
            assertThatCode(() -> AnalyzerWarmup.with(server.getPort(), state)).doesNotThrowAnyException();
        } finally {
            server.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
        }
    }
}
