# fail2ban, whatever its jails: it is asked itself, and told, so that it knows what is banned.
list_fail2ban() {
  have fail2ban-client || return 1
  find_fail2ban_socket
  [ -S "$socket" ] || return 1
  show fail2ban timeout 20 fail2ban-client banned || return 2
}

find_fail2ban_socket() {
  socket=/var/run/fail2ban/fail2ban.sock
  set +f
  set -- /etc/fail2ban/fail2ban.conf /etc/fail2ban/fail2ban.d/*.conf /etc/fail2ban/fail2ban.local
  set -f
  for settings; do
    [ -r "$settings" ] || continue
    while IFS='= ' read -r name value; do
      [ "$name" != socket ] || socket=$value
    done <"$settings"
  done
}

# What «fail2ban-client banned» prints, as Python writes it: each entry, and behind a tab its jail.
# shellcheck disable=SC2016
KAIKIN_JAILS='
function entry(value, next_is) {
  if (next_is ~ /^: ?\[/) jail = value
  else if (value !~ /[\t\n]/) print value "\t" jail
}
# No quotes within texts: this is fast.
!/["\\]/ {
  count = split($0, part, "\047")
  for (i = 2; i < count; i += 2) entry(part[i], part[i + 1])
  next
}
{
  for (at = 1; at <= length($0); at++) {
    quote = substr($0, at, 1)
    if (quote != "\047" && quote != "\"") continue
    value = ""
    while (++at <= length($0) && (c = substr($0, at, 1)) != quote) {
      if (c == "\\") c = substr($0, ++at, 1)
      value = value c
    }
    entry(value, substr($0, at + 1, 3))
  }
}'

fail2ban_entries() {
  timeout 20 fail2ban-client banned >"$run/covering" 2>"$run/error" || return
  awk "$KAIKIN_JAILS" "$run/covering" >"$run/jails"
}

covering_fail2ban() {
  fail2ban_entries || return
  # Users and host names are no addresses. Something with an address in it is, and cannot be freed from here.
  KAIKIN_TEXT=$address awk -F '\t' "$KAIKIN_ADDRESSES"'
    BEGIN { all = bits_of(ENVIRON["KAIKIN_TEXT"]) }
    {
      held = holds($1, all)
      if (held > 0) print $1
      count = held < 0 ? split($1, word, /[^0-9A-Fa-f.:\/-]+/) : 0
      for (i = 1; i <= count; i++) if (holds(word[i], all) > 0) { print "?"; next }
    }' "$run/jails" | sort -u
}

# Only in jails that list exactly this: told of another net, fail2ban frees every address within.
delete_fail2ban() {
  fail2ban_entries || return
  gone=1
  while IFS=$tab read -r entry jail; do
    [ "$entry" = "$1" ] || continue
    count=$(timeout 20 fail2ban-client set "$jail" unbanip "$1" </dev/null 2>"$run/error") && [ "$count" = 1 ] && gone=0
  done <"$run/jails"
  return "$gone"
}

# What fail2ban has made and does not know any more, because it was killed, say: rules of its usual actions in its own
# chains, elements of its own sets. What it still lists is its own to free.
free_leftovers() {
  for _ in 1 2 3 4 5 6 7 8; do
    leftovers >"$run/jails" || return
    [ -s "$run/jails" ] || return 0
    while read -r kind place net rule; do
      case $kind in
        nft | legacy) iptables_tool "$kind" && delete_rule "$kind" "$place" "$rule" ;;
        set) nft delete element inet f2b-table "$place" "{ $net }" ;;
        ipset) ipset del "$place" "$net" ;;
      esac >/dev/null 2>"$run/error" || continue
      note "$net"
    done <"$run/jails"
  done
}

# leftovers: what covers the address, a line each: kind, chain or set, net, and the rule.
leftovers() {
  for variant in nft legacy; do
    iptables_tool "$variant" || continue
    "$tool" -w 10 -S >"$run/covering" 2>"$run/error" || continue
    KAIKIN_TEXT=$address awk -v variant="$variant" "$KAIKIN_ADDRESSES"'
      BEGIN { all = bits_of(ENVIRON["KAIKIN_TEXT"]) }
      $1 == "-A" && $2 ~ /^f2b-/ && $3 == "-s" && $5 == "-j" && holds($4, all) > 0 &&
        (NF == 6 && $6 ~ /^(DROP|REJECT|f2b-.*-log)$/ || NF == 8 && $6 == "REJECT" && $7 == "--reject-with") {
        chain = $2; net = $4
        sub(/^-A [^ ]+ /, "")
        if (!seen[chain, $0]++) print variant, chain, net, $0
      }' "$run/covering"
  done
  if have nft && nft -t list table inet f2b-table >"$run/covering" 2>"$run/error"; then
    awk '$1 == "set" && $3 == "{" { print $2 }' "$run/covering" | while read -r set; do
      nft get element inet f2b-table "$set" "{ $address }" 2>"$run/error" |
        sed -n "s/.*elements = { *\([0-9a-f.:/-]*\).*/set $set \1/p"
    done
  fi
  ! have ipset || ipset list -n 2>"$run/error" | while read -r set; do
    case $set in f2b-*) ;; *) continue ;; esac
    ! ipset test "$set" "$address" >/dev/null 2>"$run/error" ||
      ipset save "$set" 2>"$run/error" | ipset_elements | covering | sed "s|^|ipset $set |"
  done
}
