# shellcheck shell=bash
# Sourced by ./kaikin: what people see of it, and what it leaves nowhere. `cache` is where it remembers.
: "${cache:?}"

# Colour is for terminals alone.
if [[ -t 2 && -z ${NO_COLOR-} ]]; then terminal=yes name=$'\e[36mkaikin:\e[0m'; else terminal='' name=kaikin:; fi

say() { printf '%s%s %s\n' "${terminal:+$'\r\e[K'}" "$name" "$*" >&2; }
die() { say "$*"; exit "${failing-1}"; }

# A directory for what is needed until the launcher ends, however that is; `start` removes it before another program
# takes its place.
work() {
  [[ -n ${work-} ]] || work=$(mktemp -d "${TMPDIR:-/tmp}/kaikin-launcher.XXXXXX")
}
clean() { [[ -z ${work-} ]] || rm -rf "$work"; }
trap clean EXIT

# span SECONDS : as people say it.
span() { if (($1 < 90)); then printf '%d s' "$1"; else printf '%d min' $((($1 + 30) / 60)); fi; }

# usually WHAT : how long it took the last time, where that is known.
usually() {
  local seconds
  seconds=$(cat "$cache/durations/$1" 2>/dev/null) && [[ $seconds =~ ^[0-9]{1,6}$ ]] && printf ', usually %s' "$(span "$seconds")"
  return 0
}

# took WHAT SECONDS : remembers it.
took() {
  mkdir -p "$cache/durations" && printf '%d\n' "$2" >"$cache/durations/$1.$$" && mv "$cache/durations/$1.$$" "$cache/durations/$1" || true
}

# follow WHAT : tells how far Maven is, from what it prints: on a terminal in one line that is kept up to date.
follow() {
  local line='' status module='' known started=$SECONDS
  known=$(usually "$1")
  while true; do
    status=0
    IFS= read -r -t 1 line || status=$?
    ((status == 0 || status > 128)) || break
    if [[ $line =~ ^\[INFO\]\ Building\ ([a-z]+)\ .*\[([0-9]+)/([0-9]+)\]$ ]]; then
      module="${BASH_REMATCH[1]}, ${BASH_REMATCH[2]} of ${BASH_REMATCH[3]}"
      [[ -n $terminal ]] || say "building $module"
    fi
    [[ -z $terminal ]] || printf '\r\e[K%s building %s (%s%s)' "$name" "$module" "$(span $((SECONDS - started)))" "$known" >&2
  done
  [[ -z $terminal ]] || printf '\r\e[K' >&2
}
