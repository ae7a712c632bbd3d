package kaikin.stacks.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import kaikin.contract.BanListFormat;
import kaikin.contract.BanListKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadScriptTest extends ServerTest {
    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash"})
    void writesTheListWhereTheHubLooksForIt(String shell) {
        server.bans(Filter.NFT_SETS, "10.0.0.1", "2001:db8::1");

        var run = server.upload(shell);

        assertThat(run).isEqualTo(new ScriptShell(0, "uploaded\n", ""));
        assertThat(server.awsCalls()).hasSize(1);
        var arguments = server.awsCalls().get(0).arguments();
        assertThat(arguments).startsWith("s3api", "put-object");
        assertThat(after("--bucket", arguments)).isEqualTo(BanListKey.bucket(Scripts.HUB, Scripts.REGION));
        assertThat(BanListKey.parse(after("--key", arguments))).hasValueSatisfying(key -> {
            assertThat(key.account()).isEqualTo(Scripts.ACCOUNT);
            assertThat(key.instance()).isEqualTo(TestServer.INSTANCE);
        });
        assertThat(server.litter()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash"})
    void writesHeaderListingsAndEnd(String shell) {
        server.bans(Filter.NFT_SETS, "10.0.0.1", "2001:db8::1");

        server.upload(shell);

        assertThat(server.awsCalls()).hasSize(1);
        var call = server.awsCalls().get(0);
        var lines = call.body().lines().toList();
        assertThat(BanListFormat.header(lines.get(0)))
                .hasValueSatisfying(
                        header -> assertThat(new BanListKey(header.account(), header.instance(), header.server()))
                                .hasToString(after("--key", call.arguments())));
        assertThat(lines.subList(1, lines.size()))
                .filteredOn(line -> !line.startsWith("{"))
                .containsExactly("listing nft-sets", "listing nft-sets", BanListFormat.END);
        assertThat(call.body()).endsWith("\n").contains("\"10.0.0.1\"").contains("\"2001:db8::1\"");
    }

    @Test
    void becomesTheWriterByTheInstancesOwnCredentials() {
        server.bans(Filter.NFT_SETS);

        server.upload("sh");

        assertThat(server.awsCalls()).hasSize(1);
        assertThat(server.awsCalls().get(0).config())
                .contains("role_arn = arn:aws:iam::111111111111:role/kaikin-writer-222222222222\n")
                .contains("role_session_name = " + TestServer.INSTANCE + "\n")
                .contains("credential_source = Ec2InstanceMetadata\n")
                .contains("region = ap-northeast-1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash"})
    void startsNothingWhereNothingChanged(String shell) {
        server.bans(Filter.NFT_SETS, "10.0.0.1");
        server.upload(shell);
        server.lastUploadIs(590);

        var run = server.upload(shell);

        assertThat(run.status()).isZero();
        assertThat(run.stdout()).startsWith("unchanged");
        assertThat(server.awsCalls()).hasSize(1);
        assertThat(server.litter()).isEmpty();
    }

    /** The kernel takes any name; the key of a list does not. */
    @ParameterizedTest
    @CsvSource({
        "web_1, web_1",
        "leg srv, " + TestServer.INSTANCE,
        "_web, " + TestServer.INSTANCE,
        "wéb, " + TestServer.INSTANCE
    })
    void aNameThatNoKeyCanHaveIsReplacedByTheInstances(String name, String expected) {
        server.bans(Filter.NFT_SETS, "10.0.0.1");
        server.sh("printf '%s' '" + name + "' >/proc/sys/kernel/hostname");

        assertThat(server.upload("dash").stdout()).isEqualTo("uploaded\n");

        assertThat(server.awsCalls()).hasSize(1);
        var call = server.awsCalls().get(0);
        assertThat(BanListKey.parse(after("--key", call.arguments())))
                .hasValueSatisfying(key -> assertThat(key.server()).isEqualTo(expected));
        assertThat(BanListFormat.header(call.body().lines().toList().get(0)))
                .hasValueSatisfying(header -> assertThat(header.server()).isEqualTo(expected));
        assertThat(result(server.check("dash", "10.0.0.1")).server()).isEqualTo(expected);
    }

    @Test
    void aNewNameIsUploadedAtOnce() {
        server.bans(Filter.NFT_SETS, "10.0.0.1");
        server.upload("sh");
        server.sh("hostname web-2");

        assertThat(server.upload("sh").stdout()).isEqualTo("uploaded\n");
        assertThat(after("--key", server.awsCalls().get(1).arguments())).endsWith("/web-2");
    }

    /** Where AWS's installer puts it, which is on nobody's PATH. */
    @Test
    void findsTheAwsCli() {
        server.bans(Filter.NFT_SETS, "10.0.0.1");
        server.sh("""
                cp /usr/local/bin/aws /mnt/aws.sh
                [ ! -e /usr/bin/aws ] || mount --bind /dev/null /usr/bin/aws
                mount -t tmpfs tmpfs /usr/local
                mkdir -p /usr/local/aws-cli/v2/current/bin
                mv /mnt/aws.sh /usr/local/aws-cli/v2/current/bin/aws
                """);

        assertThat(server.upload("dash")).isEqualTo(new ScriptShell(0, "uploaded\n", ""));
        assertThat(server.sh("cat /usr/local/aws-cli/v2/current/bin/object")).endsWith("\nend\n");
        assertThat(Scripts.upload().script())
                .filteredOn(line -> line.startsWith("PATH="))
                .singleElement()
                .asString()
                .contains(":/snap/bin:");
    }

    @Test
    void aGuardThatCannotBeReadAnyMoreIsUploadedAsThatAtOnce() {
        server.bans(Filter.NFT_SETS, "10.0.0.1");
        server.upload("dash");
        server.sh("nft delete table ip6 sshguard");

        assertThat(server.upload("dash").status()).isEqualTo(1);

        assertThat(server.awsCalls()).hasSize(2);
        assertThat(server.awsCalls().get(1).body())
                .contains("\nlisting unreadable\n")
                .endsWith("\nend\n");
        assertThat(server.upload("dash").stdout()).startsWith("unchanged");
    }

    @Test
    void uploadsAgainWhenTheListChanged() {
        server.bans(Filter.NFT_SETS, "10.0.0.1");
        server.upload("sh");
        server.sh("nft add element ip sshguard attackers '{ 10.0.0.2 }'");

        assertThat(server.upload("sh").status()).isZero();

        assertThat(server.awsCalls()).hasSize(2);
        assertThat(server.awsCalls().get(1).body()).contains("\"10.0.0.2\"");
    }

    @ParameterizedTest
    @ValueSource(longs = {600, 100_000, -3600})
    void uploadsAgainAfterTenMinutesOrWhenTheClockWentBack(long age) {
        server.bans(Filter.NFT_SETS, "10.0.0.1");
        server.upload("sh");
        server.lastUploadIs(age);

        assertThat(server.upload("sh").status()).isZero();

        assertThat(server.awsCalls()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sh", "bash"})
    void triesAgainAfterAFailure(String shell) throws IOException {
        server.bans(Filter.NFT_SETS, "10.0.0.1");
        server.awsFails(true);

        var failed = server.upload(shell);
        server.awsFails(false);
        var again = server.upload(shell);

        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.stderr()).contains("could not be uploaded");
        assertThat(again.status()).isZero();
        assertThat(server.awsCalls()).hasSize(2);
        assertThat(server.litter()).isEmpty();
    }

    private static String after(String option, List<String> arguments) {
        assertThat(arguments).contains(option);
        return arguments.get(arguments.indexOf(option) + 1);
    }
}
