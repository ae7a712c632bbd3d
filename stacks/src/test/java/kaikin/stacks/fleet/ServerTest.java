package kaikin.stacks.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import kaikin.contract.ReleaseResult;
import kaikin.contract.ReleaseResult.Outcome;
import kaikin.contract.ReleaseResult.Reason;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.Arguments;

/** What all tests of our scripts on a server need. */
abstract class ServerTest {
    static final String[] LOOKALIKES = {"10.0.0.1", "10.0.0.10", "10.0.0.100", "110.0.0.1", "2001:db8::1"};

    @AutoClose
    @SuppressWarnings("NullAway.Init") // Made before each test.
    TestServer server;

    @BeforeEach
    void start(@TempDir Path directory) throws IOException {
        server = new TestServer(directory);
    }

    static Stream<Arguments> filtersAndShells() {
        return Stream.of(Filter.values())
                .flatMap(filter -> Stream.of("dash", "bash").map(shell -> Arguments.of(filter, shell)));
    }

    static ReleaseResult result(ScriptShell run) {
        assertThat(ReleaseResult.parse(run.lastLine())).as(run.toString()).isPresent();
        return ReleaseResult.parse(run.lastLine()).orElseThrow();
    }

    static void assertResult(ScriptShell run, Outcome outcome, String freed) {
        assertResult(run, outcome, freed, Reason.NONE);
    }

    static void assertResult(ScriptShell run, Outcome outcome, String freed, Reason reason) {
        var result = result(run);
        assertThat(result.outcome()).as(run.toString()).isEqualTo(outcome);
        assertThat(result.freed()).as(run.toString()).isEqualTo(freed);
        assertThat(result.reason()).as(run.toString()).isEqualTo(reason);
        assertThat(run.status()).as(run.toString()).isEqualTo(well(outcome, reason) ? 0 : 1);
    }

    private static boolean well(Outcome outcome, Reason reason) {
        return switch (outcome) {
            case RELEASED, ABSENT, BANNED -> reason == Reason.NONE;
            case REFUSED, UNSUPPORTED, FAILED -> false;
        };
    }
}
