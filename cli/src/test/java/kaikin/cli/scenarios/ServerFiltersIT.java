package kaikin.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import kaikin.cli.plans.StackPlanRecorder;
import kaikin.sandbox.Sandbox;
import kaikin.sandbox.SandboxOptions;
import kaikin.sandbox.SandboxOptions.ServerChoice;
import kaikin.sandbox.cloud.Instance;
import kaikin.sandbox.demo.Await;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters as they are found on people's servers: nobody who is blocked is told that he is not. */
class ServerFiltersIT {
    private static final String ADDRESS = "203.0.113.7";
    private static final String OTHER = "198.51.100.23";

    /** The blacklist that sshguard is started with. */
    private static final String STARTED = "/var/lib/kaikin/started.db";

    private static final List<ServerChoice> CHOICES = Stream.of(
                    "nft-1=account-a,nft-sets",
                    "ipt-1=account-b,iptables-nft",
                    "legacy-1=account-a,iptables-legacy",
                    "ipset-1=account-b,ipset",
                    "f2b-1=account-b,fail2ban")
            .map(ServerChoice::parse)
            .toList();

    @SuppressWarnings("NullAway.Init") // opened before all
    private static ScenarioSandbox stage;

    @BeforeAll
    static void open() throws Exception {
        stage = new ScenarioSandbox(Sandbox.open(
                new SandboxOptions(
                        ScenarioSandbox.PROJECT,
                        StackPlanRecorder.source(ScenarioSandbox.PROJECT, List.of()),
                        Optional.empty(),
                        0,
                        CHOICES),
                line -> {}));
    }

    @AfterAll
    static void close() throws IOException {
        stage.close();
    }

    /** fail2ban is killed, and starts anew without remembering; its rule is still there. */
    @ParameterizedTest
    @ValueSource(strings = {"iptables-multiport", "iptables-multiport-log"})
    void whatAKilledFail2banForgotIsFoundAndFreed(String action) throws Exception {
        restartFail2ban(action + "[blocktype=DROP]", "fail2ban-client stop");
        banByFail2ban(ADDRESS);
        restartFail2ban(
                action + "[blocktype=DROP]",
                "kill -9 $(cat /run/fail2ban/fail2ban.pid); sleep 0.1; rm -f /run/fail2ban/*");
        assertThat(run("f2b-1", "fail2ban-client banned")).doesNotContain(ADDRESS);
        assertThat(stage.client().timesOut(ADDRESS, "f2b-1")).isTrue();
        stage.sandbox().minute();

        assertThat(askAndHear(ADDRESS)).satisfies(told -> {
            assertThat(told.get(0)).contains("作業開始", "f2b-1");
            assertThat(told.get(1)).contains("作業成功", ADDRESS);
        });
        assertThat(stage.client().logsIn(ADDRESS, "f2b-1")).isTrue();
    }

    /** A chain of another name, as hosting panels bring it, from which fail2ban takes one of two rules. */
    @Test
    void aRuleThatIsLeftInAChainOfSomebodyElseIsSaidToBe() throws Exception {
        run("f2b-1", """
                cat >/etc/fail2ban/action.d/panel.conf <<'F'
                [Definition]
                actionstart = iptables -N fail2ban-SSH
                              iptables -A fail2ban-SSH -j RETURN
                              iptables -I INPUT -p tcp --dport 22 -j fail2ban-SSH
                actionban = iptables -I fail2ban-SSH 1 -s <ip> -j DROP
                actionunban = iptables -D fail2ban-SSH -s <ip> -j DROP
                F
                """);
        restartFail2ban("panel", "fail2ban-client stop");
        banByFail2ban(ADDRESS);
        run("f2b-1", "iptables -I fail2ban-SSH 1 -s 203.0.113.0/24 -j DROP");
        stage.sandbox().minute();

        assertThat(askAndHear(ADDRESS).get(1)).contains("作業失敗", "f2b-1", "パケットフィルターにまだ残っています");
        assertThat(stage.client().timesOut(ADDRESS, "f2b-1")).isTrue();

        restartFail2ban("iptables-multiport[blocktype=DROP]", "iptables -F INPUT; fail2ban-client stop");
    }

    /** One statement that only nft knows, and iptables cannot list sshguard's chain any more. */
    @Test
    void aChainThatCannotBeListedIsUnreadableAndNotEmpty() throws Exception {
        run(
                "ipt-1",
                "iptables -I sshguard -s 203.0.113.7/32 -j DROP; nft insert rule ip filter sshguard ct state established accept");
        stage.sandbox().minute();
        try {
            assertThat(stage.ask("確認 198.51.100.77")).contains("リストを読み取れないサーバー: ipt-1");
            assertThat(askAndHear(ADDRESS).get(1)).contains("作業失敗", "ipt-1", "BANの一覧を読み取れません");
            assertThat(stage.client().timesOut(ADDRESS, "ipt-1")).isTrue();
        } finally {
            run(
                    "ipt-1",
                    "nft delete rule ip filter sshguard handle"
                            + " $(nft -a list chain ip filter sshguard | sed -n 's/.*established accept # handle //p')");
            run("ipt-1", "iptables -F sshguard");
            stage.sandbox().minute();
        }
    }

    @Test
    void aRangeIsBannedFromItsFirstAddressToItsLast() throws Exception {
        run("nft-1", "nft add element ip sshguard attackers '{ 203.0.113.5-203.0.113.9 }'");
        stage.sandbox().minute();
        assertThat(stage.client().timesOut(ADDRESS, "nft-1")).isTrue();

        assertThat(askAndHear(ADDRESS).get(1)).contains("作業成功", "203.0.113.5-203.0.113.9");
        assertThat(stage.client().logsIn(ADDRESS, "nft-1")).isTrue();
    }

    /** The set is another's, and its name is nobody's: the middle of its range is named, and not freed. */
    @Test
    void aRangeInASetOfSomebodyElseIsListedAndNamed() throws Exception {
        run("nft-1", """
                nft -f - <<'END'
                table inet mine {
                  set bad { type ipv4_addr; flags interval; elements = { 198.51.100.20-198.51.100.25 }
                  }
                  chain input { type filter hook input priority 5; ip saddr @bad drop
                  }
                }
                END
                """);
        try {
            stage.sandbox().minute();
            assertThat(stage.client().timesOut(OTHER, "nft-1")).isTrue();
            assertThat(stage.ask("確認 " + OTHER)).contains("確認結果", "nft-1");

            assertThat(askAndHear(OTHER).get(1)).contains("作業失敗", "nft-1", "パケットフィルターにまだ残っています");
            assertThat(run("nft-1", "nft list set inet mine bad")).contains("198.51.100.20-198.51.100.25");
        } finally {
            run("nft-1", "nft delete table inet mine");
            stage.sandbox().minute();
        }
    }

    /** As fail2ban 1.1's action for nft makes its sets; the range is banned in one jail, its middle in the other. */
    @Test
    void aRangeInFail2banIsListedAndFreedWhole() throws Exception {
        run("f2b-1", """
                cp /etc/fail2ban/action.d/nftables.conf /etc/fail2ban/action.d/intervals.conf
                sed -i 's/type <addr_type>\\\\;/& flags interval\\\\;/' /etc/fail2ban/action.d/intervals.conf
                printf '[ranges]\nenabled = true\nfilter = sshd\nport = 22\nlogpath = /var/log/ranges.log\n' >/etc/fail2ban/jail.d/zz-ranges.conf
                : >/var/log/ranges.log
                """);
        restartFail2ban("intervals[type=multiport, blocktype=drop]", "fail2ban-client stop");
        try {
            run(
                    "f2b-1",
                    "fail2ban-client set ranges banip 203.0.113.5-203.0.113.9; fail2ban-client set sshd banip "
                            + ADDRESS
                            + "; until nft list table inet f2b-table | grep -q 203.0.113.5-203.0.113.9"
                            + " && nft list table inet f2b-table | grep -q '{ 203.0.113.7 }'; do sleep 0.05; done");
            stage.sandbox().minute();
            assertThat(stage.client().timesOut(ADDRESS, "f2b-1")).isTrue();
            run("f2b-1", "fail2ban-client set sshd unbanip " + ADDRESS);
            stage.sandbox().minute();
            assertThat(stage.ask("確認 " + ADDRESS)).contains("確認結果", "f2b-1");
            run("f2b-1", "fail2ban-client set sshd banip " + ADDRESS);

            assertThat(askAndHear(ADDRESS).get(1)).contains("作業成功", "203.0.113.5-203.0.113.9");
            assertThat(stage.client().logsIn(ADDRESS, "f2b-1")).isTrue();
            assertThat(run("f2b-1", "fail2ban-client banned")).doesNotContain("203.0.113.");
        } finally {
            run("f2b-1", "rm -f /etc/fail2ban/jail.d/zz-ranges.conf");
            restartFail2ban("iptables-multiport[blocktype=DROP]", "fail2ban-client stop");
            stage.sandbox().minute();
        }
    }

    /** ip6tables-nft 1.8.9 would delete the first ban that begins with the address, whatever its length. */
    @ParameterizedTest
    @CsvSource({
        "ip6tables, ip6-ipt-1, 2001:db8::7, 2001:db8::/64, 2001:db8::/126",
        "iptables, ipt-1, 203.0.113.7, 203.0.113.0/24, 203.0.113.0/30"
    })
    void onlyTheBanGoesAndNoneOfAnotherLength(String program, String host, String address, String ban, String other)
            throws Exception {
        run(
                "ipt-1",
                "%1$s -A sshguard -s %2$s -j DROP; %1$s -A sshguard -s %3$s -j DROP".formatted(program, other, ban));
        try {
            stage.sandbox().minute();
            assertThat(stage.client().timesOut(address, host)).isTrue();

            assertThat(askAndHear(address).get(1)).contains("作業成功", ban);
            assertThat(stage.client().logsIn(address, host)).isTrue();
            assertThat(run("ipt-1", program + " -S sshguard"))
                    .isEqualTo("-N sshguard\n-A sshguard -s %s -j DROP\n".formatted(other));
        } finally {
            run("ipt-1", program + " -F sshguard");
            stage.sandbox().minute();
        }
    }

    /** The rule before the ban is somebody's who watches mail: only the ban goes, and what is left is named. */
    @ParameterizedTest
    @CsvSource({"ip6tables, ip6-ipt-1, 2001:db8::7, 2001:db8::/64", "iptables, ipt-1, 203.0.113.7, 203.0.113.0/24"})
    void aRuleOfSomebodyElseWithTheSameSourceIsNamedAndLeft(String program, String host, String address, String net)
            throws Exception {
        run(
                "ipt-1",
                "%1$s -A sshguard -s %2$s -p tcp -m tcp --dport 25 -j DROP; %1$s -A sshguard -s %2$s -j DROP"
                        .formatted(program, net));
        try {
            stage.sandbox().minute();
            assertThat(stage.client().timesOut(address, host)).isTrue();

            assertThat(askAndHear(address).get(1)).contains("作業失敗", "ipt-1", "パケットフィルターにまだ残っています");
            assertThat(stage.client().logsIn(address, host)).isTrue();
            assertThat(run("ipt-1", program + " -S sshguard"))
                    .isEqualTo("-N sshguard\n-A sshguard -s %s -p tcp -m tcp --dport 25 -j DROP\n".formatted(net));
        } finally {
            run("ipt-1", program + " -F sshguard");
            stage.sandbox().minute();
        }
    }

    /** The agent kills a script in the middle of its upload, and the AWS CLI goes on after the next one has ended. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theOrphanOfAKilledUploadWritesNothing(boolean release) throws Exception {
        var free = "192.0.2.44";
        run("nft-1", "nft add element ip sshguard attackers '{ %s }'".formatted(OTHER));
        stage.sandbox().minute();
        run("nft-1", "nft add element ip sshguard attackers '{ %s }'".formatted(free));
        var minute = Executors.newSingleThreadExecutor();
        try {
            var killed = minute.submit(() -> stage.sandbox().minute());
            var orphan = orphanOfTheNextUpload();
            assertThat(killed.get()).contains("nft-1: TimedOut");
            run("nft-1", "nft delete element ip sshguard attackers '{ %s }'".formatted(free));

            if (release) {
                assertThat(askAndHear(OTHER).get(1)).contains("作業成功");
            } else {
                assertThat(stage.sandbox().minute()).contains("nft-1: Success: uploaded");
            }
            run(
                    "nft-1",
                    "kill -CONT %1$s 2>/dev/null; while kill -0 %1$s 2>/dev/null; do sleep 0.05; done"
                            .formatted(orphan));

            assertThat(stage.sandbox().minute()).contains("nft-1: Success: unchanged");
            assertThat(stage.ask("確認 " + free)).contains("確認結果").doesNotContain("nft-1");
        } finally {
            minute.shutdown();
            run("nft-1", "nft flush set ip sshguard attackers");
            stage.sandbox().minute();
        }
    }

    /** Kills the script once the AWS CLI has the list in its hands, and stops the CLI there; answers its process. */
    private static String orphanOfTheNextUpload() throws IOException, InterruptedException {
        return run("nft-1", """
                        until [ -n "$orphan" ]; do
                          for file in /proc/[0-9]*/fd/*; do
                            [ "$file" -ef /run/kaikin/work/ban-list ] && grep -qx aws "${file%/fd/*}/comm" || continue
                            orphan=${file#/proc/} orphan=${orphan%%/*}
                            break
                          done
                        done 2>/dev/null
                        script=$(cat /run/kaikin/owner)
                        kill -KILL "$script"
                        # Stopped before, it would get a hang-up now.
                        while [ -e "/proc/$script" ]; do :; done
                        kill -STOP "$orphan" && [ -e "/proc/$orphan/exe" ] && echo "$orphan"
                        """).strip();
    }

    /** The kernel takes any name; the key of a list does not. */
    @Test
    void aServerOfAnyNameIsHeardOf() throws Exception {
        run(
                "legacy-1",
                "iptables-legacy -I sshguard -s " + OTHER + " -j DROP; printf leg_srv >/proc/sys/kernel/hostname");
        try {
            stage.sandbox().minute();
            assertThat(stage.ask("確認 " + OTHER)).contains("leg_srv");

            run("legacy-1", "printf 'leg srv!' >/proc/sys/kernel/hostname");
            stage.sandbox().minute();
            assertThat(stage.ask("確認 " + OTHER)).contains(Instance.id("111111111111", "legacy-1"));
        } finally {
            run("legacy-1", "iptables-legacy -F sshguard; hostname legacy-1");
            stage.sandbox().minute();
        }
    }

    @Test
    void everyLineOfTheBlacklistThatSshguardReadsIsDefused() throws Exception {
        run("nft-1", """
                echo 'BLACKLIST_FILE="90:"/var/lib/kaikin/bl.db # ours' >>/etc/sshguard/sshguard.conf
                printf '1700000000|100|4|203.0.113.7 \\n1|100|4| 203.0.113.7\\n1|100|4|203.0.113.7  # router\\n1|100|4|198.51.100.9\\n' >/var/lib/kaikin/bl.db
                nft add element ip sshguard attackers '{ 203.0.113.7 }'
                """);
        stage.sandbox().minute();

        assertThat(askAndHear(ADDRESS).get(1)).contains("作業成功");

        assertThat(run("nft-1", "cut -c1-2 /var/lib/kaikin/bl.db")).isEqualTo("#7\n#|\n#|\n1|\n");
        assertThat(
                        run(
                                "nft-1",
                                "(sleep 0.5) | /usr/libexec/sshguard/sshg-blocker -a 30 -p 120 -s 1800 -b 90:/var/lib/kaikin/bl.db"))
                .contains("block 198.51.100.9")
                .doesNotContain("block " + ADDRESS);
    }

    /** The configuration names no such file, or another: sshguard's own command line does. */
    @Test
    void theBlacklistOfTheRunningSshguardIsDefused() throws Exception {
        var address = "192.0.2.44";
        restartSshguard();
        stage.getBanned(address, "nft-1");
        assertThat(Await.trueWithin(
                        ScenarioSandbox.PATIENCE,
                        () -> run("nft-1", "cat " + STARTED + " || :").contains("|" + address + "\n")))
                .isTrue();
        stage.sandbox().minute();

        assertThat(askAndHear(address).get(1)).contains("作業成功", address);

        restartSshguard();
        assertThat(stage.client().logsIn(address, "nft-1")).isTrue();
        assertThat(run("nft-1", "cat " + STARTED)).startsWith("#");
    }

    @Test
    void theWordNomatchInACommentIsAWordInAComment() throws Exception {
        run(
                "ipset-1",
                "ipset create with hash:net family inet timeout 3600 comment; ipset swap with sshguard4;"
                        + " ipset add sshguard4 203.0.113.7 comment 'seen twice, nomatch in whois'");
        stage.sandbox().minute();
        assertThat(stage.client().timesOut(ADDRESS, "ipset-1")).isTrue();

        assertThat(askAndHear(ADDRESS).get(1)).contains("作業成功", ADDRESS);
        assertThat(stage.client().logsIn(ADDRESS, "ipset-1")).isTrue();
    }

    /** The bot's answer, and how it ended. */
    private static List<String> askAndHear(String text) throws IOException, InterruptedException {
        var before = stage.person().room().size();
        var answer = stage.ask(text);
        assertThat(answer).contains("作業開始");
        assertThat(Await.trueWithin(
                        ScenarioSandbox.PATIENCE, () -> stage.person().room().size() > before + 1))
                .as(answer)
                .isTrue();
        return List.of(answer, stage.person().room().get(before + 1));
    }

    private static void banByFail2ban(String address) throws IOException, InterruptedException {
        run(
                "f2b-1",
                "fail2ban-client set sshd banip %1$s; until iptables -S | grep -q %1$s; do sleep 0.05; done"
                        .formatted(address));
    }

    private static void restartFail2ban(String action, String end) throws IOException, InterruptedException {
        run("f2b-1", """
                sed -i 's/^banaction = .*/banaction = %s/' /etc/fail2ban/jail.d/zz-sandbox.conf
                %s
                while fail2ban-client ping; do sleep 0.05; done
                setsid fail2ban-server -xf start </dev/null >>/var/log/fail2ban.log 2>&1 &
                until fail2ban-client status sshd; do sleep 0.05; done
                """.formatted(action, end));
    }

    /** A new one that starts before the old one's group is gone would lose its tables. */
    private static void restartSshguard() throws IOException, InterruptedException {
        run("nft-1", """
                pid=$(cat /run/sshguard.pid)
                kill "$pid"
                while kill -0 -- "-$pid" 2>/dev/null; do sleep 0.05; done
                setsid sshguard -i /run/sshguard.pid -b 30:%s </dev/null >>/var/log/sshguard.log 2>&1 &
                until grep -qx tail /proc/[0-9]*/comm && nft list chain ip6 sshguard blacklist; do sleep 0.05; done
                """.formatted(STARTED));
    }

    private static String run(String server, String script) throws IOException, InterruptedException {
        var ended = stage.sandbox().machine(server).run("bash", "-c", script);
        assertThat(ended.well()).as(server + ": " + ended.output()).isTrue();
        return ended.output();
    }
}
