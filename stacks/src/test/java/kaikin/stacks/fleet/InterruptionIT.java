package kaikin.stacks.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kaikin.contract.ReleaseResult;
import kaikin.contract.ReleaseResult.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Scripts that run at the same moment, and scripts that are killed half-way. */
class InterruptionIT extends ServerTest {
    private static final List<String> RELEASE = List.of("SSM_Address=10.0.0.1", "SSM_Action=release");

    @ParameterizedTest
    @EnumSource
    void twoReleasesAndAnUploadNeverInterleave(Filter filter) {
        server.bans(filter, LOOKALIKES);
        server.install();

        var output = server.sh("""
                export SSM_Action=release
                SSM_Address=10.0.0.1 dash /mnt/release >/mnt/first & first=$!
                SSM_Address=10.0.0.10 bash /mnt/release >/mnt/second & second=$!
                dash /mnt/upload & third=$!
                wait $first; wait $second; wait $third
                cat /mnt/first /mnt/second
                """);

        assertThat(output.lines().flatMap(line -> ReleaseResult.parse(line).stream()))
                .extracting(ReleaseResult::outcome)
                .containsExactly(Outcome.RELEASED, Outcome.RELEASED);
        assertThat(server.bans()).containsExactlyInAnyOrder("10.0.0.100", "110.0.0.1", "2001:db8::1");
        assertThat(server.read("bin/object"))
                .doesNotContainPattern("(?<![0-9.])10[.]0[.]0[.]10?(?![0-9])")
                .endsWith("end\n");
        assertThat(server.litter()).isEmpty();
    }

    private static Stream<Arguments> scripts() {
        return Arrays.stream(Filter.values())
                .flatMap(filter -> Stream.of(Arguments.of(filter, "release"), Arguments.of(filter, "upload")));
    }

    /** Ten points, each a little later than the one before, over all of the script's time. */
    @ParameterizedTest
    @MethodSource("scripts")
    void aKilledScriptLosesNoBanAndTheNextMinuteHealsIt(Filter filter, String script) {
        server.bans(filter, LOOKALIKES);
        server.install();
        for (var point = 1; point <= 10; point++) {
            server.run(
                    Map.of(),
                    "sh",
                    "-c",
                    "%s setsid timeout -s KILL 0.%02d dash /mnt/%s; sleep 0.01"
                            .formatted(String.join(" ", RELEASE), point * 2, script));

            assertThat(server.bans()).contains("10.0.0.10", "10.0.0.100", "110.0.0.1", "2001:db8::1");
            assertThat(server.upload("dash").status()).isZero();
            assertThat(server.read("bin/object"))
                    .startsWith("kaikin-ban-list/1 ")
                    .endsWith("\nend\n");
            for (var ban : server.bans()) {
                assertThat(server.read("bin/object")).contains(ban);
            }
            assertThat(server.litter()).isEmpty();
        }
    }
}
