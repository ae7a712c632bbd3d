# shellcheck shell=bash
# Sourced after machine.sh, which sets $etc.
# shellcheck disable=SC2154
# sshguard as Debian configures it, but for the backend.

# sshguard_files BACKEND
sshguard_files() {
    mkdir -p "$etc/sshguard"
    # No journal here, so it reads the file; and a slow machine must not pardon in mid-experiment.
    sed -e '/^ *LOGREADER=/s/^/#/' -e '/^ *\(BLACKLIST_\)\?FILES\?=/d' -e '/^ *BLOCK_TIME=/d' \
        -e "/^ *BACKEND=/s/sshg-fw-[a-z-]*/sshg-fw-$1/" \
        /etc/sshguard/sshguard.conf >"$etc/sshguard/sshguard.conf"
    printf '\nFILES="/var/log/auth.log"\nBLOCK_TIME=3600\n' >>"$etc/sshguard/sshguard.conf"
    printf '127.0.0.0/8\n::1/128\n' >"$etc/sshguard/whitelist"
}

# In a session of its own: on its way out it kills its whole process group.
# There is no syslog to tell; with this variable it speaks on standard error.
guard_start() {
    SSHGUARD_DEBUG=1 setsid sshguard -i /run/sshguard.pid </dev/null >>/var/log/sshguard.log 2>&1 &
}

# A line written before it reads the log is never seen.
reads_auth_log() {
    local file program
    for file in /proc/[0-9]*/fd/*; do
        # Not with $(<…): where the process has just ended, that would end this shell too, in a condition or not.
        read -r program <"${file%/fd/*}/comm" && [[ $program == tail && $file -ef /var/log/auth.log ]] && return
    done
    return 1
}

# iptables_programs VARIANT: what «iptables» is on this server, as update-alternatives would set it.
iptables_programs() {
    mkdir -p "$etc/alternatives"
    ln -sf "/usr/sbin/iptables-$1" "$etc/alternatives/iptables"
    ln -sf "/usr/sbin/ip6tables-$1" "$etc/alternatives/ip6tables"
}

# Its iptables backend makes neither chain nor jump; that is the administrator's work.
iptables_chains() {
    local program
    for program in iptables ip6tables; do
        "$program" -N sshguard
        "$program" -I INPUT -j sshguard
    done
}
