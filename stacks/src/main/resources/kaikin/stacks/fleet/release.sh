# Frees exactly one address, verifies it, uploads the fresh list; its last line is the result.

# result OUTCOME FREED LIST
result() { printf 'kaikin-release/1 address=%s outcome=%s freed=%s list=%s\n' "$shown" "$1" "$2" "$3"; }

refuse() {
  shown=-
  say "what was asked for is no address: nothing was done"
  result refused - skipped
  exit 1
}

# decimal TEXT: is it 0 to 255, written the one usual way?
decimal() {
  case $1 in
    0 | [1-9] | [1-9][0-9] | 1[0-9][0-9] | 2[0-4][0-9] | 25[0-5]) return 0 ;;
    *) return 1 ;;
  esac
}

ipv4() {
  rest=$1.
  for _ in 1 2 3 4; do
    decimal "${rest%%.*}" || return 1
    rest=${rest#*.}
  done
  [ -z "$rest" ]
}

# Only the outline: the filter says what it cannot read. But a name that it would ask DNS for must not come that far.
ipv6() {
  case $1 in
    *[!0-9a-f:]* | *:::* | *::*::*) return 1 ;;
    *::*) return 0 ;;
    *:*:*:*:*:*:*:*:*) return 1 ;;
    *:*:*:*:*:*:*:*) return 0 ;;
    *) return 1 ;;
  esac
}

family_of() {
  case $1 in
    *:*) ipv6 "$1" && echo ip6 ;;
    *) ipv4 "$1" && echo ip ;;
  esac
}

# Does the filter itself say that the address is banned, alone or within a net? 0 is yes, 1 is no, 2 is neither.
banned() {
  nft get element "$family" sshguard attackers "{ $address }" >"$work/covering" 2>"$work/not-covering" && return 0
  grep -q 'No such file or directory' "$work/not-covering" && return 1
  cat "$work/not-covering" >&2
  return 2
}

# The element that covers the address, as the filter has just named it.
covering() { sed -n 's/.*elements = { *\([0-9a-f.:/-]*\).*/\1/p' "$work/covering"; }

# Deletes by specification, one element after the other, until the filter says that none is left.
free() {
  freed=
  for _ in 1 2 3 4 5 6 7 8; do
    banned || { [ "$?" -eq 1 ]; return; }
    element=$(covering)
    [ -n "$element" ] || return 1
    nft delete element "$family" sshguard attackers "{ $element }" || return 1
    freed=${freed:+$freed,}$element
  done
  return 1
}

address=$SSM_Address
case $address in '' | *[!0-9a-f.:]*) refuse ;; esac
[ "${#address}" -le 45 ] || refuse
family=$(family_of "$address") || refuse
shown=$address

fail() {
  say "$1"
  result failed "${freed:--}" skipped
  exit 1
}

freed=
lock || fail 'the lock was not to be had'
listing >"$work/listing" || fail 'the bans cannot be read'
free || fail "$address may still be banned"

list=uploaded
if ! { listing >"$work/listing" && upload "$work/listing"; }; then
  say 'the fresh list could not be uploaded; the next minute tries again'
  list=failed
fi
if [ -n "$freed" ]; then
  result released "$freed" "$list"
else
  result absent - "$list"
fi
