# shellcheck shell=bash
# The guard nft-sets: sshguard with nftables sets, Debian's own choice.
# shellcheck source=sshguard.sh
source "$scripts/sshguard.sh"

guard_files() { sshguard_files nft-sets; }

guard_filter() { :; }

# The rule is the last thing it makes.
guard_guards() {
    nft list chain ip sshguard blacklist | grep -q @attackers &&
        nft list chain ip6 sshguard blacklist | grep -q @attackers &&
        reads_auth_log
}
