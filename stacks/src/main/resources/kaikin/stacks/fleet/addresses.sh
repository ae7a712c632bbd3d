# Addresses and nets as strings of bits, so that they are compared as what they are; text is never compared.
KAIKIN_ADDRESSES='
function byte(number,   bits, i, rest) {
  if (number in bytes) return bytes[number]
  rest = number
  for (i = 0; i < 8; i++) { bits = (rest % 2) bits; rest = int(rest / 2) }
  return bytes[number] = bits
}
function bits4(text,   part, i, bits) {
  if (split(text, part, "[.]") != 4) return ""
  for (i = 1; i <= 4; i++) {
    if (part[i] !~ /^(0|[1-9][0-9]?[0-9]?)$/ || part[i] + 0 > 255) return ""
    bits = bits byte(part[i] + 0)
  }
  return bits
}
function hex(digit) { return index("0123456789abcdef", digit) - 1 }
function groups(text,   part, count, i, bits) {
  count = split(text, part, ":")
  for (i = 1; i <= count; i++) {
    if (part[i] !~ /^[0-9a-f][0-9a-f]?[0-9a-f]?[0-9a-f]?$/) return "no"
    part[i] = substr("0000" part[i], length(part[i]) + 1)
    bits = bits byte(hex(substr(part[i], 1, 1)) * 16 + hex(substr(part[i], 2, 1)))
    bits = bits byte(hex(substr(part[i], 3, 1)) * 16 + hex(substr(part[i], 4, 1)))
  }
  return bits
}
function zeros(count,   bits) {
  while (length(bits) < count) bits = bits "0"
  return bits
}
function bits6(text,   half, count, left, right, tail) {
  if (match(text, /:[0-9]+[.][0-9.]+$/)) {
    tail = bits4(substr(text, RSTART + 1))
    if (tail == "") return ""
    left = bits6(substr(text, 1, RSTART) "0:0")
    return left == "" ? "" : substr(left, 1, 96) tail
  }
  count = split(text, half, "::")
  left = groups(half[1]); right = count > 1 ? groups(half[2]) : ""
  if (count < 1 || count > 2 || left == "no" || right == "no") return ""
  if (count == 1) return length(left) == 128 ? left : ""
  return length(left right) > 112 ? "" : left zeros(128 - length(left right)) right
}
function bits_of(text) { return index(text, ":") ? bits6(tolower(text)) : bits4(text) }
function mapped() {
  if (prefix == "") prefix = zeros(80) "1111111111111111"
  return prefix
}
# An IPv4-mapped IPv6 address is the IPv4 address.
function address_bits(text,   all) {
  all = bits_of(text)
  return length(all) == 128 && substr(all, 1, 96) == mapped() ? substr(all, 97) : all
}
function value_of(bits,   i, n) {
  for (i = 1; i <= length(bits); i++) n = n * 2 + substr(bits, i, 1)
  return n + 0
}
function text4(all) {
  return value_of(substr(all, 1, 8)) "." value_of(substr(all, 9, 8)) "." value_of(substr(all, 17, 8)) "." value_of(substr(all, 25, 8))
}
# As RFC 5952 writes it: the first longest run of two or more zero groups becomes «::».
function text6(all,   group, i, run, best, at, out) {
  for (i = 0; i < 8; i++) {
    group[i] = sprintf("%x", value_of(substr(all, i * 16 + 1, 16)))
    run = group[i] == "0" ? run + 1 : 0
    if (run > 1 && run > best) { best = run; at = i - run + 1 }
  }
  for (i = 0; i < 8; i++) {
    if (best && i == at) { out = out "::"; i += best - 1 }
    else out = out (out == "" || out ~ /::$/ ? "" : ":") group[i]
  }
  return out
}
function text_of(all) { return length(all) == 32 ? text4(all) : text6(all) }
# Does the net, or the range, hold the address? -1 where the text is neither. Without an address: is it one?
function holds(net, all,   part, count, first, last, size) {
  if (index(net, "-")) {
    if (split(net, part, "-") != 2) return -1
    first = address_bits(part[1]); last = address_bits(part[2])
    if (first == "" || length(first) != length(last) || "b" first > "b" last) return -1
    return length(first) == length(all) && "b" first <= "b" all && "b" all <= "b" last
  }
  count = split(net, part, "/")
  first = bits_of(part[1])
  if (first == "" || count > 2 || (count == 2 && part[2] !~ /^[0-9]+$/) || part[2] + 0 > length(first)) return -1
  size = count < 2 ? length(first) : part[2] + 0
  if (length(first) == 128 && size >= 96 && substr(first, 1, 96) == mapped()) { first = substr(first, 97); size -= 96 }
  return length(first) == length(all) && substr(first, 1, size) == substr(all, 1, size)
}
'

# canonical TEXT: the one usual form of an address, or a dash; it fails where awk does.
canonical() {
  case $1 in '' | *[!0-9a-fA-F.:]*) echo - && return ;; esac
  [ "${#1}" -le 45 ] || { echo - && return; }
  KAIKIN_TEXT=$1 awk "$KAIKIN_ADDRESSES"'
    BEGIN { all = address_bits(ENVIRON["KAIKIN_TEXT"]); print all == "" ? "-" : text_of(all) }'
}

# set_address TEXT: into address its canonical form, and what the programs call its family.
set_address() {
  address=$(canonical "$1") || return
  case $address in
    *:*) nft_table=ip6 ipset_name=sshguard6 ;;
    *) nft_table=ip ipset_name=sshguard4 ;;
  esac
}

# covering: of the nets on its input those that hold $address; what is no net counts as one that may.
covering() {
  KAIKIN_TEXT=$address awk "$KAIKIN_ADDRESSES"'
    BEGIN { all = bits_of(ENVIRON["KAIKIN_TEXT"]) }
    { held = holds($1, all); if (held > 0) print $1; else if (held < 0) print "?" }'
}
