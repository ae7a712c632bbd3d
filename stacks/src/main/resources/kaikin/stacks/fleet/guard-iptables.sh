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
    [ ! -r "$names" ] || while read -r name; do
      [ -z "$name" ] || return 0
    done <"$names"
  done
  return 1
}

list_iptables() {
  has_place "iptables-$1" && iptables_tools "$1" || return 1
  listed=1
  for tool in $tools; do
    if saved "$1" || show "iptables-$1" "$tool" -w 10 -S sshguard; then
      listed=0
    elif ! no_chain "$tool"; then
      return 2
    fi
  done
  return "$listed"
}

# saved VARIANT: lists the chain of $tool as the filter was seen, if that was said in full: to ask for 50,000 bans once
# more costs ten times as much.
saved() {
  # shellcheck disable=SC2016
  [ "$own_places" != all ] && show "iptables-$1" awk -v "view=kaikin view ${tool%%-*}-$1" '
    /^kaikin / { here = $0 == view; table = "" }
    !here { next }
    /^[*]/ { table = $0 }
    table == "*filter" && /^:sshguard / { print "-N sshguard"; found = 1 }
    table == "*filter" && /^-A sshguard / { print }
    END { exit !found }' "$run/views"
}

# no_chain TOOL: did it fail because there is no chain? iptables-nft says the same where there is one that it cannot show.
no_chain() {
  ! error_says 'No chain/target/match' 'Address family not supported' || return 0
  error_says 'is incompatible' || return 1
  case $1 in ip6*) family=ip6 ;; *) family=ip ;; esac
  if have nft; then
    ! nft list chain "$family" filter sshguard >/dev/null 2>"$run/error" && error_says 'No such file or directory'
  else
    "$1" -w 10 -S >"$run/covering" 2>"$run/error" && ! grep -q -x -e '-N sshguard' "$run/covering"
  fi
}

# iptables_tool VARIANT: into tool the program for $address.
iptables_tool() {
  iptables_tools "$1" || return
  case $address in *:*) tool=${tools#* } ;; *) tool=${tools% *} ;; esac
}

covering_iptables() {
  iptables_tool "$1" || return
  if "$tool" -w 10 -S sshguard >"$run/covering" 2>"$run/error"; then
    awk '$1 == "-A" && NF == 6 && $3 == "-s" && $5 == "-j" && $6 == "DROP" { print $4 }' "$run/covering" | covering
  else
    no_chain "$tool"
  fi
}

delete_iptables() {
  iptables_tool "$1" || return
  delete_rule "$1" sshguard "-s $2 -j DROP"
}

# delete_rule VARIANT CHAIN RULE: of the chain of $tool's table «filter» the first rule that reads exactly so.
delete_rule() {
  if [ "$1" = nft ] && have nft; then
    # ip6tables-nft (1.8.9) deletes the first rule with the net's address, whatever its length, and more.
    case $tool in ip6*) family=ip6 ;; *) family=ip ;; esac
    handle=$(handle_of "$tool" "$family" "$2" "-A $2 $3") || return
    nft delete rule "$family" filter "$2" handle "$handle"
  elif [ "$1" = nft ] && [ "${tool#ip6}" != "$tool" ]; then
    return 1
  else
    # shellcheck disable=SC2086
    "$tool" -w 10 -D "$2" $3
  fi
}

# handle_of TOOL FAMILY CHAIN RULE: the two programs list the rules of a chain in the same order; where they do not agree
# how many there are, or what the rule's source is, the chain has changed in between.
handle_of() {
  { "$1" -w 10 -S "$3" && echo 'kaikin nft' && nft -a list chain "$2" filter "$3"; } 2>"$run/error" | KAIKIN_RULE=$4 awk '
    BEGIN { rule = ENVIRON["KAIKIN_RULE"]; split(rule, word, " "); net = word[4]; sub(index(net, ":") ? "/128$" : "/32$", "", net) }
    $0 == "kaikin nft" { nft = 1 }
    !nft && $1 == "-A" { rules++; if ($0 == rule && !wanted) wanted = rules }
    nft && /^\t\t.*# handle [0-9]+$/ {
      handles++
      if (handles == wanted && index($0, "saddr " net " ")) handle = $NF
    }
    END { if (handle == "" || handles != rules) exit 1; print handle }'
}
