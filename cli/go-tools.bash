# shellcheck shell=bash
# Sourced by the installers beside it: builds the tools of a go.mod, once, into ~/.cache/kaikin. An installer sets
# `here` (the directory of its go.mod) and `what` (how people call it), and has a function `build GO DIRECTORY`.
: "${here:?}" "${what:?}"

cache=${XDG_CACHE_HOME:-$HOME/.cache}/kaikin

say() { printf 'kaikin: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }

# at_least VERSION WANTED
at_least() { [[ $(printf '%s\n' "$2" "${1#v}" | sort -V | head -n 1) == "$2" ]]; }

needed_go() { awk '$1 == "go" { print $2 }' "$here/go.mod"; }

# A Go that is new enough. Any older one (Debian 12 has 1.19) fetches it as a module, checked like every module.
find_go() {
  local go
  for go in "$(command -v go || true)" /usr/local/go/bin/go /usr/lib/go*/bin/go; do
    [[ -x $go ]] && at_least "$("$go" env GOVERSION | sed 's/^go//')" "$(needed_go)" && printf '%s\n' "$go" && return
  done
  for go in "$(command -v go || true)" /usr/local/go/bin/go /usr/lib/go*/bin/go; do
    [[ -x $go ]] && fetch_toolchain "$go" && return
  done
  die "$what cannot be built without Go: apt-get install golang-go, or put Go $(needed_go) or newer on PATH${instead:+, $instead}"
}

fetch_toolchain() {
  local module directory
  module=golang.org/toolchain@v0.0.1-go$(needed_go).$("$1" env GOHOSTOS)-$("$1" env GOHOSTARCH)
  say "fetching Go $(needed_go)"
  directory=$(cd "$here/.." && GOTOOLCHAIN=local GOFLAGS=-modcacherw "$1" mod download -json "$module" |
    sed -n 's/.*"Dir": "\(.*\)".*/\1/p')
  [[ -n $directory ]] || return 1
  # Modules carry no modes.
  chmod +x "$directory"/bin/* "$directory"/pkg/tool/*/* || return 1
  printf '%s\n' "$directory/bin/go"
}

# tools GO ARG... : with the modules as pinned, whatever the caller's settings are.
tools() {
  local go=$1
  shift
  (cd "$here" && env -u GOROOT -u GOOS -u GOARCH GOTOOLCHAIN=local GOWORK=off GOFLAGS='-mod=readonly -buildvcs=false' "$go" "$@")
}

version_of() { tools "$1" list -m -f '{{.Version}}' "$2"; }

# install_tools NAME PROGRAM... : prints the directory that has the programs, and builds them where it does not; not
# with --there, which fails then.
install_tools() {
  local directory program missing=
  directory=$cache/$1-$(sha256sum <"$here/go.sum" | cut -c1-16)
  for program in "${@:2}"; do
    [[ $program == --there || -x $directory/$program ]] || missing=yes
  done
  if [[ -n $missing ]]; then
    [[ " $* " != *' --there '* ]] || return 1
    build_into "$directory"
  fi
  printf '%s\n' "$directory"
}

# Whoever is first puts his in place; both are the same.
build_into() {
  local directory=$1 go started=$SECONDS
  go=$(find_go)
  mkdir -p "$cache"
  temporary=$(mktemp -d "$cache/building.XXXXXX")
  trap 'rm -rf "${temporary-}"' EXIT
  say "building $what, once${takes:+ ($takes)}"
  build "$go" "$temporary" || die "$what could not be built: see above"
  chmod 755 "$temporary"
  mv -T "$temporary" "$directory" 2>/dev/null || [[ -d $directory ]] || die "$directory cannot be written"
  say "built $what in $((SECONDS - started)) s: $directory"
}
