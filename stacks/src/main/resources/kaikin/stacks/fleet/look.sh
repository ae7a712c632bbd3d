# look: what this server blocks now, into $run/listing; sets guards to those that could be asked.
look() {
  guards='' parts='' count=0 full='' unread='' why=''
  read_setting BACKEND
  see_filter '' && seen=yes || seen=
  find_places
  backend=${value##*/} backend=${backend#\?} backend=${backend#sshg-fw-} needed=$backend
  for guard in nft-sets iptables-nft iptables-legacy ipset fail2ban; do
    status=0 kept=$parts
    list "$guard" || status=$? parts=$kept
    case $guard in "$backend" | "$backend"-*) ours=yes ;; *) ours= ;; esac
    if [ "$status" -eq 0 ]; then
      guards=${guards:+$guards }$guard
      [ -z "$ours" ] || needed=
    elif [ -n "$full" ]; then
      break
    elif [ "$guard $status" = 'fail2ban 2' ]; then
      unreadable fail2ban 'fail2ban runs, but «fail2ban-client banned» fails: version 0.11.2 (or 0.10.6) or newer is needed'
    elif [ "$status" -eq 2 ]; then
      why=
      [ ! -s "$run/error" ] || IFS= read -r why <"$run/error" || :
      unreadable "$guard" "the bans of $guard cannot be read: $why"
      [ -z "$ours" ] || needed=
    elif [ -n "$ours" ] && [ -s "$run/error" ]; then
      IFS= read -r why <"$run/error" || why=${why:-}
    fi
  done
  [ -n "$full" ] || check_backend
  [ -n "$full" ] || look_elsewhere
  gather || { trouble temporary "$run/listing cannot be written"; return 1; }
}

list() {
  case $1 in
    nft-sets) list_nft_sets ;;
    iptables-*) list_iptables "${1#iptables-}" ;;
    ipset) list_ipset ;;
    fail2ban) list_fail2ban ;;
  esac
}

# unreadable GUARD TEXT: leaves a listing that nobody can take for an empty one.
unreadable() {
  unread=${unread}listing\ $1$newline
  trouble unreadable "$2"
}

# show NAME COMMAND…: keeps what the command lists, below a line with the guard's name, in a file: through variables
# 50,000 bans would take a shell 100 ms more.
show() {
  part=$run/part.$count
  true >"$run/whole" && printf 'listing %s\n' "$1" >"$part" || full=yes
  shift
  # Through cat: a guard's program says nothing of a disk that is full, be it for a moment.
  { said=no; "$@" 2>"$run/error" && said=yes; echo "$said" >"$run/whole"; } | cat >>"$part" || full=yes
  read -r whole <"$run/whole" || full=yes
  [ -z "$full" ] && [ "$whole" = yes ] || return 1
  parts="$parts $part" count=$((count + 1))
}

# What the guards did not list themselves, because they were ended, or because somebody else blocks.
look_elsewhere() {
  if [ -n "$seen" ] && walk_filter '' "$guards"; then
    nothing_blocked blocked || show_blocked
  else
    unreadable filter 'the packet filter cannot be asked as a whole'
  fi
}

show_blocked() {
  # What fail2ban lists need not come twice.
  known=/dev/null
  case " $guards " in *' fail2ban '*) known=$part ;; esac
  # shellcheck disable=SC2016
  awk -F '\t' '
    FILENAME != ARGV[2] { for (i = split($0, text, /[\047"]/); i > 0; i--) known[text[i]]; next }
    $1 == "?" { if (!said[$2]++) print "? " $2; next }
    $1 != "end" && !($1 in known) && !said[$1]++ { print $1 }' "$known" "$run/blocked" | cat >"$run/elsewhere" ||
    { full=yes && return; }
  [ -s "$run/elsewhere" ] || return 0
  show filter cat "$run/elsewhere" || return 0
  while IFS= read -r line; do
    case $line in '? '*) say "nobody can say whom this blocks: ${line#? }" ;; esac
  done <"$run/elsewhere"
}

# gather: the listing of all parts.
gather() {
  [ -z "$full" ] || return 1
  # shellcheck disable=SC2086
  cat /dev/null $parts >"$run/listing" && printf '%send\n' "$unread" >>"$run/listing"
}

# A backend that must answer and did not.
check_backend() {
  case $needed in
    '')
      [ -n "$guards$unread" ] || trouble no-guard 'there is neither sshguard nor fail2ban on this server'
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
  unread=${unread}listing\ unreadable$newline
}
