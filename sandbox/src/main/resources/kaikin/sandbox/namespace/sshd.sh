# shellcheck shell=bash
# Sourced after machine.sh, which sets $etc.
# shellcheck disable=SC2154
# The real sshd, for the one user that this namespace can have beside root: mika.

sshd=/usr/sbin/sshd

sshd_files() {
    { grep -v -e '^mika:' -e '^[^:]*:[^:]*:1001:' /etc/passwd; echo 'mika:x:1001:1001:mika:/home/mika:/bin/bash'; } >"$etc/passwd"
    # Without a group tty sshd leaves the terminal to mika's own group; it could not give it to another.
    { grep -v -e '^mika:' -e '^tty:' -e '^[^:]*:[^:]*:1001:' /etc/group; echo 'mika:x:1001:'; } >"$etc/group"
    # Nobody here has a password that fits.
    install -m 600 /dev/null "$etc/shadow"
    install -m 600 ../../keys/host "$etc/ssh/ssh_host_ed25519_key"
    cp ../../keys/host.pub "$etc/ssh/ssh_host_ed25519_key.pub"
    mkdir -p home/mika/.ssh
    chmod 700 home/mika/.ssh
    install -m 600 ../../keys/mika.pub home/mika/.ssh/authorized_keys
    cat >"$etc/ssh/sshd_config" <<-'END'
	Port 22
	HostKey /etc/ssh/ssh_host_ed25519_key
	PidFile none
	UsePAM no
	StrictModes no
	UseDNS no
	PasswordAuthentication yes
	KbdInteractiveAuthentication no
	Subsystem sftp internal-sftp
	END
}

# As nobody's root sshd fails at setgroups; as an ordinary user it does not even try.
sshd_start() {
    mount -t devpts -o newinstance,ptmxmode=0666,mode=0620 devpts /dev/pts
    mount --bind /dev/pts/ptmx /dev/ptmx
    # OpenSSH 9.8 and later punish by themselves; here that is the guard's work.
    if as_mika "$sshd" -t -o PerSourcePenalties=no 2>/dev/null; then
        echo 'PerSourcePenalties no' >>/etc/ssh/sshd_config
    fi
    echo 0 >/proc/sys/net/ipv4/ip_unprivileged_port_start
    (as_mika "$sshd" -D -e 2>&1 | as_syslog_writes >>/var/log/auth.log) &
}

as_mika() { unshare --user --map-user=1001 --map-group=1001 "$@"; }

as_syslog_writes() {
    local line
    while IFS= read -r line; do
        printf '%(%b %e %H:%M:%S)T %s sshd[%d]: %s\n' -1 "$HOSTNAME" "$BASHPID" "${line%$'\r'}"
    done
}

sshd_listens() { grep -q 'Server listening on 0.0.0.0 port 22' /var/log/auth.log; }
