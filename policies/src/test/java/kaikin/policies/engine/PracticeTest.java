package kaikin.policies.engine;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import kaikin.policies.pack.StackFiles;
import kaikin.policies.plan.Loopback;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PracticeTest {
    private static final Path PROJECT = Path.of(System.getProperty("kaikin.project", ".."));

    /** The build practises on the committed states, which have no secrets but their places. */
    @ParameterizedTest
    @ValueSource(strings = {"account-a", "account-b"})
    void goesThroughACommittedState(String stack) throws Exception {
        var analyzer = new Analyzer(StackFiles.accounts(PROJECT), Clock.systemUTC(), () -> {});
        var server = Loopback.server().addService(analyzer).build().start();
        try {
            assertThatCode(() -> Practice.with(server.getPort(), PROJECT.resolve("docs/access/" + stack + ".json")))
                    .doesNotThrowAnyException();
        } finally {
            server.shutdownNow().awaitTermination(10, TimeUnit.SECONDS);
        }
    }
}
