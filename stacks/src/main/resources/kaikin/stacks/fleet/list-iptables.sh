# sshguard on iptables: rules «-s NET -j DROP» in the chain «sshguard». The two variants do not see each other's rules.

# iptables_tools VARIANT: its programs for both families, if the kernel may have rules of that variant.
iptables_tools() {
  tools=
  [ "$1" = nft ] || legacy_tables || return 1
  if have "iptables-$1"; then
    tools="iptables-$1 ip6tables-$1"
  elif have iptables && [ "$(iptables_variant)" = "$1" ]; then
    tools="iptables ip6tables"
  else
    return 1
  fi
}

iptables_variant() {
  case $(iptables -V 2>"$run/error") in *nf_tables*) echo nft ;; *) echo legacy ;; esac
}

# Asking iptables-legacy itself would make its tables.
legacy_tables() {
  for names in /proc/net/ip_tables_names /proc/net/ip6_tables_names; do
    [ -r "$names" ] || continue
    while read -r name; do
      [ "$name" != filter ] || return 0
    done <"$names"
  done
  return 1
}

list_iptables() {
  iptables_tools "$1" || return 1
  listed=1
  for tool in $tools; do
    if show "iptables-$1" "$tool" -w 10 -S sshguard; then
      listed=0
    elif ! error_says 'No chain/target/match' 'is incompatible' 'Address family not supported'; then
      return 2
    fi
  done
  return "$listed"
}
