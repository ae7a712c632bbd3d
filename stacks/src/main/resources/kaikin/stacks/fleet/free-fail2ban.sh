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

# Only in jails that list exactly this: told of another net, fail2ban frees every address within.
delete_fail2ban() {
  jails_of "$1" >"$run/jails" || return
  gone=1
  while IFS= read -r jail; do
    count=$(timeout 20 fail2ban-client set "$jail" unbanip "$1" </dev/null 2>"$run/error") && [ "$count" = 1 ] && gone=0
  done <"$run/jails"
  return "$gone"
}

jails_of() {
  awk -F "'" -v net="$1" '{
    for (i = 2; i <= NF; i += 2) {
      if ($(i + 1) ~ /^: \[/) jail = $i
      else if ($i == net) print jail
    }
  }' "$run/covering"
}
