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

# What «-b» names on a command line, a word a line, as sshg-blocker reads it by sscanf "%u:%s"; the last one counts.
# shellcheck disable=SC2016
KAIKIN_OPTION='
value { file = $0; value = 0; next }
/^-b./ { file = substr($0, 3) }
/^-[bpsawiNnm]$/ { value = $0 == "-b" }
/^-[psawiNnm]$/ { getline }
END { if (file != "") { sub(/^[^:]*:[ \t\r\v\f]*/, "", file); sub(/[ \t\r\v\f].*/, "", file); print file } }'

# What the files that start sshguard say behind «-b», as far as it is plain; a «?» where it is not.
# shellcheck disable=SC2016
KAIKIN_START='
function named(text) {
  gsub(/["\047]/, "", text)
  print text ~ /^[0-9]+:\/[^$`\\%*?[]*$/ ? substr(text, index(text, ":") + 1) : "?"
  wanted = 0
}
/^[ \t]*[#;]/ { next }
{
  more = sub(/\\$/, "")
  count = split($0, word, /[ \t]+/)
  for (i = 1; i <= count; i++) {
    if (word[i] == "") continue
    sub(/^["\047]/, "", word[i])
    while (sub(/^[A-Za-z_]+=["\047]?/, "", word[i]));
    if (wanted) named(word[i])
    else if (word[i] == "-b") wanted = 1
    else if (word[i] ~ /^-b./) named(substr(word[i], 3))
    else if (word[i] ~ /^#/) break
  }
  if (wanted && !more) named("")
}
END { if (wanted) named("") }'

# running_blacklists: the files of the sshguards that run here and ban in this network; a «?» before one that is not the
# file of that name here.
running_blacklists() {
  set +f
  for process in /proc/[0-9]*; do
    { read -r program <"$process/comm"; } 2>/dev/null || continue
    case $program in sshg-blocker | sshguard) ;; *) continue ;; esac
    [ "$(readlink "$process/ns/net")" = "$(readlink /proc/self/ns/net)" ] || continue
    { named=$(tr '\n\0' ' \n' <"$process/cmdline" | awk "$KAIKIN_OPTION"); } 2>/dev/null || continue
    case $named in
      '') continue ;;
      /*) ;;
      *) named=$(readlink "$process/cwd")/$named ;;
    esac
    if [ "$(stat -L -c %d:%i "$process/root$named" 2>/dev/null)" = "$(stat -L -c %d:%i "$named" 2>/dev/null)" ]; then
      printf '%s\n' "$named"
    else
      printf '?sshguard sees another %s\n' "$named"
    fi
  done
  set -f
}

# started_blacklists: the files that sshguard is told of where systemd, or another init, starts it.
started_blacklists() {
  set +f
  for settings in /etc/default/sshguard /etc/sysconfig/sshguard /etc/conf.d/sshguard \
    /etc/systemd/system/sshguard.service /etc/systemd/system/sshguard.service.d/*.conf \
    /usr/lib/systemd/system/sshguard.service /lib/systemd/system/sshguard.service; do
    [ -r "$settings" ] || continue
    awk "$KAIKIN_START" "$settings" | while IFS= read -r named; do
      case $named in
        '?') printf '?%s does not say plainly which file sshguard gets by «-b»\n' "$settings" ;;
        *) printf '%s\n' "$named" ;;
      esac
    done
  done
  set -f
}

# configured_blacklist: the file of sshguard's configuration; its own script hands it on as words.
configured_blacklist() {
  read_setting BLACKLIST_FILE
  case $value in
    \?* | *[\$\`*?[]*) echo '?only a shell can say what BLACKLIST_FILE is' && return ;;
  esac
  # shellcheck disable=SC2086
  set -- $value
  case ${1:-} in
    '') ;;
    [0-9]*:/*) printf '%s\n' "${1#*:}" ;;
    *) echo '?BLACKLIST_FILE is no plain path' ;;
  esac
}

# check_blacklist COMMAND…: for each blacklist of this server's sshguard; nothing is said where there is none.
check_blacklist() {
  case $address in
    *:*) read_setting IPV6_SUBNET ;;
    *) read_setting IPV4_SUBNET ;;
  esac
  subnet=${value:+/$value}
  blacklists=$({ configured_blacklist && running_blacklists && started_blacklists; } | sort -u) || blacklists='?cannot be asked'
  while IFS= read -r blacklist; do
    case $blacklist in
      '') ;;
      \?*) trouble blacklist "${blacklist#?}: whether $address is in it is unknown" ;;
      *) "$@" || trouble blacklist "$blacklist brings $address back when sshguard starts anew" ;;
    esac
  done <<BLACKLISTS
$blacklists
BLACKLISTS
}
