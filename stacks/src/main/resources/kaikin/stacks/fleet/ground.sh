# What both scripts stand on: one private directory that no reboot outlasts, one lock, one way to speak.
set -eu
export LC_ALL=C
PATH=$PATH:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
umask 077
run=/run/kaikin

say() { printf 'kaikin: %s\n' "$*" >&2; }

# trouble REASON TEXT: says what is wrong, and keeps the first reason for the result.
reason=none
trouble() {
  [ "$reason" != none ] || reason=$1
  say "$2"
}

have() { command -v "$1" >/dev/null 2>&1; }

# What is temporary lies in $run/work: gone when the script ends, or when the next one starts.
clean() { [ ! -e "$run/work" ] || rm -rf "$run/work"; }

trap clean EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# Release and upload never interleave on one server.
lock() {
  have flock || { trouble tool 'flock is not installed (package util-linux)'; return 1; }
  [ -d "$run" ] || mkdir -p "$run" || { trouble temporary "$run cannot be made"; return 1; }
  # Not with exec at once: where its redirection fails, the shell ends.
  true >>"$run/lock" || { trouble lock "$run/lock cannot be opened"; return 1; }
  exec 9>>"$run/lock"
  flock -w 50 9 || { trouble lock "another release or upload has held $run/lock for 50 seconds"; return 1; }
  clean
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
