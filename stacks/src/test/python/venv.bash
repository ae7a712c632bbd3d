# shellcheck shell=bash
# Sourced by installers: makes a virtual environment of Python that has what the requirements.txt beside the installer
# pins, once, in ~/.cache/kaikin. An installer sets `here` (its directory) and `what` (what it installs).
: "${here:?}" "${what:?}"

# install_venv NAME PIP-OPTION... : prints its Python.
install_venv() {
  local directory
  # Another Python would not find the packages of this one.
  directory=${XDG_CACHE_HOME:-$HOME/.cache}/kaikin/$1-$({
    cat "$here/requirements.txt"
    python3 --version
  } | sha256sum | cut -c1-16)
  [[ -x $directory/bin/python ]] || make_venv "$directory" "${@:2}"
  printf '%s\n' "$directory/bin/python"
}

# Whoever is first puts his in place; both are the same.
make_venv() {
  printf 'kaikin: installing %s into %s\n' "$what" "$1" >&2
  mkdir -p "${1%/*}"
  temporary=$(mktemp -d "${1%/*}/installing.XXXXXX")
  trap 'rm -rf "${temporary-}"' EXIT
  python3 -m venv "$temporary"
  "$temporary/bin/python" -m pip --disable-pip-version-check install --quiet --require-hashes --only-binary :all: \
    "${@:2}" -r "$here/requirements.txt" >&2
  chmod 755 "$temporary"
  mv -T "$temporary" "$1" 2>/dev/null || [[ -d $1 ]]
}
