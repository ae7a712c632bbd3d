# The whole packet filter, whoever wrote it: it is seen once, as its programs print it, and then asked.

# What /etc/hosts.deny names; whom it keeps out for everybody ("ALL") is no ban.
# shellcheck disable=SC2016
KAIKIN_HOSTS_DENY='
{
  sub(/#.*/, "")
  if (sub(/\\$/, "")) { whole = whole $0; next }
  line = whole $0; whole = ""
  if (!index(line, ":")) next
  clients = substr(line, index(line, ":") + 1)
  gsub(/[,\t]/, " ", clients)
  count = split(clients, client, " ")
  for (i = 1; i <= count && client[i] != "EXCEPT" && client[i] !~ /^:/; i++) {
    net = client[i]
    if (net ~ /^[[]/) gsub(/[][]/, "", net)
    else sub(/:.*/, "", net)
    if (net == "" || net ~ /^(ALL|LOCAL|KNOWN|UNKNOWN|PARANOID)$/) continue
    if (net ~ /^[0-9.]+[.]$/) {
      parts = split(net, part, ".") - 1
      for (net = net "0"; split(net, part, ".") < 4;) net = net ".0"
      net = net "/" 8 * parts
    }
    print (holds(net, "") < 0 ? "?" : net) " /etc/hosts.deny: " line
  }
}'

# views ADDRESS: what every packet filter of this server prints, and at last what keeps out without one; without an
# address for both families.
views() {
  for variant in nft legacy; do
    iptables_tools "$variant" || continue
    for tool in $tools; do
      about "$1" "$tool" || continue
      echo "kaikin view ${tool%%-*}-$variant"
      # On a line of its own: what ends in the midst of its work leaves half of one.
      "$tool-save" 2>"$run/error" || no_filter || printf '\nkaikin failed %s\n' "$tool-save"
    done
  done
  if have nft; then
    echo 'kaikin view nft'
    nft -t list ruleset 2>"$run/error" || no_filter || printf '\nkaikin failed nft list ruleset\n'
  fi
  echo 'kaikin view places'
  if have ip && { [ -z "$1" ] || ! ip route get "$1" >/dev/null 2>&1; }; then
    for family in -4 -6; do routes "$family"; done 2>/dev/null | awk '
      $1 ~ /^(blackhole|unreachable|prohibit)$/ && $2 != "default" { print $2 " ip route: " $0 }
      /^[0-9]+:/ && $2 == "from" && $3 != "all" && / (blackhole|unreachable|prohibit) *$/ { print $3 " ip rule: " $0 }'
  fi
  ! hosts_deny || awk "$KAIKIN_ADDRESSES$KAIKIN_HOSTS_DENY" /etc/hosts.deny || echo '? /etc/hosts.deny'
  echo 'kaikin end'
}

# routes FAMILY: by one process, where that ip can read what to do.
routes() {
  ip "$1" -batch - <<BATCH || { ip "$1" rule show; ip "$1" route show table all; }
rule show
route show table all
BATCH
}

# hosts_deny: is there more in /etc/hosts.deny than comments?
hosts_deny() {
  [ -r /etc/hosts.deny ] || return 1
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in '' | '#'*) ;; *) return 0 ;; esac
  done </etc/hosts.deny
  return 1
}

# about ADDRESS TOOL: can this program's rules be about the address?
about() {
  case $1,$2 in ,*) ;; *:*,ip6*) ;; *:*) return 1 ;; *,ip6*) return 1 ;; esac
}

# Where the kernel has no such filter, nothing is blocked by it.
no_filter() { error_says 'Address family not supported' 'Protocol not supported' 'Could not fetch rule set generation id'; }

# see_filter ADDRESS: into $run/views what «views» prints of it.
see_filter() {
  # Through cat: a program says nothing of a disk that is full.
  views "$1" | cat >"$run/views"
}

# Which of sshguard's places the filter has, by the names of their guards; «all» where that is not known.
# shellcheck disable=SC2016
KAIKIN_PLACES='
/^(\t\t|-A )/ { next }
/^kaikin view / { view = $3; sub(/^ip6/, "ip", view); table = "" }
/^kaikin failed / { odd = 1 }
/^kaikin end$/ { whole = 1 }
/^table / { table = $2 " " $3 }
/^[*]/ { table = substr($0, 2) }
/^#/ && / is incompatible/ { place[view] }
/^:sshguard / && table == "filter" { place[view] }
/^\tchain sshguard [{]/ && table ~ /^ip6? filter$/ { place["iptables-nft"] }
/^\tset attackers [{]/ && table ~ /^ip6? sshguard$/ { place["nft-sets"] }
END {
  if (odd || !whole) { print "all"; exit }
  for (name in place) print name
}'

find_places() { own_places=$(awk "$KAIKIN_PLACES" "$run/views") || own_places=all; }

# has_place GUARD: may the filter have one? Asking its own program costs more, and says no more.
has_place() {
  case $newline$own_places$newline in
    *"$newline$1$newline"* | *"${newline}all$newline"*) ;;
    *) true >"$run/error" && return 1 ;;
  esac
}

# walk_filter ADDRESS LISTED: of the filter as it was seen, into $run/blocked whom it blocks, a net or range a line,
# and behind a tab what says so; «?» where nobody can say whom. With an address only what may block that one; without, all
# but the bans that the guards LISTED have listed themselves. It fails where it could not be asked to the end.
walk_filter() {
  asked=$1
  KAIKIN_TEXT=$1 KAIKIN_LISTED=$2 awk "$KAIKIN_ADDRESSES$KAIKIN_FILTER" "$run/views" | cat >"$run/walk" || return
  nothing_blocked walk || {
    walked | cat >"$run/blocked" && [ "$(tail -n 1 "$run/blocked")" = end ]
    return
  }
  echo end >"$run/blocked"
}

# nothing_blocked FILE: is the end all that it has?
nothing_blocked() { read -r first <"$run/$1" && [ "$first" = end ]; }

walked() {
  while IFS=$tab read -r verdict depends rule; do
    # shellcheck disable=SC2086
    set -- $depends
    case $verdict in end) echo end && continue ;; esac
    kind=$1
    shift
    case $kind in
      n) for net; do echo "$net"; done ;;
      s) in_nft_set set "$@" ;;
      m) in_nft_set map "$@" ;;
      i) in_ipset "$@" ;;
      r) in_recent "$@" ;;
      *) echo '?' ;;
    esac | while read -r net; do
      [ -z "$asked" ] || [ "$verdict" = B ] || net='?'
      printf '%s\t%s\n' "$net" "$rule"
    done
  done <"$run/walk"
}

# The nets among the elements of a set that nft lists; of a map only those that it does not let pass.
# shellcheck disable=SC2016
KAIKIN_ELEMENTS='
{
  gsub(/"([^"\\]|\\.)*"/, "text")
  if (sub(/^[ \t]*elements = [{]/, "")) inside = 1
  if (inside) all = all " " $0
  if (/}/) inside = 0
}
END {
  sub(/}.*/, "", all)
  count = split(all, element, ",")
  for (i = 1; i <= count; i++) {
    if (element[i] ~ / : (accept|return|continue) *$/ || element[i] ~ /^[ \t]*$/) continue
    sub(/ : .*/, "", element[i])
    parts = split(element[i], part, " [.] ")
    net = "?"
    for (j = parts; j > 0; j--) { split(part[j], word, " "); if (holds(word[1], "") >= 0) net = word[1] }
    print net
  }
}'

# in_nft_set set|map FAMILY TABLE NAME
in_nft_set() {
  if [ -n "$asked" ] && [ "$1" = set ]; then
    if nft get element "$2" "$3" "$4" "{ $asked }" >"$run/set" 2>"$run/error"; then
      awk "$KAIKIN_ADDRESSES$KAIKIN_ELEMENTS" "$run/set"
      return
    fi
    ! error_says 'No such file or directory' || return 0
  fi
  nft list "$@" >"$run/set" 2>"$run/error" || { echo '?'; return; }
  awk "$KAIKIN_ADDRESSES$KAIKIN_ELEMENTS" "$run/set" | those_asked_for
}

# those_asked_for: of nets those that are about the address, if one is asked for.
those_asked_for() { if [ -n "$asked" ]; then covering | sort -u; else cat; fi; }

# in_ipset NAME
in_ipset() {
  if [ -n "$asked" ]; then
    if ipset test "$1" "$asked" >/dev/null 2>"$run/error"; then
      { ipset save "$1" 2>"$run/error" | ipset_elements | covering | some; } || echo "$asked"
      return
    fi
    ! error_says 'is NOT in set' || return 0
  fi
  ipset save "$1" >"$run/set" 2>"$run/error" || { echo '?'; return; }
  ipset_elements <"$run/set" | sed 's/,.*//' | those_asked_for
}

# in_recent NAME HITS: whom a rule of the module «recent» knows; with a number of hits it is a limit, and no ban.
in_recent() {
  [ -r "/proc/net/xt_recent/$1" ] || { echo '?'; return; }
  [ -n "$asked" ] || [ "$2" = 0 ] || return 0
  # Whether it is recent enough is not asked.
  sed -n 's/^src=\([^ ]*\) .*/\1/p' "/proc/net/xt_recent/$1" | those_asked_for |
    if [ -n "$asked" ]; then sed 's/.*/?/' | sort -u; else cat; fi
}
