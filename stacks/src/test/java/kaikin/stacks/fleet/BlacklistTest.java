package kaikin.stacks.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.contract.ReleaseResult.Outcome;
import kaikin.contract.ReleaseResult.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlacklistTest extends ServerTest {
    private static final String FILE = "place/var/lib/blacklist.db";
    private static final String ENTRIES = """
            1795324086|100|4|10.0.0.10
            # 1795324086|100|4|10.0.0.1
            1795324113|100|4|10.0.0.1
            1795324113|100|6|2001:db8::1
            1795324114|260|4|10.0.0.1
            1795324114|260|4|110.0.0.1
            """;

    private void blacklist(String entries, String... more) {
        server.write(FILE, entries);
        server.configure("BLACKLIST_FILE=90:/var/lib/blacklist.db\n" + String.join("\n", more) + "\n");
    }

    @ParameterizedTest
    @MethodSource("filtersAndShells")
    void itsEntryIsDefusedInPlace(Filter filter, String shell) {
        server.bans(filter, "10.0.0.1", "10.0.0.10");
        blacklist(ENTRIES);
        // As sshguard does while it runs: the file stays open for what comes.
        var inode = server.sh("stat -c %i /var/lib/blacklist.db");

        assertResult(server.release(shell, "10.0.0.1"), Outcome.RELEASED, "10.0.0.1");

        server.sh("echo '1|100|4|10.0.0.3' >>/var/lib/blacklist.db");
        assertThat(server.sh("stat -c %i /var/lib/blacklist.db")).isEqualTo(inode);
        assertThat(server.read(FILE)).isEqualTo("""
                1795324086|100|4|10.0.0.10
                # 1795324086|100|4|10.0.0.1
                #795324113|100|4|10.0.0.1
                1795324113|100|6|2001:db8::1
                #795324114|260|4|10.0.0.1
                1795324114|260|4|110.0.0.1
                1|100|4|10.0.0.3
                """);
    }

    @Test
    void itIsDefusedThoughTheFilterIsFreeAlready() {
        server.bans(Filter.NFT_SETS);
        blacklist(ENTRIES);

        assertResult(server.check("dash", "2001:db8::1"), Outcome.ABSENT, "-", Reason.BLACKLIST);
        assertResult(server.release("dash", "2001:db8:0::1"), Outcome.ABSENT, "-");
        assertResult(server.check("dash", "2001:db8::1"), Outcome.ABSENT, "-");
        assertThat(server.read(FILE))
                .contains("\n#795324113|100|6|2001:db8::1\n")
                .hasSameSizeAs(ENTRIES);
    }

    @Test
    void aNeighbourWhoseNetWouldComeBackIsDefusedToo() {
        server.bans(Filter.NFT_SETS, "10.0.0.0/24");
        blacklist(ENTRIES, "IPV4_SUBNET=24");

        assertResult(server.release("dash", "10.0.0.77"), Outcome.RELEASED, "10.0.0.0/24");
        assertThat(server.read(FILE)).doesNotContain("\n1795324113|100|4").contains("1795324114|260|4|110.0.0.1");
        assertThat(server.read(FILE)).startsWith("#795324086|100|4|10.0.0.10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "garbage", "1|2|3", "1|100|4|x\n||||\n", "1795324114|260|4|10.0.0.1"})
    void oddAndUnfinishedLinesDoNoHarm(String entries) {
        server.bans(Filter.NFT_SETS, "10.0.0.1");
        blacklist(entries);

        assertResult(server.release("dash", "10.0.0.1"), Outcome.RELEASED, "10.0.0.1");
        assertThat(server.read(FILE)).isEqualTo(entries.replace("1795324114", "#795324114"));
    }

    /** All of these sshguard 2.4.2 reads as a ban of the address. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1700000000|100|4|203.0.113.7 ",
                "1700000000|100|4|203.0.113.7\t",
                "1700000000|100|4|203.0.113.7  # router of the office | ours",
                "1700000000|100|4| 203.0.113.7",
                "1700000000| 100| 4|\t203.0.113.7",
                "1700000000|100|4|203.0.113.7\r",
                "+1700000000|+100|+4|203.0.113.7",
                "1700000000|100|6|::ffff:203.0.113.7"
            })
    void everyFormThatSshguardReadsIsDefused(String line) {
        server.bans(Filter.NFT_SETS, "203.0.113.7");
        blacklist("1700000000|100|4|203.0.113.70\n" + line + "\n1700000000|100|4|203.0.113.71\n");

        assertResult(server.check("dash", "203.0.113.7"), Outcome.BANNED, "203.0.113.7", Reason.BLACKLIST);
        assertResult(server.release("dash", "203.0.113.7"), Outcome.RELEASED, "203.0.113.7");
        assertThat(server.read(FILE))
                .isEqualTo(
                        "1700000000|100|4|203.0.113.70\n#" + line.substring(1) + "\n1700000000|100|4|203.0.113.71\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BLACKLIST_FILE=90:/var/lib/blacklist.db # a comment",
                "BLACKLIST_FILE=\"90:/var/lib/blacklist.db\"",
                "BLACKLIST_FILE='90:/var/lib/blacklist.db'; WHITELIST_FILE=/x",
                "BLACKLIST_FILE=90:/var/lib/\"blacklist\".'db'",
                "BLACKLIST_FILE=90:/var/\\lib/black\\list.db",
                "  export BLACKLIST_FILE=90:/var/lib/blacklist.db",
                "WHITELIST_FILE=/x BLACKLIST_FILE=90:/var/lib/blacklist.db",
                "BLACKLIST_FILE=90:/other\nBLACKLIST_FILE=90:\\\n/var/lib/blacklist.db",
                // Its own script hands it on without quotes.
                "BLACKLIST_FILE=' 90:/var/lib/blacklist.db of ours'"
            })
    void thePathIsFoundInEveryFormThatAShellTakes(String line) {
        server.bans(Filter.NFT_SETS, "10.0.0.1");
        server.write(FILE, ENTRIES);
        server.configure(line + "\n");

        assertResult(server.release("dash", "10.0.0.1"), Outcome.RELEASED, "10.0.0.1");
        assertThat(server.read(FILE)).contains("#795324113|100|4|10.0.0.1\n");
    }

    @Test
    void aFileThatIsNotThereYetIsNoTrouble() {
        server.bans(Filter.NFT_SETS, "10.0.0.1");
        server.configure("BLACKLIST_FILE=90:/var/lib/blacklist.db\n");

        assertResult(server.release("dash", "10.0.0.1"), Outcome.RELEASED, "10.0.0.1");
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidToBringTheAddressBack() {
        server.bans(Filter.NFT_SETS, "10.0.0.1");
        blacklist(ENTRIES);
        server.sh("mount --bind /var/lib /var/lib && mount -o remount,bind,ro /var/lib");

        var run = server.release("dash", "10.0.0.1");

        assertResult(run, Outcome.RELEASED, "10.0.0.1", Reason.BLACKLIST);
        assertThat(run.stderr()).contains("/var/lib/blacklist.db brings 10.0.0.1 back");
        assertThat(server.bans()).isEmpty();
    }

    /** The real one, as sshguard starts it: {@code -b} on its command line says more than the configuration. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sshg-blocker -a 30 -p 120 -b 90:/var/lib/blacklist.db",
                "sshg-blocker -b90:/var/lib/blacklist.db -a 30",
                "sshg-blocker -b 90:/other.db -a 30 -b 90:/var/lib/blacklist.db",
                "sshg-blocker -a 30 -b '90: /var/lib/blacklist.db more'",
                "cd /var/lib; sshg-blocker -b 90:blacklist.db"
            })
    void theFileOfTheRunningSshguardIsDefusedToo(String command) {
        server.bans(Filter.NFT_SETS, "10.0.0.1");
        server.write(FILE, ENTRIES);
        server.write("place/var/lib/configured.db", ENTRIES);
        server.configure("BLACKLIST_FILE=90:/var/lib/configured.db\n");
        run(command);

        assertResult(server.check("dash", "110.0.0.1"), Outcome.ABSENT, "-", Reason.BLACKLIST);
        assertResult(server.release("dash", "10.0.0.1"), Outcome.RELEASED, "10.0.0.1");
        assertThat(server.read(FILE)).contains("\n#795324113|100|4|10.0.0.1\n").hasSameSizeAs(ENTRIES);
        assertThat(server.read("place/var/lib/configured.db")).isEqualTo(server.read(FILE));
    }

    /** Its script takes the configured subnet all the same, and hands the file on. */
    @Test
    void sshguardsOwnOptionIsHeededWithTheConfiguredSubnet() {
        server.bans(Filter.NFT_SETS);
        server.write(FILE, ENTRIES);
        server.configure("FILES=/dev/null\nIPV4_SUBNET=24\nBLACKLIST_FILE=90:/var/lib/other.db\n");
        server.sh(
                "setsid /usr/sbin/sshguard -b 90:/var/lib/blacklist.db -i /run/sshguard.pid </dev/null >/mnt/sshguard 2>&1 &"
                        + " until nft get element ip sshguard attackers '{ 110.0.0.0/24 }' >/dev/null 2>&1; do sleep 0.02; done");

        assertResult(server.release("dash", "110.0.0.7"), Outcome.RELEASED, "110.0.0.0/24");
        assertThat(server.read(FILE)).contains("\n#795324114|260|4|110.0.0.1\n", "\n1795324113|100|4|10.0.0.1\n");
    }

    /** One that bans elsewhere is none of ours; one that sees other files is one of which nobody can say anything. */
    @Test
    void aSshguardInAContainerIsNotTakenForOurs() {
        server.bans(Filter.NFT_SETS, "10.0.0.1", "10.0.0.10");
        server.write(FILE, ENTRIES);
        run("unshare --net sshg-blocker -b 90:/var/lib/blacklist.db");

        assertResult(server.release("dash", "10.0.0.1"), Outcome.RELEASED, "10.0.0.1");
        assertThat(server.read(FILE)).isEqualTo(ENTRIES);

        server.write(
                "container",
                "#!/bin/sh\nmount -t tmpfs tmpfs /var/lib\ncp /mnt/%s /var/lib\n".formatted(FILE)
                        + "exec /usr/libexec/sshguard/sshg-blocker \"$@\"\n");
        run("unshare --mount sh /mnt/container -b 90:/var/lib/blacklist.db");

        var run = server.release("dash", "10.0.0.10");
        assertResult(run, Outcome.RELEASED, "10.0.0.10", Reason.BLACKLIST);
        assertThat(run.stderr()).contains("sshguard sees another /var/lib/blacklist.db");
        assertThat(server.read(FILE)).isEqualTo(ENTRIES);
    }

    /** As systemd's hardening gives it: directories of its own, and the same file. */
    @Test
    void aSshguardWithANamespaceOfItsOwnOverTheSameFileIsOurs() {
        server.bans(Filter.NFT_SETS, "10.0.0.1");
        server.write(FILE, ENTRIES);
        run("unshare --mount sshg-blocker -b 90:/var/lib/blacklist.db");

        assertResult(server.release("dash", "10.0.0.1"), Outcome.RELEASED, "10.0.0.1");
        assertThat(server.read(FILE)).contains("\n#795324113|100|4|10.0.0.1\n");
    }

    /** What starts it names the file, and it is not running. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "default/sshguard ~ ARGS=\"-b 90:/var/lib/blacklist.db\"",
                "default/sshguard ~ export DAEMON_ARGS='-i /run/x -b90:/var/lib/blacklist.db -a 30' # ours",
                "systemd/system/sshguard.service ~ ExecStart=/usr/sbin/sshguard -i /run/x -b 90:/var/lib/blacklist.db",
                "systemd/system/sshguard.service.d/ours.conf ~ ExecStart=/usr/sbin/sshguard -b \"90:/var/lib/blacklist.db\"",
                "systemd/system/sshguard.service.d/ours.conf ~ Environment=\"ARGS=-b 90:/var/lib/blacklist.db\"",
                "systemd/system/sshguard.service.d/ours.conf ~ ExecStart=/usr/sbin/sshguard -a 30 \\\\n -b 90:/var/lib/blacklist.db"
            })
    void theFileThatItsStartNamesIsDefusedToo(String file, String line) {
        server.bans(Filter.NFT_SETS, "10.0.0.1");
        server.write(FILE, ENTRIES);
        startFile(file, line);

        assertResult(server.release("dash", "10.0.0.1"), Outcome.RELEASED, "10.0.0.1");
        assertThat(server.read(FILE)).contains("\n#795324113|100|4|10.0.0.1\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-b $FILE", "-b 90:relative.db", "-b 90:/var/%i.db", "-b", "-b /var/lib/blacklist.db"})
    void aStartThatNamesAFileThatNobodyCanTellIsSaidToBeUnknown(String option) {
        server.bans(Filter.NFT_SETS, "10.0.0.1");
        startFile("systemd/system/sshguard.service", "# -b 90:/x\nExecStart=/usr/sbin/sshguard " + option);

        var run = server.release("dash", "10.0.0.1");
        assertResult(run, Outcome.RELEASED, "10.0.0.1", Reason.BLACKLIST);
        assertThat(run.stderr()).contains("/etc/systemd/system/sshguard.service");
    }

    private void startFile(String file, String line) {
        server.sh("mkdir -p /mnt/default /mnt/systemd; mount --bind /mnt/default /etc/default;"
                + " mount --bind /mnt/systemd /etc/systemd; mkdir -p \"$(dirname /etc/" + file + ")\"");
        server.write(file, line.replace("\\n", "\n") + "\n");
    }

    private void run(String blocker) {
        server.sh(
                "rm -f /mnt/blocked; { sleep 1000 | (PATH=$PATH:/usr/libexec/sshguard; %s); } >/mnt/blocked 2>/mnt/blocker.log &"
                                .formatted(blocker)
                        + " until grep -q ^block /mnt/blocked 2>/dev/null; do sleep 0.02; done");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"90:$HOME/db\"",
                "90:relative",
                "'90:/x`touch /tmp/executed`'",
                "90:/x\nif true; then BLACKLIST_FILE=90:/y; fi",
                "90:/x\neval 'BLACKLIST_FILE=90:/y'",
                "90:/x\n. /etc/sshguard/more.conf",
                "'90:/var/lib/*.db'"
            })
    void aPathThatOnlyAShellCouldReadIsSaidToBeUnknown(String path) {
        server.bans(Filter.NFT_SETS, "10.0.0.1");
        server.configure("BLACKLIST_FILE=" + path + "\n");

        assertResult(server.release("dash", "10.0.0.1"), Outcome.RELEASED, "10.0.0.1", Reason.BLACKLIST);
        assertThat(server.litter()).isEmpty();
    }
}
