# Frees exactly one address, or looks whether it is banned; the last line is the result, however the script ends.
shown=- outcome=failed freed='' list=skipped guards='' told=''

result() {
  told=yes
  printf 'kaikin-release/1 address=%s outcome=%s freed=%s list=%s guards=%s reason=%s server=%s\n' \
    "$shown" "$outcome" "${freed:--}" "$list" "$(joined "$guards")" "$reason" "$(server_name)"
}

ended() {
  [ -n "$told" ] || { [ "$reason" != none ] || reason=interrupted; result; }
  clean
}
trap ended EXIT

refuse() {
  outcome=refused reason=$1
  say "$2: nothing was done"
  result
  exit 1
}

covering_of() {
  case $1 in
    nft-sets) covering_nft_sets ;;
    iptables-*) covering_iptables "${1#iptables-}" ;;
    ipset) covering_ipset ;;
    fail2ban) covering_fail2ban ;;
  esac
}

delete_from() {
  case $1 in
    nft-sets) delete_nft_sets "$2" ;;
    iptables-*) delete_iptables "${1#iptables-}" "$2" ;;
    ipset) delete_ipset "$2" ;;
    fail2ban) delete_fail2ban "$2" ;;
  esac
}

# note ELEMENT: what went, once; a net of one address is that address.
note() {
  case $1 in *.*/32) set -- "${1%/32}" ;; *:*/128) set -- "${1%/128}" ;; esac
  case ,$freed, in *,"$1",*) ;; *) freed=${freed:+$freed,}$1 ;; esac
}

# free GUARD: deletes what covers the address, until the guard's part of the filter says that nothing does.
free() {
  for _ in 1 2 3 4 5 6 7 8; do
    elements=$(covering_of "$1") || { trouble unreadable "$1 does not say whether $address is banned"; return; }
    [ -n "$elements" ] || return 0
    for element in $elements; do
      if [ "$element" != '?' ] && delete_from "$1" "$element" 2>"$run/error"; then note "$element"; fi
    done
  done
  case $elements in
    *[!?$newline]*) trouble still-banned "$1 still bans $address, by ${elements}" ;;
    *) trouble unreadable "$1 holds bans of which nobody can say whether they ban $address" ;;
  esac
}

# find_in GUARD: what covers the address; nothing is changed.
find_in() {
  elements=$(covering_of "$1") || { trouble unreadable "$1 does not say whether $address is banned"; return; }
  for element in $elements; do
    if [ "$element" = '?' ]; then
      trouble unreadable "$1 holds bans of which nobody can say whether they ban $address"
    else
      note "$element"
    fi
  done
}

# ask_whole COMMAND: asks the whole filter, whoever wrote it; calls the command with each net that still blocks the
# address, and with what says so.
ask_whole() {
  { see_filter "$address" && walk_filter "$address" ''; } || { trouble unreadable 'the packet filter cannot be asked as a whole'; return; }
  while IFS=$tab read -r net rule; do
    case $net in end | '?') ;; *) "$1" "$net" "$rule" ;; esac
  done <"$run/blocked"
  while IFS=$tab read -r net rule; do
    [ "$net" != '?' ] || trouble unjudged "nobody can say whether this blocks $address: $rule"
  done <"$run/blocked"
}

still_banned() { trouble still-banned "$address is still blocked, by $1: $2"; }

found() {
  note "$1"
  say "$address is blocked, by $1: $2"
}

# verdict OUTCOME: that of something found; what else it may be follows from what is known.
verdict() {
  case $reason in
    none | blacklist) outcome=absent ;;
    no-guard | backend) outcome=unsupported ;;
    *) outcome=failed ;;
  esac
  case $outcome$1 in absent* | *banned) [ -z "$freed" ] || outcome=$1 ;; esac
}

# Others that wait for the lock free their address first; an upload after that has what they did too.
upload_fresh() {
  list=failed
  unlock
  if lock 2>"$run/error" && look 2>"$run/error" && { unchanged || put "$(upload_time)"; }; then
    list=uploaded
  else
    say 'the fresh list could not be uploaded; the next minute tries again'
  fi
}

# upload_time: as long as others can wait for, and the document's time allows.
upload_time() {
  read_left
  [ "$left" -lt 30 ] || left=30
  echo "$left"
}

case $SSM_Action in release | check) ;; *) refuse action 'this is neither a release nor a check' ;; esac
have awk || { trouble tool 'awk is not installed'; exit 1; }
set_address "$SSM_Address" || { trouble tool 'awk does not do what it should'; exit 1; }
[ "$address" != - ] || refuse address 'what was asked for is no address'
shown=$address
lock && look || exit 1
if [ "$SSM_Action" = check ]; then
  for guard in $guards; do find_in "$guard"; done
  ask_whole found
  check_blacklist not_blacklisted
  verdict banned
else
  for guard in $guards; do free "$guard"; done
  free_leftovers || trouble unreadable 'what fail2ban has left in the packet filter cannot be read'
  ask_whole still_banned
  check_blacklist defuse
  verdict released
  found=$reason
  [ -z "$guards" ] || upload_fresh
  reason=$found
fi
result
[ "$reason" = none ]
