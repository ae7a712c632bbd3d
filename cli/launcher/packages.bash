# shellcheck shell=bash
# Sourced by ./kaikin: what the machine must have for each command, and how root gets it from Debian.

# program:Debian package
# shellcheck disable=SC2034 # for the launcher
needs_build=(javac:openjdk-17-jdk-headless curl:curl unzip:unzip)
# The sandbox has the list, and says itself what a guard lacks.
# shellcheck disable=SC2034,SC2207 # words without blanks
needs_sandbox=($(awk '!/^#/ { print $1 ":" $2 }' \
  "$(dirname "${BASH_SOURCE[0]}")/../../sandbox/src/main/resources/kaikin/sandbox/namespace/programs"))
# shellcheck disable=SC2034
needs_test=(shellcheck:shellcheck jq:jq git:git perl:perl venv:python3-venv
  chromium:chromium chromedriver:chromium-driver cmark-gfm:cmark-gfm NotoColorEmoji.ttf:fonts-noto-color-emoji NotoSansCJK-Regular.ttc:fonts-noto-cjk)
# Any Go will do: an old one fetches what the modules need.
# shellcheck disable=SC2034
needs_go=(go:golang-go)
# shellcheck disable=SC2034
needs_bench=(time:time venv:python3-venv npm:npm)

# Debian's own programs are what servers run, wherever the caller's PATH leads first.
has() {
  local directory
  for directory in /usr/local/sbin /usr/local/bin /usr/sbin /usr/bin /sbin /bin; do
    [[ -x $directory/$1 ]] && return 0
  done
  case $1 in
    javac) [[ -x ${JAVA_HOME:-/nonexistent}/bin/javac ]] || command -v javac >/dev/null ;;
    npm) command -v npm >/dev/null ;;
    # No program: Debian has Python without this part.
    venv) python3 -c 'import ensurepip, venv' 2>/dev/null ;;
    go) [[ -x /usr/local/go/bin/go ]] || command -v go >/dev/null ;;
    Noto*) compgen -G "/usr/share/fonts/*/noto/$1" >/dev/null ;;
    *) false ;;
  esac
}

# install_missing PROGRAM:PACKAGE... : as root through apt, else one line that says what to do.
install_missing() {
  local need packages=()
  for need; do has "${need%%:*}" || packages+=("${need#*:}"); done
  ((${#packages[@]})) || return 0
  mapfile -t packages < <(printf '%s\n' "${packages[@]}" | sort -u)
  if ((EUID)) || ! command -v apt-get >/dev/null; then
    die "this machine lacks packages: sudo apt-get install ${packages[*]}"
  fi
  say "installing ${packages[*]}"
  work
  if ! { apt-get update && install_without_services "${packages[@]}"; } >"$work/apt" 2>&1; then
    tail -n 20 "$work/apt" >&2
    die "apt-get could not install ${packages[*]}"
  fi
}

# The machine is to be as it was but for the programs: no service of a new package runs, now or after the next boot.
install_without_services() {
  local policy=${root-}/usr/sbin/policy-rc.d status=0
  work
  installed >"$work/before"
  # invoke-rc.d and deb-systemd-invoke start nothing where it answers 101, «not allowed».
  if [[ ! -e $policy ]]; then
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
    # shellcheck disable=SC2064 # the path as it is now
    trap "rm -f '$policy'; clean" EXIT
  fi
  DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@" || status=$?
  disable_services_since "$work/before"
  [[ $(trap -p EXIT) != *"$policy"* ]] || rm -f "$policy"
  trap clean EXIT
  return "$status"
}

installed() {
  # shellcheck disable=SC2016 # dpkg's own words
  dpkg-query -W -f '${db:Status-Abbrev} ${Package}\n' | sed -n 's/^ii *//p' | LC_ALL=C sort
}

# disable_services_since FILE : those of packages that are not in this list; a package's script has enabled them.
disable_services_since() {
  local file unit
  installed | LC_ALL=C comm -13 "$1" - | while IFS= read -r package; do dpkg-query -L "$package"; done |
    sed -nE 's:^(/usr)?/lib/systemd/system/([^/@]+\.(service|socket|timer|path))$:\2:p; s:^/etc/init\.d/([^/]+)$:\1:p' |
    sort -u | while IFS= read -r unit; do
      case $unit in
        *.*)
          # It serves the scripts of packages alone, and asks for which.
          DPKG_MAINTSCRIPT_PACKAGE=kaikin deb-systemd-helper disable "$unit" || true
          # Somebody else's policy may have let it start.
          [[ ! -d /run/systemd/system ]] || systemctl stop "$unit" || true
          ;;
        *)
          # Without systemctl the links in /etc/rc?.d are what starts it.
          update-rc.d "$unit" disable || true
          ;;
      esac
    done
}
