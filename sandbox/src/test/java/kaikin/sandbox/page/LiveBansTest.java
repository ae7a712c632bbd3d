package kaikin.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import kaikin.sandbox.namespace.Guard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Outputs as the programs of Debian 12 print them. */
class LiveBansTest {
    @Test
    void elementsOfBothFamilies() {
        assertThat(LiveBans.parse(Guard.NFT_SETS, """
                table ip sshguard {
                \tset attackers {
                \t\ttype ipv4_addr
                \t\tflags interval
                \t\telements = { 198.51.100.23, 203.0.113.0/24,
                \t\t\t     203.0.113.7 }
                \t}
                }
                table ip6 sshguard {
                \tset attackers {
                \t\ttype ipv6_addr
                \t\tflags interval
                \t\telements = { 2001:db8::7 }
                \t}
                }
                """))
                .containsExactly("198.51.100.23", "2001:db8::7", "203.0.113.0/24", "203.0.113.7");
    }

    @ParameterizedTest
    @EnumSource(names = {"IPTABLES_NFT", "IPTABLES_LEGACY"})
    void rulesOfBothFamilies(Guard guard) {
        assertThat(LiveBans.parse(guard, """
                -N sshguard
                -A sshguard -s 203.0.113.7/32 -j DROP
                -A sshguard -s 203.0.113.0/24 -j DROP
                -N sshguard
                -A sshguard -s 2001:db8::7/128 -j DROP
                """)).containsExactly("2001:db8::7", "203.0.113.0/24", "203.0.113.7");
    }

    @Test
    void members() {
        assertThat(LiveBans.parse(Guard.IPSET, """
                create sshguard4 hash:net family inet hashsize 1024 maxelem 65536 bucketsize 12 initval 0x6db3a5a7
                add sshguard4 203.0.113.7
                create sshguard6 hash:net family inet6 hashsize 1024 maxelem 65536 bucketsize 12 initval 0x1b7dfd1e
                add sshguard6 2001:db8::7
                create other hash:ip family inet hashsize 1024 maxelem 65536 bucketsize 12 initval 0x1b7dfd1e
                add other 192.0.2.44
                """)).containsExactly("2001:db8::7", "203.0.113.7");
    }

    @Test
    void addressesOfAllJails() {
        assertThat(LiveBans.parse(
                        Guard.FAIL2BAN, "[{'sshd': ['203.0.113.7', '2001:db8::7']}, {'bad': ['198.51.100.23']}]\n"))
                .isEqualTo(List.of("198.51.100.23", "2001:db8::7", "203.0.113.7"));
    }

    @ParameterizedTest
    @EnumSource
    void nobody(Guard guard) {
        assertThat(LiveBans.parse(guard, "")).isEmpty();
    }
}
