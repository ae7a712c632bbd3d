# shellcheck shell=bash
# The guard ipset: sshguard with ipset, and the two rules that it leaves to the administrator.
# shellcheck source=sshguard.sh
source "$scripts/sshguard.sh"

guard_files() { sshguard_files ipset; }

guard_filter() {
    ipset create -exist sshguard4 hash:net family inet
    ipset create -exist sshguard6 hash:net family inet6
    iptables -I INPUT -m set --match-set sshguard4 src -j DROP
    ip6tables -I INPUT -m set --match-set sshguard6 src -j DROP
}

guard_guards() { reads_auth_log; }
