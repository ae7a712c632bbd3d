# shellcheck shell=bash
# Sourced after machine.sh, which sets $etc.
# shellcheck disable=SC2154
# The guard fail2ban: Debian's configuration and its jail sshd, which bans after three failures, for an hour, silently.

guard_files() {
    mkdir -p "$etc/fail2ban/jail.d" "$etc/sshguard"
    # Nobody runs sshguard on this server, whatever the machine's own configuration says.
    : >"$etc/sshguard/sshguard.conf"
    # No journal here, so it reads the file.
    cat >"$etc/fail2ban/jail.d/zz-sandbox.conf" <<-'END'
	[DEFAULT]
	backend = polling
	usedns = no
	allowipv6 = auto
	maxretry = 3
	bantime = 1h
	banaction = iptables-multiport[blocktype=DROP]
	[sshd]
	enabled = true
	logpath = /var/log/auth.log
	END
    printf '[Definition]\ndbfile = None\nlogtarget = /var/log/fail2ban.log\nallowipv6 = auto\n' >"$etc/fail2ban/fail2ban.local"
}

guard_filter() { mkdir -p /run/fail2ban; }

guard_start() { setsid fail2ban-server -xf start </dev/null >>/var/log/fail2ban.log 2>&1 & }

guard_guards() { [[ -S /run/fail2ban/fail2ban.sock ]] && fail2ban-client status sshd; }
