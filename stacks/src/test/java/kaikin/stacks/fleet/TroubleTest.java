package kaikin.stacks.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kaikin.contract.ReleaseResult;
import kaikin.contract.ReleaseResult.Outcome;
import kaikin.contract.ReleaseResult.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers on which something is missing, full or broken: the result always says what, and no ban is lost. */
class TroubleTest extends ServerTest {
    @ParameterizedTest
    @CsvSource({
        "NFT_SETS, nft",
        "IPTABLES_NFT, iptables iptables-nft iptables-legacy",
        "IPSET, ipset",
    })
    void aMissingProgramOfTheGuardIsNamed(Filter filter, String programs) {
        server.bans(filter, LOOKALIKES);
        for (var program : programs.split(" ", -1)) {
            server.sh("mount --bind /dev/null /usr/sbin/" + program);
        }

        var run = server.release("dash", "10.0.0.1");

        assertResult(run, Outcome.FAILED, "-", Reason.TOOL);
        assertThat(run.stderr()).contains("is not installed");
        assertThat(server.upload("dash").status()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"awk", "flock"})
    void aMissingProgramOfTheSystemIsNamed(String program) {
        server.bans(Filter.NFT_SETS, LOOKALIKES);
        server.sh("mount --bind /dev/null \"$(readlink -f \"$(command -v " + program + ")\")\"");

        var run = server.release("dash", "10.0.0.1");

        assertResult(run, Outcome.FAILED, "-", Reason.TOOL);
        assertThat(run.stderr()).contains(program + " is not installed");
        assertThat(server.bans()).hasSize(LOOKALIKES.length);
    }

    @Test
    void withoutTheAwsCliTheAddressIsFreeAndTheListIsNot() {
        server.bans(Filter.NFT_SETS, LOOKALIKES);
        server.sh("for aws in /usr/local/bin/aws /usr/bin/aws; do [ ! -e $aws ] || mount --bind /dev/null $aws; done");

        var run = server.release("dash", "10.0.0.1");

        assertResult(run, Outcome.RELEASED, "10.0.0.1");
        assertThat(result(run).list()).isEqualTo(ReleaseResult.List.FAILED);
        assertThat(run.stderr()).contains("the AWS CLI is not installed");
        assertThat(server.upload("dash").status()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("filtersAndShells")
    void onAFullDiskNothingChangesAndTheResultSaysSo(Filter filter, String shell) {
        server.bans(filter, LOOKALIKES);
        server.sh("mount -t tmpfs -o size=8k tmpfs /run && mkdir /run/kaikin && : >/run/kaikin/lock"
                + " && cat /dev/zero 2>/dev/null >/run/full || :");
        var before = server.everything();

        var run = server.release(shell, "10.0.0.1");

        assertResult(run, Outcome.FAILED, "-", Reason.TEMPORARY);
        assertThat(server.upload(shell).status()).isEqualTo(1);
        assertThat(server.awsCalls()).isEmpty();
        assertThat(server.everything()).isEqualTo(before);
    }

    /** A filter's program says nothing of what it could not write. */
    @ParameterizedTest
    @MethodSource("filtersAndShells")
    void whereTheDiskFillsUpTheListIsWholeOrNotUploaded(Filter filter, String shell) {
        server.bans(filter, manyBans());
        for (var kilobytes : List.of(8, 16, 24, 36, 48, 72, 96, 200)) {
            server.sh("mount -t tmpfs -o size=%dk tmpfs /run".formatted(kilobytes));

            var run = server.upload(shell);

            assertThat(run.status() == 0)
                    .as(run.toString())
                    .isEqualTo(run.stderr().isEmpty());
        }
        assertThat(server.awsCalls()).isNotEmpty().allSatisfy(TroubleTest::assertHasManyBans);
    }

    /** As when another program fills the disk, fails, and takes back what it wrote. */
    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash"})
    void whereTheDiskIsFullForAMomentTheListIsWholeOrNotUploaded(String shell) {
        server.bans(Filter.IPTABLES_NFT, manyBans());
        server.sh("""
                mount -t tmpfs -o size=36k tmpfs /run
                cat >/usr/local/bin/iptables-nft <<'END'
                #!/bin/sh
                cat /dev/zero 2>/dev/null >/run/full
                /usr/sbin/${0##*/} "$@"
                status=$?
                rm /run/full
                exit $status
                END
                chmod +x /usr/local/bin/iptables-nft
                cp /usr/local/bin/iptables-nft /usr/local/bin/iptables-nft-save
                [ "$(command -v iptables-nft)" = /usr/local/bin/iptables-nft ]
                """);

        for (var i = 0; i < 5; i++) {
            server.upload(shell);
        }

        assertThat(server.awsCalls()).allSatisfy(TroubleTest::assertHasManyBans);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash"})
    void aReadOnlyVarHindersNothing(String shell) {
        server.bans(Filter.NFT_SETS, LOOKALIKES);
        server.sh("mount --bind /var /var && mount -o remount,bind,ro /var && ! touch /var/x 2>/dev/null");

        var run = server.release(shell, "10.0.0.1");

        assertResult(run, Outcome.RELEASED, "10.0.0.1");
        assertThat(result(run).list()).isEqualTo(ReleaseResult.List.UPLOADED);
        assertThat(server.upload(shell).stdout()).startsWith("unchanged");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash"})
    void aReadOnlyRunIsSaid(String shell) {
        server.bans(Filter.NFT_SETS, LOOKALIKES);
        server.sh("mount -o remount,bind,ro /run");

        assertResult(server.release(shell, "10.0.0.1"), Outcome.FAILED, "-", Reason.TEMPORARY);
        server.sh("mount -o remount,bind,rw /run");
        assertThat(server.bans()).hasSize(LOOKALIKES.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash"})
    void aLockThatCannotBeOpenedIsSaid(String shell) {
        server.bans(Filter.NFT_SETS, LOOKALIKES);
        server.sh("mkdir -p /run/kaikin/lock");

        assertResult(server.release(shell, "10.0.0.1"), Outcome.FAILED, "-", Reason.LOCK);
        assertThat(server.upload(shell).status()).isEqualTo(1);
        assertThat(server.bans()).hasSize(LOOKALIKES.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash"})
    void anEndInBetweenIsAResultToo(String shell) {
        server.bans(Filter.NFT_SETS, LOOKALIKES);
        server.write("bin/nft", "#!/bin/sh\nkill -TERM $PPID\nsleep 0.1\n");
        server.sh("chmod 755 /usr/local/bin/nft");

        var run = server.release(shell, "10.0.0.1");

        assertThat(result(run).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result(run).reason()).isNotEqualTo(Reason.NONE);
        assertThat(run.status()).isNotZero();
    }

    @Test
    void theServersOwnAwsConfigurationIsNeitherUsedNorChanged() {
        server.bans(Filter.NFT_SETS, LOOKALIKES);
        server.sh("mkdir -p /root/.aws && echo secret >/root/.aws/credentials");

        server.install();

        var run = server.run(
                Map.of("AWS_PROFILE", "other", "AWS_ACCESS_KEY_ID", "AKIA", "AWS_SECRET_ACCESS_KEY", "x"),
                "dash",
                "/mnt/upload");

        assertThat(run).isEqualTo(new ScriptShell(0, "uploaded\n", ""));
        assertThat(server.awsCalls()).hasSize(1);
        assertThat(server.awsCalls().get(0).environment())
                .doesNotContain("AWS_PROFILE", "AKIA")
                .contains("HOME=/run/kaikin/work\n", "AWS_SHARED_CREDENTIALS_FILE=/run/kaikin/work/none\n");
        assertThat(server.litter()).containsExactly("root/.aws/credentials");
    }

    private static String[] manyBans() {
        return IntStream.range(0, 600)
                .mapToObj(i -> "10.1.%d.%d".formatted(i / 250, i % 250 + 1))
                .toArray(String[]::new);
    }

    private static void assertHasManyBans(TestServer.AwsCall call) {
        assertThat(call.body()).contains("10.1.0.1", "10.1.1.125", "10.1.2.100").endsWith("\nend\n");
    }
}
