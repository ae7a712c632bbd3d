# shellcheck shell=bash
# In front of each tool, after what it is told of its sandbox: the control socket, the region, and the ways in.
: "${control:?}" "${region:?}" "${machine:?}" "${inside:?}"

# usage LINE... : how the tool is called; ends it.
usage() {
  printf 'usage: %s\n' "$1" >&2
  (($# < 2)) || printf '       %s\n' "${@:2}" >&2
  exit 2
}

# ask WHAT ARG... : takes the tool's place; the arguments are curl's.
ask() {
  exec curl --silent --show-error --fail-with-body --max-time 600 --unix-socket "$control" "${@:2}" "http://sandbox/$1"
}

# on_machine NAME COMMAND ARG... : takes the tool's place.
on_machine() { exec "${machine[@]}" "$@"; }

# beside_gateway DIRECTORY COMMAND ARG... : takes the tool's place.
beside_gateway() { exec "${inside[@]}" "$@"; }
