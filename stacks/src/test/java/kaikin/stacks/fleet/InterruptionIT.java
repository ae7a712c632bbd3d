package kaikin.stacks.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import kaikin.contract.ReleaseResult;
import kaikin.contract.ReleaseResult.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Several people ask at once: all are free long before the document's time is over, and the list has it all. */
    @Test
    void manyReleasesAtOnceAreDoneOneAfterTheOther() {
        server.bans(
                Filter.NFT_SETS, "10.0.0.1", "10.0.0.2", "10.0.0.3", "10.0.0.4", "10.0.0.5", "10.0.0.6", "10.0.0.7");
        server.install();

        var output = server.sh("""
                export SSM_Action=release
                for i in 1 2 3 4 5 6; do SSM_Address=10.0.0.$i dash /mnt/release >/mnt/result.$i 2>&1 & done
                wait
                cat /mnt/result.*
                """);

        assertThat(output.lines().flatMap(line -> ReleaseResult.parse(line).stream()))
                .hasSize(6)
                .allSatisfy(result -> {
                    assertThat(result.outcome()).as(output).isEqualTo(Outcome.RELEASED);
                    assertThat(result.list()).as(output).isEqualTo(ReleaseResult.List.UPLOADED);
                });
        assertThat(server.bans()).containsExactly("10.0.0.7");
        assertThat(server.read("bin/object")).contains("\"10.0.0.7\"").doesNotContain("\"10.0.0.1\"", "\"10.0.0.6\"");
    }

    /** The AWS CLI of a script that was killed must not write an old list over a newer one. */
    @ParameterizedTest
    @ValueSource(strings = {"upload", "release"})
    void theOrphanOfAKilledUploadWritesNothing(String next) {
        server.bans(Filter.NFT_SETS, "10.0.0.1", "10.0.0.2");
        server.install();
        server.sh("""
                touch /mnt/bin/slow.0
                dash /mnt/upload & script=$!
                until [ -e /mnt/bin/0.body ]; do sleep 0.02; done
                kill -9 $script
                nft delete element ip sshguard attackers '{ 10.0.0.2 }'
                """);

        server.sh("SSM_Address=10.0.0.1 SSM_Action=release dash /mnt/%s; rm /mnt/bin/slow.0".formatted(next));
        server.sh("while grep -s -q -a /usr/local/bin/[a]ws /proc/[0-9]*/cmdline; do sleep 0.02; done");

        assertThat(server.read("bin/object")).doesNotContain("\"10.0.0.2\"").endsWith("\nend\n");
        assertThat(server.upload("dash").stdout()).startsWith("unchanged");
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
