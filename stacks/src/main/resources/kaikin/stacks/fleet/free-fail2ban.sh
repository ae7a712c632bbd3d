# Freeing an address from all jails of fail2ban.
covering_fail2ban() {
  timeout 20 fail2ban-client banned >"$run/covering" 2>"$run/error" || return
  { cat "$run/covering"; fail2ban_filters; } | known_nets | covering | sort -u
}

# What the usual actions of fail2ban have left in the packet filter.
fail2ban_filters() {
  for tool in iptables ip6tables; do
    ! have "$tool" || "$tool" -w 10 -S 2>"$run/error" | rule_sources f2b- || :
  done
  ! have ipset || ipset save 2>"$run/error" | awk '$1 == "add" && $2 ~ /^f2b-/ && !/ nomatch/ { print $3 }' || :
  ! have nft || nft list table inet f2b-table 2>"$run/error" || :
}

# Only what is listed just so, and once: told of another net, fail2ban frees every address within.
delete_fail2ban() {
  grep -qF "'$1'" "$run/covering" || return
  count=$(timeout 20 fail2ban-client unban "$1" 2>"$run/error") || return
  case $count in '' | 0 | *[!0-9]*) return 1 ;; esac
}
