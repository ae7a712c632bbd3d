# shellcheck shell=bash
# The guard iptables-nft: sshguard with iptables, in the variant of that name.
# shellcheck source=sshguard.sh
source "$scripts/sshguard.sh"

guard_files() {
    sshguard_files iptables
    iptables_programs nft
}

guard_filter() { iptables_chains; }

guard_guards() { reads_auth_log; }
