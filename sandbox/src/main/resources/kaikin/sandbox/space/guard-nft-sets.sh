# shellcheck shell=bash
# Sourced after machine.sh, which sets $etc.
# shellcheck disable=SC2154
# The guard nft-sets: sshguard as Debian configures it, which bans with nftables sets.

guard_files() {
    mkdir -p "$etc/sshguard"
    # No journal here, so it reads the file; and a slow machine must not pardon in mid-experiment.
    sed -e '/^ *LOGREADER=/s/^/#/' -e '/^ *\(BLACKLIST_\)\?FILES\?=/d' -e '/^ *BLOCK_TIME=/d' \
        /etc/sshguard/sshguard.conf >"$etc/sshguard/sshguard.conf"
    printf '\nFILES="/var/log/auth.log"\nBLOCK_TIME=3600\n' >>"$etc/sshguard/sshguard.conf"
    printf '127.0.0.0/8\n::1/128\n' >"$etc/sshguard/whitelist"
}

# In a session of its own: on its way out it kills its whole process group.
# There is no syslog to tell; with this variable it speaks on standard error.
guard_start() {
    SSHGUARD_DEBUG=1 setsid sshguard -i /run/sshguard.pid </dev/null >>/var/log/sshguard.log 2>&1 &
}

# The rule is the last thing it makes, and a line written before it reads the log is never seen.
guard_guards() {
    nft list chain ip sshguard blacklist | grep -q @attackers &&
        nft list chain ip6 sshguard blacklist | grep -q @attackers &&
        reads_auth_log
}

reads_auth_log() {
    local file
    for file in /proc/[0-9]*/fd/*; do
        [[ $(<"${file%/fd/*}/comm") == tail && $file -ef /var/log/auth.log ]] && return
    done
    return 1
}
