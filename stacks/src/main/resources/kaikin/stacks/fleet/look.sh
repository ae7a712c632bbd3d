# look: what every guard of this server blocks now, into $run/listing; sets guards to those that could be asked.
look() {
  guards='' listing='' why=''
  read_setting BACKEND
  backend=${value##*/} backend=${backend#sshg-fw-} needed=$backend
  for guard in nft-sets iptables-nft iptables-legacy ipset fail2ban; do
    status=0
    part=$(list "$guard") || status=$?
    case $guard in "$backend" | "$backend"-*) ours=yes ;; *) ours= ;; esac
    if [ "$status" -eq 0 ]; then
      guards=${guards:+$guards }$guard
      listing=$listing$part$newline
      [ -z "$ours" ] || needed=
    elif [ -n "$ours" ] && [ -s "$run/error" ]; then
      IFS= read -r why <"$run/error" || why=${why:-}
    elif [ "$guard $status" = 'fail2ban 2' ]; then
      listing=${listing}listing\ fail2ban$newline
      trouble unreadable 'fail2ban runs, but «fail2ban-client banned» fails: version 0.11 or newer is needed'
    fi
  done
  check_backend
  printf '%send\n' "$listing" >"$run/listing" || { trouble temporary "$run/listing cannot be written"; return 1; }
}

newline='
'

list() {
  case $1 in
    nft-sets) list_nft_sets ;;
    iptables-*) list_iptables "${1#iptables-}" ;;
    ipset) list_ipset ;;
    fail2ban) list_fail2ban ;;
  esac
}

# A backend that was not listed leaves a listing that nobody can take for an empty one.
check_backend() {
  case $needed in
    '')
      [ -n "$guards$listing" ] || trouble no-guard 'there is neither sshguard nor fail2ban on this server'
      return
      ;;
    nft-sets | iptables | ipset)
      program=${needed%-sets}
      if have "$program"; then
        trouble unreadable "the bans cannot be read: is sshguard running, with its $needed backend? ${why}"
      else
        trouble tool "sshguard is configured for its $needed backend, but $program is not installed"
      fi
      ;;
    *) trouble backend "sshguard's backend «$needed» is not supported: nft-sets, iptables and ipset are" ;;
  esac
  listing=${listing}listing\ unreadable$newline
}
