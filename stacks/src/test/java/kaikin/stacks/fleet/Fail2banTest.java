package kaikin.stacks.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import kaikin.banlist.BanList;
import kaikin.contract.ReleaseResult.Outcome;
import kaikin.contract.ReleaseResult.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Fail2banTest extends ServerTest {
    @BeforeEach
    void startFail2ban() {
        server.startFail2ban();
        server.sh("fail2ban-client set sshd banip 10.0.0.1 10.0.0.10 10.9.0.0/24 10.9.0.7 2001:db8::1 110.0.0.1"
                + " && fail2ban-client set second banip 10.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash"})
    void freesTheAddressFromEveryJail(String shell) {
        var run = server.release(shell, "10.0.0.1");

        assertResult(run, Outcome.RELEASED, "10.0.0.1");
        assertThat(result(run).guards()).isEqualTo("fail2ban");
        assertThat(server.sh("fail2ban-client banned"))
                .isEqualTo(
                        "[{'sshd': ['10.0.0.10', '10.9.0.0/24', '10.9.0.7', '2001:db8::1', '110.0.0.1']}, {'second': []}]\n");
        assertThat(server.sh("iptables -S")).contains("-s 10.0.0.10/32 ").doesNotContain("-s 10.0.0.1/32 ");
        assertThat(server.awsCalls()).hasSize(1);
        assertThat(server.awsCalls().get(0).body()).contains("listing fail2ban\n[{'sshd': ['10.0.0.10'");
        assertThat(server.litter()).isEmpty();
    }

    @Test
    void freesTheNetAndTheAddressWithinAndKeepsTheRest() {
        assertResult(server.check("dash", "10.9.0.7"), Outcome.BANNED, "10.9.0.0/24,10.9.0.7");
        assertResult(server.release("dash", "10.9.0.8"), Outcome.RELEASED, "10.9.0.0/24");
        assertResult(server.check("dash", "10.9.0.7"), Outcome.BANNED, "10.9.0.7");
        assertResult(server.release("dash", "2001:db8::1"), Outcome.RELEASED, "2001:db8::1");
        assertResult(server.release("dash", "10.0.0.2"), Outcome.ABSENT, "-");
    }

    @Test
    void theFilterIsAskedTooAndNotFail2banAlone() {
        server.sh("fail2ban-client unban 10.0.0.1"
                + " && iptables -I f2b-sshd -s 10.0.0.1 -m comment --comment 'by hand' -j DROP");

        assertResult(server.check("dash", "10.0.0.1"), Outcome.BANNED, "10.0.0.1");
        assertResult(server.release("dash", "10.0.0.1"), Outcome.FAILED, "-", Reason.STILL_BANNED);
    }

    /** Killed, it cleans nothing up, and does not remember when it starts anew. */
    @ParameterizedTest
    @ValueSource(
            strings = {"iptables-multiport", "iptables-multiport-log", "nftables-multiport", "iptables-ipset-proto6"})
    void whatItForgotIsListedAndFreed(String action) {
        server.sh("""
                fail2ban-client stop >/dev/null
                sed -i 's/^banaction = .*/banaction = %s/' /etc/fail2ban/jail.local
                fail2ban-server -b start >/dev/null
                until fail2ban-client status second >/dev/null 2>&1; do sleep 0.05; done
                fail2ban-client set sshd banip 10.0.0.1 10.0.0.10
                until { iptables -S; nft list ruleset; ipset save; } 2>/dev/null | grep -q 10.0.0.10; do sleep 0.05; done
                pid=$(cat /run/fail2ban/fail2ban.pid)
                kill -9 $pid
                # Nobody waits for it here.
                while [ -d /proc/$pid ] && ! grep -q '^State:.Z' /proc/$pid/status; do sleep 0.05; done
                rm -f /run/fail2ban/*
                fail2ban-server -b start >/dev/null
                until fail2ban-client status second >/dev/null 2>&1; do sleep 0.05; done
                """.formatted(action));
        assertThat(server.sh("fail2ban-client banned")).isEqualTo("[{'sshd': []}, {'second': []}]\n");

        server.upload("dash");

        assertThat(server.awsCalls()).hasSize(1);
        assertThat(BanList.parse(server.awsCalls().get(0).body()).bans())
                .extracting(Object::toString)
                .contains("10.0.0.1", "10.0.0.10");
        assertResult(server.check("dash", "10.0.0.1"), Outcome.BANNED, "10.0.0.1");
        assertResult(server.release("dash", "10.0.0.1"), Outcome.RELEASED, "10.0.0.1");
        assertResult(server.check("dash", "10.0.0.1"), Outcome.ABSENT, "-");
        assertResult(server.check("dash", "10.0.0.10"), Outcome.BANNED, "10.0.0.10");
    }

    @Test
    void aRangeIsFreedWhole() {
        server.sh("fail2ban-client set second banip 198.51.100.5-198.51.100.9");

        assertResult(server.check("dash", "198.51.100.7"), Outcome.BANNED, "198.51.100.5-198.51.100.9");
        assertResult(server.release("dash", "198.51.100.7"), Outcome.RELEASED, "198.51.100.5-198.51.100.9");
        assertResult(server.check("dash", "198.51.100.7"), Outcome.ABSENT, "-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dash", "bash"})
    void usersAndHostNamesHinderNoRelease(String shell) {
        server.sh("fail2ban-client set second banip mika host7.example");

        assertResult(server.release(shell, "10.0.0.1"), Outcome.RELEASED, "10.0.0.1");
        assertThat(BanList.parse(server.awsCalls().get(0).body()).problem())
                .hasValueSatisfying(problem -> assertThat(problem).contains("2 entries that are no addresses"));
    }

    @Test
    void aJailMayHaveAnyName() {
        server.sh("""
                sed -i "s/^.second.$/[it's second]/" /etc/fail2ban/jail.local
                fail2ban-client reload >/dev/null
                fail2ban-client set "it's second" banip 10.0.0.1
                """);
        assertThat(server.sh("fail2ban-client banned")).contains("{\"it's second\": ['10.0.0.1']}");

        assertResult(server.release("dash", "10.0.0.1"), Outcome.RELEASED, "10.0.0.1");
    }

    /** A chain that nothing jumps to blocks nobody. */
    @Test
    void anUnusedChainOfAnOldActionIsNoBan() {
        server.sh(
                "iptables -F INPUT && fail2ban-client unban 10.0.0.1 && iptables -I f2b-sshd -s 10.0.0.1 -m comment --comment old -j DROP");

        assertResult(server.release("dash", "10.0.0.1"), Outcome.ABSENT, "-");
    }

    @Test
    void sshguardBesideItIsAskedToo() {
        server.bans(Filter.NFT_SETS, "10.0.0.1", "10.0.0.3");

        var run = server.release("dash", "10.0.0.1");

        assertResult(run, Outcome.RELEASED, "10.0.0.1");
        assertThat(result(run).guards()).isEqualTo("nft-sets,fail2ban");
    }

    @Test
    void aServerThatHangsUpIsNeverTakenForOneWithoutBans() {
        server.sh("fail2ban-client stop >/dev/null; mkdir -p /run/fail2ban;"
                + " python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind(\"/run/fail2ban/fail2ban.sock\")'");

        var run = server.release("dash", "10.0.0.1");

        assertResult(run, Outcome.FAILED, "-", Reason.UNREADABLE);
        assertThat(server.upload("dash").status()).isEqualTo(1);
    }

    @Test
    void anUnchangedListIsNotUploadedAgain() {
        assertThat(server.upload("dash").stdout()).isEqualTo("uploaded\n");
        assertThat(server.upload("bash").stdout()).startsWith("unchanged");
    }
}
