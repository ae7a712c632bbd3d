# sshguard's blacklist, which it reads when it starts, and to which it appends while it runs: «time|service|kind|address».

# read_places: into places where in the file the lines begin that would ban the address again. sshguard 2.4.2 reads them
# by sscanf "%lld|%d|%d|%s": blanks may stand before each, and anything behind the address.
read_places() {
  size=$(wc -c <"$blacklist") || return
  places=$(KAIKIN_TEXT=$address KAIKIN_SUBNET=$subnet awk -F '|' "$KAIKIN_ADDRESSES"'
    BEGIN { all = bits_of(ENVIRON["KAIKIN_TEXT"]) }
    !/^#/ && NF >= 4 {
      net = $4
      sub(/^[ \t\r\v\f]+/, "", net)
      sub(/[ \t\r\v\f].*/, "", net)
      if (address_bits(net) != "") net = text_of(address_bits(net)) ENVIRON["KAIKIN_SUBNET"]
      if (holds(net, all) > 0) print offset + 0
    }
    { offset += length($0) + 1 }
    END { print offset + 0 }' "$blacklist") || return
  # A byte that this awk does not count would send the next ones astray.
  [ "${places##*"$newline"}" -ge "$size" ] || return
  case $places in *"$newline"*) places=${places%"$newline"*} ;; *) places= ;; esac
}

# In place, a byte each: a new file would lose what sshguard appends next.
defuse() {
  [ -e "$blacklist" ] || return 0
  read_places || return
  for place in $places; do
    printf '#' | dd of="$blacklist" bs=1 seek="$place" conv=notrunc 2>"$run/error" || return
  done
  not_blacklisted
}

not_blacklisted() {
  [ -e "$blacklist" ] || return 0
  read_places && [ -z "$places" ]
}

# check_blacklist COMMAND…: nothing is said where sshguard has no blacklist.
check_blacklist() {
  case $address in
    *:*) read_setting IPV6_SUBNET ;;
    *) read_setting IPV4_SUBNET ;;
  esac
  subnet=${value:+/$value}
  read_setting BLACKLIST_FILE
  blacklist=${value#*:}
  case $value in
    '') return ;;
    \?* | *[\$\`]*) trouble blacklist "only a shell can say what BLACKLIST_FILE is: whether $address is in it is unknown" ;;
    [0-9]*:/*) "$@" || trouble blacklist "$blacklist brings $address back when sshguard starts anew" ;;
    *) trouble blacklist "BLACKLIST_FILE is no plain path: whether $address is in it is unknown" ;;
  esac
}
