package kaikin.stacks.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import kaikin.banlist.IpAddress;
import kaikin.banlist.IpNetwork;
import kaikin.banlist.IpRange;
import kaikin.contract.ReleaseResult.Outcome;
import kaikin.contract.ReleaseResult.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random servers: what a release leaves is, rule for rule, a server on which the covering bans were never made. {@code
 * -Dkaikin.scenes=1000} plays more of them, {@code -Dkaikin.seed=…} others.
 */
class RandomScenesIT extends ServerTest {
    private static final int SCENES = Integer.getInteger("kaikin.scenes", 10);
    private static final long SEED = Long.getLong("kaikin.seed", 20_261_122);

    /** What others have on the same server, about the same addresses. */
    private static final String FOREIGN = """
            nft -f - <<'END'
            table inet mine {
              set attackers { type ipv4_addr; flags interval; elements = { 10.0.0.1, 10.0.0.10, 203.0.113.0/24 }
              }
              chain input { type filter hook input priority 5; ip saddr @attackers drop; ip6 saddr 2001:db8::1 drop
              }
            }
            END
            for program in iptables-nft iptables-legacy; do
              $program -N other
              $program -A INPUT -s 10.0.0.1 -p tcp --dport 80 -m comment --comment 'not -A sshguard -s 10.0.0.1' -j DROP
              $program -A other -s 10.0.0.0/24 -j DROP
            done
            ipset create other hash:net family inet && ipset add other 10.0.0.1 && ipset add other 10.0.0.0/24
            """;

    /** Whom these block. The chain and the set «other» are used by nobody. */
    private static final List<String> FOREIGN_BANS = List.of("10.0.0.1", "10.0.0.10", "203.0.113.0/24", "2001:db8::1");

    /** What one more of the others has written, one kind a scene, after the bans. */
    private enum Foreign {
        NOTHING(""),
        REJECT("iptables-nft -A INPUT -s 10.0.0.0/30 -j REJECT", "10.0.0.0/30"),
        LOG_AND_DROP(
                "iptables-legacy -N LOGDROP; iptables-legacy -A LOGDROP -j LOG; iptables-legacy -A LOGDROP -j DROP;"
                        + " iptables-legacy -A INPUT -s 203.0.113.0/28 -p tcp -j LOGDROP",
                "203.0.113.0/28"),
        SET("iptables-nft -A INPUT -m set --match-set other src -j DROP", "10.0.0.0/24"),
        IPV6("ip6tables-nft -A INPUT -s 2001:db8::/64 -p tcp -m multiport --dports 22,80 -j DROP", "2001:db8::/64"),
        MAP("nft add rule inet mine input ip saddr vmap '{ 110.0.0.1 : drop, 210.0.0.1 : accept }'", "110.0.0.1"),
        IN_THE_CHAIN("for p in iptables-nft iptables-legacy; do if $p -S sshguard; then"
                + " $p -I sshguard -s 10.0.0.0/30 -m comment --comment mine -j DROP;"
                + " $p -A sshguard -s 203.0.113.70 -p udp -j other; fi; done >/dev/null 2>&1"),
        OUTPUT("iptables-legacy -A OUTPUT -d 10.0.0.64/26 -j DROP", "10.0.0.64/26");

        private final String script;
        /** Nothing where it is nobody. */
        private final String blocked;

        Foreign(String script) {
            this(script, "");
        }

        Foreign(String script, String blocked) {
            this.script = script + "\n";
            this.blocked = blocked;
        }

        static Foreign of(long seed) {
            return values()[Math.floorMod(seed, values().length)];
        }

        boolean blocks(Filter filter, IpAddress address) {
            var inTheChain = this == IN_THE_CHAIN && filter.backend().equals("iptables");
            return Stream.of(FOREIGN_BANS, List.of(blocked), List.of(inTheChain ? "10.0.0.0/30" : ""))
                    .flatMap(List::stream)
                    .filter(net -> !net.isEmpty())
                    .anyMatch(net -> IpNetwork.parse(net).orElseThrow().contains(address));
        }
    }

    private static final String CLEAR = """
            nft flush ruleset
            for program in iptables-legacy ip6tables-legacy; do $program -F; $program -X; done
            ipset destroy
            rm -rf /run/kaikin
            """;

    private static final String DUMP = """
            {
              nft list tables | while read -r table; do
                case $table in 'table ip filter' | 'table ip6 filter') ;; *) nft list $table ;; esac
              done
              for program in iptables-nft ip6tables-nft iptables-legacy ip6tables-legacy; do $program -S 2>/dev/null; done
              ipset save | sed 's/ initval .*//; s/ hashsize [0-9]*//' | sort
            } >/mnt/dump
            """;

    private static LongStream seeds() {
        return new Random(SEED).longs(SCENES);
    }

    @ParameterizedTest
    @EnumSource
    void exactlyTheCoveringBansGo(Filter filter) {
        server.install();
        server.configure("BACKEND=/usr/libexec/sshguard/sshg-fw-" + filter.backend() + "\n");
        seeds().forEach(seed -> {
            var scene = RandomScene.of(seed, filter == Filter.NFT_SETS ? RandomScene::apart : (one, other) -> true);
            var foreign = Foreign.of(seed);
            server.sh(FOREIGN + filter.bans(scene.all()) + foreign.script);

            var run = server.release(
                    seed % 2 == 0 ? "dash" : "bash", scene.address().toString());

            var after = dump();
            server.sh(FOREIGN + filter.bans(scene.others()) + foreign.script);
            assertThat(after).as(() -> told(filter.guard(), seed, scene, run)).isEqualTo(dump());
            assertFreed(run, seed, scene, Optional.empty(), foreign.blocks(filter, scene.address()));
        });
    }

    @Test
    void exactlyTheCoveringBansGoFromEveryJail() {
        server.startFail2ban();
        // Actions for iptables make nothing of a range, and are repaired after that with each rule twice.
        server.sh("printf '[ranges]\nenabled = true\nlogpath = /mnt/auth.log\nfilter = sshd\naction =\n'"
                + " >>/etc/fail2ban/jail.local; fail2ban-client reload;"
                + " until fail2ban-client status ranges; do sleep 0.05; done >/dev/null 2>&1");
        // Its chain is there from the first ban on.
        server.sh(
                "fail2ban-client set sshd banip 192.0.2.99; until iptables-nft -S f2b-sshd; do sleep 0.05; done 2>/dev/null");
        seeds().forEach(seed -> {
            var scene = RandomScene.of(seed, RandomScene::noNamesakes);
            var range = range(seed);
            banInJails(scene.all(), range);
            var forgotten = forgotten(seed);
            forget(forgotten);

            var run = server.release(
                    seed % 2 == 0 ? "dash" : "bash", scene.address().toString());

            var after = jails();
            var left = forgotten.stream()
                    .filter(net -> !net.contains(scene.address()))
                    .toList();
            remember(left);
            banInJails(scene.others(), range.filter(banned -> !banned.contains(scene.address())));
            forget(left);
            assertThat(after).as(() -> told("fail2ban", seed, scene, run)).isEqualTo(jails());
            remember(left);
            assertFreed(run, seed, scene.with(forgotten), range, false);
        });
    }

    /** In two of four scenes a jail has a range. */
    private static Optional<IpRange> range(long seed) {
        return List.of("10.0.0.0-10.0.0.12", "", "2001:db8::5-2001:db8::50", "").stream()
                .skip(Math.floorMod(seed >> 3, 4))
                .findFirst()
                .flatMap(IpRange::parse);
    }

    /** In every second scene fail2ban has forgotten a ban, the rule of which is still there. */
    private static List<IpNetwork> forgotten(long seed) {
        var net = List.of("10.0.0.1", "10.0.0.0/30", "203.0.113.7", "110.0.0.1").get(Math.floorMod(seed >> 1, 4));
        return seed % 2 == 0 ? List.of(IpNetwork.parse(net).orElseThrow()) : List.of();
    }

    private void forget(List<IpNetwork> nets) {
        nets.forEach(net -> server.sh("iptables-nft -I f2b-sshd -s " + net + " -j DROP"));
    }

    private void remember(List<IpNetwork> nets) {
        nets.forEach(net -> server.sh("iptables-nft -D f2b-sshd -s " + net + " -j DROP"));
    }

    private String dump() {
        server.sh(DUMP + CLEAR);
        return server.read("dump");
    }

    /** The first jail has them all, the second every other one. */
    private void banInJails(List<String> nets, Optional<IpRange> range) {
        var half = nets.stream().filter(net -> net.hashCode() % 2 == 0).toList();
        var ranges = range.stream().map(RandomScenesIT::text).toList();
        server.sh("printf '%s\n' 'unban --all'" + banip("sshd", nets) + banip("second", half) + banip("ranges", ranges)
                + " exit | fail2ban-client -i >/mnt/banip 2>&1");
    }

    private static String banip(String jail, List<String> nets) {
        return nets.isEmpty() ? "" : " 'set " + jail + " banip " + String.join(" ", nets) + "'";
    }

    private String jails() {
        return server.sh("fail2ban-client banned; { iptables-nft -S; ip6tables-nft -S; } | grep -- ' -s ' | sort");
    }

    private static String text(IpRange range) {
        return range.first() + "-" + range.last();
    }

    private static void assertFreed(
            ScriptShell run, long seed, RandomScene scene, Optional<IpRange> range, boolean othersBlockIt) {
        var covering = Stream.concat(
                        scene.covering().stream(),
                        range.filter(banned -> banned.contains(scene.address())).stream()
                                .map(RandomScenesIT::text))
                .toList();
        var freed = result(run).freed();
        if (othersBlockIt) {
            assertResult(run, Outcome.FAILED, freed, Reason.STILL_BANNED);
        } else {
            assertResult(run, covering.isEmpty() ? Outcome.ABSENT : Outcome.RELEASED, freed);
        }
        assertThat(freed.equals("-") ? List.<String>of() : Arrays.asList(freed.split(",")))
                .as("seed %d, free %s", seed, scene.address())
                .containsExactlyInAnyOrderElementsOf(covering);
    }

    private static String told(String guard, long seed, RandomScene scene, ScriptShell run) {
        return "%s, seed %d: free %s of %s\n%s"
                .formatted(guard, seed, scene.address(), scene.all().stream().collect(Collectors.joining(" ")), run);
    }
}
