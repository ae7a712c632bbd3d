# What both scripts stand on: one private directory that no reboot outlasts, one lock, one way to speak.
set -euf
export LC_ALL=C
# The last two are where snap and AWS's own installer put the AWS CLI.
PATH=$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/snap/bin:/usr/local/aws-cli/v2/current/bin
umask 077
run=/run/kaikin uploader=
newline='
'
tab='	'

say() { printf 'kaikin: %s\n' "$*" >&2; }

# trouble REASON TEXT: says what is wrong, and keeps the first reason for the result.
reason=none
trouble() {
  [ "$reason" != none ] || reason=$1
  say "$2"
}

have() { command -v "$1" >/dev/null 2>&1; }

# read_uptime: into uptime the seconds since the start of this machine: nobody sets that clock.
read_uptime() { IFS=' .' read -r uptime _ </proc/uptime; }
read_uptime
started=$uptime

# read_left: into left the seconds that the document's two minutes leave, without those that the end takes.
read_left() {
  read_uptime
  left=$((started + 105 - uptime))
  [ "$left" -gt 1 ] || left=1
}

# What an upload needs lies in $run/work: gone when the script ends, or when the next one starts.
clean() {
  [ -z "$uploader" ] || kill "$uploader" 2>/dev/null || :
  [ ! -e "$run/work" ] || rm -rf "$run/work"
  # With 50,000 bans these are some megabytes, and to remove them takes a process more.
  for file in views walk blocked elsewhere; do
    [ ! -s "$run/$file" ] || true 2>/dev/null >"$run/$file" || :
  done
}

trap clean EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# Release and upload never interleave on one server; several wait for each other, as long as the document's time allows.
lock() {
  have flock || { trouble tool 'flock is not installed (package util-linux)'; return 1; }
  have awk || { trouble tool 'awk is not installed'; return 1; }
  [ -d "$run" ] || mkdir -p "$run" || { trouble temporary "$run cannot be made"; return 1; }
  # Not with exec at once: where its redirection fails, the shell ends.
  true >>"$run/lock" || { trouble lock "$run/lock cannot be opened"; return 1; }
  exec 9>>"$run/lock"
  if ! flock -n 9; then
    end_orphan
    read_left
    flock -w "$left" 9 || { trouble lock "another release or upload has held $run/lock for $left seconds"; return 1; }
  fi
  printf '%s\n' "$$" 2>/dev/null >"$run/owner" || :
  clean
}

unlock() { exec 9>&-; }

# The AWS CLI of a script that was killed keeps the lock, so that an old list is never written over a newer one. Nobody
# waits for it.
end_orphan() {
  owner='' orphan=''
  { read -r owner <"$run/owner" && read -r orphan <"$run/uploader"; } 2>/dev/null || return 0
  case $owner$orphan in '' | *[!0-9]*) return 0 ;; esac
  # One that nobody waited for is still listed, as a zombie.
  case $(cat "/proc/$owner/stat" 2>/dev/null) in '' | *') Z '*) ;; *) return 0 ;; esac
  [ "$(readlink "/proc/$orphan/fd/9")" = "$run/lock" ] || return 0
  # With its own child, as timeout makes them a group.
  kill -KILL "-$orphan" 2>/dev/null || :
}

# error_says TEXT…: did the last program that failed say one of these?
error_says() {
  for text; do
    while IFS= read -r line; do
      case $line in *"$text"*) return 0 ;; esac
    done <"$run/error"
  done
  return 1
}

# server_name: the name that lists and results give this server: its own where a key in the bucket can have it.
server_name() {
  { IFS= read -r name && ! IFS= read -r _; } 2>/dev/null </proc/sys/kernel/hostname || name=$(uname -n)
  case $name in
    '' | [!A-Za-z0-9]* | *[!A-Za-z0-9._-]*) name=$AWS_SSM_INSTANCE_ID ;;
  esac
  printf '%s\n' "$name"
}
