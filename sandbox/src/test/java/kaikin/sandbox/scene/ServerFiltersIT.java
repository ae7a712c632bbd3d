package kaikin.sandbox.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kaikin.sandbox.Sandbox;
import kaikin.sandbox.ServerChoice;
import kaikin.sandbox.Setup;
import kaikin.sandbox.cloud.Instance;
import kaikin.sandbox.demo.Until;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters as they are found on people's servers: nobody who is blocked is told that he is not. */
class ServerFiltersIT {
    private static final String ADDRESS = "203.0.113.7";
    private static final String OTHER = "198.51.100.23";

    private static final List<ServerChoice> CHOICES = Stream.of(
                    "nft-1=account-a,nft-sets",
                    "ipt-1=account-b,iptables-nft",
                    "legacy-1=account-a,iptables-legacy",
                    "ipset-1=account-b,ipset",
                    "f2b-1=account-b,fail2ban")
            .map(ServerChoice::parse)
            .toList();

    @SuppressWarnings("NullAway.Init") // opened before all
    private static Stage stage;

    @BeforeAll
    static void open() throws Exception {
        stage = new Stage(Sandbox.open(new Setup(Stage.PROJECT, List.of(), Optional.empty(), 0, CHOICES), line -> {}));
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
        assertThat(Until.trueWithin(Stage.PATIENCE, () -> stage.person().room().size() > before + 1))
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

    private static String run(String server, String script) throws IOException, InterruptedException {
        var ended = stage.sandbox().machine(server).run("bash", "-c", script);
        assertThat(ended.well()).as(server + ": " + ended.output()).isTrue();
        return ended.output();
    }
}
