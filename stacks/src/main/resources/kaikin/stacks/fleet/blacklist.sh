# sshguard's blacklist, which it reads when it starts, and to which it appends while it runs: «time|service|kind|address».

# blacklisted: where in the file the lines begin that would ban the address again.
blacklisted() {
  KAIKIN_TEXT=$address KAIKIN_SUBNET=$subnet awk -F '|' "$KAIKIN_ADDRESSES"'
    BEGIN { all = bits_of(ENVIRON["KAIKIN_TEXT"]) }
    !/^#/ && NF == 4 && holds($4 (index($4, "/") ? "" : ENVIRON["KAIKIN_SUBNET"]), all) > 0 { print offset + 0 }
    { offset += length($0) + 1 }' "$blacklist"
}

# In place, a byte each: a new file would lose what sshguard appends next.
defuse() {
  [ -e "$blacklist" ] || return 0
  places=$(blacklisted) || return
  for place in $places; do
    printf '#' | dd of="$blacklist" bs=1 seek="$place" conv=notrunc 2>"$run/error" || return
  done
  places=$(blacklisted) && [ -z "$places" ]
}

# check_blacklist COMMAND…: nothing is said where sshguard has no blacklist.
check_blacklist() {
  read_setting "$subnet_name"
  subnet=${value:+/$value}
  read_setting BLACKLIST_FILE
  blacklist=${value#*:}
  case $blacklist in
    '') return ;;
    *[\$\`]* | [!/]*) trouble blacklist "BLACKLIST_FILE is no plain path: whether $address is in it is unknown" ;;
    *) "$@" || trouble blacklist "$blacklist brings $address back when sshguard starts anew" ;;
  esac
}

not_blacklisted() {
  [ -e "$blacklist" ] || return 0
  places=$(blacklisted) && [ -z "$places" ]
}
