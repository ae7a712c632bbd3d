# Frees exactly one address, or looks whether it is banned; the last line is the result, however the script ends.
shown=- outcome=failed freed='' list=skipped guards='' told=''

result() {
  told=yes
  printf 'kaikin-release/1 address=%s outcome=%s freed=%s list=%s guards=%s reason=%s server=%s\n' \
    "$shown" "$outcome" "${freed:--}" "$list" "$(joined "$guards")" "$reason" "$(uname -n)"
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

# free GUARD: deletes by specification what covers the address, until the filter itself says that nothing does.
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
    *) trouble unreadable "$1 holds rules of which nobody can say whether they ban $address" ;;
  esac
}

# find_in GUARD: what covers the address; nothing is changed.
find_in() {
  elements=$(covering_of "$1") || { trouble unreadable "$1 does not say whether $address is banned"; return; }
  for element in $elements; do
    if [ "$element" = '?' ]; then
      trouble unreadable "$1 holds rules of which nobody can say whether they ban $address"
    else
      note "$element"
    fi
  done
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

upload_fresh() {
  list=failed
  if look 2>"$run/error" && put; then
    list=uploaded
  else
    say 'the fresh list could not be uploaded; the next minute tries again'
  fi
}

case $SSM_Action in release | check) ;; *) refuse action 'this is neither a release nor a check' ;; esac
have awk || { trouble tool 'awk is not installed'; exit 1; }
address=$(canonical "$SSM_Address") || refuse address 'what was asked for is no address'
shown=$address
case $address in
  *:*) nft_table=ip6 ipset_name=sshguard6 subnet_name=IPV6_SUBNET ;;
  *) nft_table=ip ipset_name=sshguard4 subnet_name=IPV4_SUBNET ;;
esac
lock && look || exit 1
if [ "$SSM_Action" = check ]; then
  for guard in $guards; do find_in "$guard"; done
  check_blacklist not_blacklisted
  verdict banned
else
  for guard in $guards; do free "$guard"; done
  check_blacklist defuse
  verdict released
  found=$reason
  [ -z "$guards" ] || upload_fresh
  reason=$found
fi
result
[ "$reason" = none ]
