package kaikin.stacks.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import kaikin.contract.ReleaseResult.Outcome;
import kaikin.contract.ReleaseResult.Reason;
import org.junit.jupiter.api.Test;

/** What is no address does nothing: not in the environment, and not pasted into the script. */
class InjectionTest extends ServerTest {
    /** Each would leave a file behind if a shell, awk or a filter's program ran any of it. */
    private static final List<String> COMMANDS = List.of(
            ";touch /tmp/executed",
            "&touch /tmp/executed",
            "&&touch /tmp/executed",
            "|touch /tmp/executed",
            "||touch /tmp/executed",
            "$(touch /tmp/executed)",
            "`touch /tmp/executed`",
            "\ntouch /tmp/executed\n",
            "\r\ntouch /tmp/executed",
            "'\ntouch /tmp/executed\n'",
            "';touch /tmp/executed;'",
            "\";touch /tmp/executed;\"",
            ")\ntouch /tmp/executed",
            "}\ntouch /tmp/executed",
            ">/tmp/executed",
            "<(touch /tmp/executed)",
            "${IFS}touch${IFS}/tmp/executed",
            "\nEND\ntouch /tmp/executed",
            "\"; system(\"touch /tmp/executed\"); \"",
            " }; flush ruleset; #");

    private static final List<String> PLACES = List.of("%s", "10.0.0.1%s", "%s10.0.0.1", "::1%s", "2001:db8::1 %s");

    private static final List<String> NO_ADDRESSES = List.of(
            "",
            " ",
            "  10.0.0.1",
            "10.0.0.1 ",
            "\t10.0.0.1",
            "10.0.0.1\t",
            "10.0.0.1\u00a0",
            "-f",
            "--help",
            "-",
            "--",
            "-s",
            "-D",
            "flush",
            "all",
            "*",
            "?",
            "~",
            ".",
            "..",
            "/",
            "/etc/passwd",
            "{{ Address }}",
            "{{Address}}",
            "{{ssm:secret}}",
            "%s%s%n",
            "\\",
            "\\n",
            "'",
            "\"",
            "\"\"",
            "''",
            "10.0.0",
            "10.0",
            "10",
            "10.0.0.1.",
            ".10.0.0.1",
            "10..0.1",
            "10.0.0.1.1",
            "10.0.0.01",
            "010.0.0.1",
            "10.0.0.256",
            "10.0.0.-1",
            "10.0.0.+1",
            "10.0.0.1e0",
            "999.1.1.1",
            "0x0a.0.0.1",
            "0x0a000001",
            "167772161",
            "012.0.0.1",
            "0012.0.0.1",
            "1e1.0.0.1",
            "a.b.c.d",
            "10,0,0,1",
            "10.0.0.1,10.0.0.10",
            "10.0.0.1 10.0.0.10",
            "10.0.0.0/24",
            "10.0.0.1/32",
            "10.0.0.1/0",
            "0.0.0.0/0",
            "10.0.0.1/255.255.255.0",
            "10.0.0.0-10.0.0.255",
            "10.0.0.1-",
            "!10.0.0.1",
            "10.0.0.*",
            "10.0.0.[1]",
            "10.0.0.{1,10}",
            "10.0.0.1:22",
            "10.0.0.1%eth0",
            "localhost",
            "example.org",
            "one.one.one.one",
            "dead.beef",
            "face",
            "fe80::1%eth0",
            "::1%1",
            "[::1]",
            "[::1]:22",
            "dead:beef",
            "1:2",
            ":",
            ":::",
            "::1::2",
            "1::2::3",
            "1:2:3:4:5:6:7",
            "1:2:3:4:5:6:7:8:9",
            ":1:2:3:4:5:6:7:8",
            "1:2:3:4:5:6:7:8:",
            "1:2:3:4::5:6:7:8",
            "12345::1",
            "::12345",
            "g::1",
            "::g",
            "::1/128",
            "2001:db8::/32",
            "::ffff:10.0.0.256",
            "::ffff:10.0.0",
            "::ffff:10.0.0.1.1",
            "::10.0.0.01",
            "10.0.0.1::",
            "::ffff:0x0a.0.0.1",
            "2001:0db8:0000:0000:0000:0000:0000:0001:aaaa:b",
            "1:2:3:4:5:6:7:10.0.0.1",
            "::-1",
            "::+1",
            ": :1",
            "\u0661\u0660.0.0.1",
            "\uff11\uff10.\uff10.\uff10.\uff11",
            "10\u30020\u30020\u30021",
            "\u2460.0.0.1",
            "\u200b10.0.0.1",
            "10.0.0.1\u200b",
            "\u202e1.0.0.01",
            "\ufeff10.0.0.1",
            "10.0.0.\u00b9",
            "\ud83d\udc31",
            "10.0.0.1\n",
            "\n10.0.0.1",
            "10.0.0.1\n10.0.0.10",
            "10.0.0.1\r",
            "\u001b[2J10.0.0.1",
            "10.0.0.1\u0007");

    private static List<String> corpus() {
        var corpus = new ArrayList<>(NO_ADDRESSES);
        PLACES.forEach(place -> COMMANDS.forEach(command -> corpus.add(place.replace("%s", command))));
        IntStream.of(46, 200, 5_000, 100_000).forEach(length -> {
            corpus.add("1".repeat(length));
            corpus.add(":".repeat(length));
            corpus.add("10.0.0.1" + " ".repeat(length));
        });
        return corpus;
    }

    @Test
    void nothingOfTheCorpusIsRunAndNothingChanges() {
        server.bans(Filter.NFT_SETS, LOOKALIKES);
        var before = server.everything();
        var corpus = corpus();
        assertThat(corpus).hasSizeGreaterThan(200).doesNotHaveDuplicates();

        for (var i = 0; i < corpus.size(); i++) {
            var run = server.release(i % 2 == 0 ? "dash" : "bash", corpus.get(i));

            assertThat(server.litter()).as("«%s»: %s", corpus.get(i), run).isEmpty();
            assertResult(run, Outcome.REFUSED, "-", Reason.ADDRESS);
        }
        assertThat(server.everything()).isEqualTo(before);
        assertThat(server.awsCalls()).isEmpty();
    }

    /** Past the service's own check, which would have refused them. */
    @Test
    void nothingOfTheCorpusIsRunWhereAnAgentPastesIt() {
        server.bans(Filter.NFT_SETS, LOOKALIKES);
        var before = server.everything();

        for (var text : corpus()) {
            var run = server.releasePasted("dash", text, "release");

            assertThat(server.litter()).as("«%s»: %s", text, run).isEmpty();
            assertResult(run, Outcome.REFUSED, "-", Reason.ADDRESS);
        }
        assertThat(server.everything()).isEqualTo(before);
    }

    @Test
    void whatIsNeitherReleaseNorCheckIsRefused() {
        server.bans(Filter.NFT_SETS, LOOKALIKES);
        Stream.of("", "RELEASE", "release ", "flush", "$(touch /tmp/executed)", "release;touch /tmp/executed")
                .forEach(action -> {
                    assertResult(server.ordered("dash", "10.0.0.1", action), Outcome.REFUSED, "-", Reason.ACTION);
                    assertResult(server.releasePasted("bash", "10.0.0.1", action), Outcome.REFUSED, "-", Reason.ACTION);
                });
        assertThat(server.bans()).hasSize(LOOKALIKES.length);
        assertThat(server.litter()).isEmpty();
    }

    @Test
    void anAddressMayBePasted() {
        server.bans(Filter.NFT_SETS, LOOKALIKES);

        assertResult(server.releasePasted("dash", "10.0.0.10", "check"), Outcome.BANNED, "10.0.0.10");
        assertResult(server.releasePasted("dash", "10.0.0.10", "release"), Outcome.RELEASED, "10.0.0.10");
        assertResult(server.releasePasted("bash", "2001:db8::1", "release"), Outcome.RELEASED, "2001:db8::1");
        assertThat(server.bans()).containsExactlyInAnyOrder("10.0.0.1", "10.0.0.100", "110.0.0.1");
    }
}
