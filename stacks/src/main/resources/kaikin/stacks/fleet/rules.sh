# What the rules of a packet filter say: which sources they block, or whether they block one address; and what in it
# nobody can judge. It is walked from the hooks on, through every jump. A rule is about an address if it names a source
# (in output, a destination); one that names none is the same for everybody, and no ban.

# Of what «views» prints; what the walk says, a line each: «B» or «U» (blocks, or does what is not known), what it depends on, and the rule.
# shellcheck disable=SC2016
KAIKIN_FILTER='
function both(one, other) { return one == "" ? other : (other == "" || one == "?" ? one : other) }
function net_of(text, family,   word) {
  split(text, word, " ")
  if (holds(word[1], "") < 0) return ""
  return family == "" || (index(word[1], ":") > 0) == (family == 6) ? word[1] : ""
}
# The nets among the elements of a set; the first net of each, where an element has several parts.
function nets_in(inside, family,   element, i, key, part, j, net, nets) {
  nets = split(inside, element, ",")
  for (i = 1; i in element; i++) {
    key = element[i]
    sub(/ : .*/, "", key)
    net = ""
    for (j = split(key, part, " [.] "); j > 0; j--) if (net_of(part[j], family) != "") net = net_of(part[j], family)
    if (net == "") return "?"
    element[i] = net
  }
  inside = "n"
  for (i = 1; i <= nets; i++) inside = inside " " element[i]
  return inside
}
# As nft writes it: a net of one address is that address.
function plain(net) { sub(index(net, ":") ? "/128$" : "/32$", "", net); return net }
# In a list, what the guard itself lists.
function seen_by_guard(kind) {
  if (kind == "tables") return address == "" && index(listed, " " (view == "nft" ? "iptables-nft" : "iptables" substr(view, index(view, "-"))) " ")
  return address == "" && index(listed, " " kind " ")
}
function rule(chain, source, destination, verdict, target, text) {
  if (verdict == "P") return
  count[chain]++
  sources[chain, count[chain]] = source; destinations[chain, count[chain]] = destination
  verdicts[chain, count[chain]] = verdict; targets[chain, count[chain]] = target
  gsub(/[^ -~]/, "?", text)
  texts[chain, count[chain]] = substr(text, 1, 160)
}
function harmless(module) {
  return module ~ /^(tcp|udp|udplite|sctp|dccp|icmp6?|multiport|comment|conntrack|state|limit|hashlimit|connlimit|addrtype|mark|connmark|mac|physdev|pkttype|owner|tcpmss|length|ttl|hl|dscp|ecn|tos|statistic|rpfilter|socket|helper|time|esp|ah|frag|hbh|dst|rt|ipv6header|eui64|mh|policy|cpu|devgroup|realm|string|quota|connbytes|connlabel|cgroup|nfacct)$/
}
# Not with an empty alternative: mawk 1.3.4 reads it wrongly.
function passing(target) {
  return target == "" || target ~ /^(ACCEPT|RETURN|LOG|NFLOG|ULOG|SNAT|MASQUERADE|CT|NOTRACK|CHECKSUM|CLASSIFY|DSCP|ECN|TOS|TTL|HL|AUDIT|TRACE|TCPMSS|TCPOPTSTRIP|SET|RATEEST|SYNPROXY)$/
}

# A line of iptables-save.
function iptables_line(   word, n, i, not, source, destination, side, target, name, recent, hits, flag, chain, text) {
  text = $0
  if (index(text, "\"")) {
    gsub(/"([^"\\]|\\.)*"/, "text", text)
    if (index(text, "\"")) text = text " [unsupported]"
  }
  n = split(text, word, " ")
  chain = view SUBSEP table SUBSEP word[2]
  # By far the most lines of a chain with many bans.
  if (n == 6 && word[3] == "-s" && word[6] == "DROP") {
    if (word[2] == "sshguard" && seen_by_guard("tables")) return
    if (address != "" && holds(word[4], address) == 0) return
  }
  if (index(text, "[unsupported")) source = destination = "?"
  for (i = 3; i <= n; i++) {
    not = word[i - 1] == "!"; side = ""
    if (word[i] == "-s" || word[i] == "--ctorigsrc" || word[i] == "--src-range") side = "s"
    if (word[i] == "-d" || word[i] == "--ctorigdst" || word[i] == "--dst-range") side = "d"
    if (side != "") {
      name = "n " plain(word[++i])
      if (side == "s" && !not) source = both(source, name)
      if (side == "d" && !not) destination = both(destination, name)
    } else if (word[i] == "--match-set") {
      name = "i " word[i + 1]
      split(word[i + 2], flag, ",")
      i += 2
      if (not) continue
      if (name ~ /^i sshguard[46]$/ && seen_by_guard("ipset")) name = "n"
      if (flag[1] == "src") source = both(source, name)
      else if (index(word[i], "src")) source = "?"
      if (flag[1] == "dst") destination = both(destination, name)
      else if (index(word[i], "dst")) destination = "?"
    } else if (word[i] == "-m") {
      if (!harmless(word[++i]) && word[i] !~ /^(set|iprange|recent)$/) source = destination = "?"
    } else if (word[i] == "--rcheck" || word[i] == "--update" || word[i] == "--remove") {
      if (!not) recent = "s"
    } else if (word[i] == "--hitcount") { hits = word[++i] }
    else if (word[i] == "--rdest" && recent != "") { recent = "d" }
    else if (word[i] == "--name") { name = word[++i] }
    else if (word[i] == "-j" || word[i] == "-g") { target = word[++i] }
    else if (word[i] ~ /^--(comment|log-prefix|nflog-prefix|string|hex-string)$/) i++
  }
  if (recent != "") {
    name = "r " name " " (hits == "" ? 0 : hits)
    if (recent == "s") source = both(source, name)
    else destination = both(destination, name)
  }
  if (declared[view, table, target]) rule(chain, source, destination, "J", view SUBSEP table SUBSEP target, said($0))
  else rule(chain, source, destination, passing(target) ? "P" : target ~ /^(DROP|REJECT|TARPIT)$/ ? "B" : "U", "", said($0))
}
function place(net, text) { rule("places", net == "?" ? net : "n " net, "", "B", "", text) }
function said(text) { return variant " " table ": " text }

# Where the braces that open at token i end; what is between them goes into inside.
function braces(i) {
  inside = ""
  if (token[i] != "{") return i
  for (i++; i <= tokens && token[i] != "}"; i++) inside = inside (inside == "" ? "" : " ") token[i]
  return i
}
# The condition that an address makes whose name ends before token i; into last where it ends. Nothing for a condition that
# all but one meet: it is for everybody.
function nft_condition(i, version,   condition) {
  if (token[i] == "==") i++
  # Parts that are compared together with it.
  while (token[i] == "." && i < tokens) for (i++; i < tokens && token[i] !~ /^([.]|[{]|@.*|vmap|map|!=)$/; i++);
  condition = ""
  if (token[i] == "vmap") i--
  else if (token[i] == "!=" || token[i] == "set" || token[i] == "map") { if (token[i + 1] == "{") i = braces(i + 1) }
  else if (token[i] ~ /^@/) condition = nft_set("s", substr(token[i], 2))
  else if (token[i] == "{") { i = braces(i); condition = nets_in(inside, version) }
  else condition = net_of(token[i], version) == "" ? "?" : "n " token[i]
  last = i
  return condition != "" && other_family(version) ? "n" : condition
}
function other_family(version) { return address != "" && (version == 6) != (length(address) == 128) }
function nft_set(kind, name) {
  if (family ~ /^ip6?$/ && table == "sshguard" && name == "attackers" && seen_by_guard("nft-sets")) return "n"
  return kind " " family " " table " " name
}
# A map of verdicts from token i on; side and version say whether its keys are addresses.
function nft_map(i, chain, source, destination, side, version, text,   condition, n, element, j, part, does) {
  if (token[i] ~ /^@/) {
    condition = side == "" ? "" : nft_set("m", substr(token[i], 2))
    rule(chain, side == "s" ? condition : source, side == "d" ? condition : destination, side == "" ? "A" : "B", "", text)
    return i
  }
  i = braces(i)
  n = split(inside, element, ",")
  for (j = 1; j <= n; j++) {
    condition = ""
    if (side != "") condition = other_family(version) ? "n" : nets_in(element[j], version)
    sub(/^.* : /, "", element[j])
    split(element[j], does, " ")
    rule(chain, side == "s" ? condition : source, side == "d" ? condition : destination, \
      does[1] == "drop" ? "B" : does[1] ~ /^(jump|goto)$/ ? "J" : does[1] ~ /^(accept|return|continue)$/ ? "P" : "U", \
      family SUBSEP table SUBSEP does[2], text)
  }
  return i
}
# A rule of nft; its tokens are global.
function nft_rule(text, chain,   i, name, condition, source, destination, verdict, target, side, version, map_side, kind, skip) {
  while (match(text, /xt (match|target) "[A-Za-z0-9_]+"/)) {
    name = substr(text, RSTART, RLENGTH)
    gsub(/"/, "", name)
    text = substr(text, 1, RSTART - 1) name substr(text, RSTART + RLENGTH)
  }
  name = said(text)
  gsub(/"([^"\\]|\\.)*"/, "text", text)
  tokens = split(text, token, " ")
  verdict = "P"
  for (i = 1; i <= tokens; i++) {
    if (token[i] ~ /^ip6?$/ && token[i + 1] ~ /^[sd]addr$/) {
      side = substr(token[i + 1], 1, 1)
      version = token[i] == "ip" ? 4 : 6
      condition = nft_condition(i + 2, version)
      # The one that comes second in a set of pairs is not told from the first.
      if (i > 1 && token[i - 1] == "." && condition != "" && (source destination) != "") condition = "?"
      i = last
      if (token[i + 1] == "vmap") map_side = side
      if (side == "s") source = both(source, condition)
      else destination = both(destination, condition)
    } else if (token[i] == "vmap") {
      i = nft_map(i + 1, chain, source, destination, map_side, version, name)
      map_side = ""
    } else if (token[i] ~ /^(add|update|delete)$/ && token[i + 1] ~ /^@/) i = braces(i + 2)
    else if (token[i] == "{") i = braces(i)
    else if (token[i] ~ /^@(nh|ih),/) source = destination = "?"
    else if (token[i] == "nfproto" && address != "") {
      if (token[i + 1] == (length(address) == 128 ? "ipv4" : "ipv6")) return
    } else if (token[i] == "xt" || token[i] ~ /^xt_/) {
      kind = token[i + 1]; module = token[i + 2]
      if (token[i] != "xt") { module = substr(token[i], 4); kind = module ~ /^[A-Z]/ ? "target" : "match" }
      else i += 2
      if (kind == "match" ? harmless(module) : passing(module)) continue
      # iptables says more of it, and was asked.
      if (saved[family, table]) skip = 1
      else if (kind == "match") source = destination = "?"
      else verdict = "U"
    } else if (token[i] ~ /^(accept|return|continue)$/) { if (verdict != "U") verdict = "P" }
    else if (token[i] == "drop" || token[i] == "reject") verdict = "B"
    else if (token[i] == "jump" || token[i] == "goto") { verdict = "J"; target = family SUBSEP table SUBSEP token[++i] }
    else if (token[i] == "queue") verdict = "U"
    else if (token[i] ~ /^(dnat|redirect|tproxy)$/ && token[i - 1] !~ /^(status|type)$/) verdict = "U"
    else if (token[i] == "mark" && token[i + 1] == "set") verdict = "U"
  }
  if (!skip) rule(chain, source, destination, verdict, target, name)
}

# nft prints tables, in them chains, sets and more, a block each; each line of a chain is a rule.
function nft_line(   word) {
  if (/^table /) { split($0, word, " "); family = word[2]; table = word[3]; variant = "nft " family; chain = "" }
  else if (/^\t[a-z]/ && /[{]$/) {
    split($0, word, " ")
    chain = word[1] == "chain" ? family SUBSEP table SUBSEP word[2] : ""
    chain_name = word[2]
    if (chain != "") declared[chain] = 1
  } else if (/^\t}/) chain = ""
  else if (chain != "" && /^\t\ttype [a-z]+ hook /) base[chain] = $4
  else if (chain != "" && family != (length(address) == 128 ? "ip" : address == "" ? "arp" : "ip6") && family != "arp" && !/^\t\t(comment|devices|policy) /) {
    # By far the most lines of a chain with many bans.
    if (/^\t\tip6? saddr [0-9a-f.:\/]+ counter packets [0-9]+ bytes [0-9]+ drop$/) {
      if (chain_name == "sshguard" && table == "filter" && family ~ /^ip6?$/ && seen_by_guard("tables")) return
      if (address != "" && holds($3, address) == 0) return
    }
    nft_rule(substr($0, 3), chain)
  }
}

function walk(chain, side, state,   i, here, verdict, own, other, part) {
  if (walked[chain, side, state]++) return
  split(chain, part, SUBSEP)
  own = part[3] ~ /^(sshguard|f2b-)/
  for (i = 1; i <= count[chain]; i++) {
    here = narrowed(state, side == "s" ? sources[chain, i] : destinations[chain, i])
    if (here == "no") continue
    verdict = verdicts[chain, i]
    if (verdict == "J") walk(targets[chain, i], side, here)
    else if (verdict == "A") {
      for (other in declared) if (index(other, part[1] SUBSEP part[2] SUBSEP) == 1 && !(other in base)) walk(other, side, here)
    } else if (here != "") {
      # What a list may hold is said once, whatever happens to it.
      say_once(address == "" ? "B" : verdict, here, texts[chain, i])
    } else if (own && !(nft && chain ~ /^ip6?tables-nft/)) say_once("U", "?", texts[chain, i])
  }
}
function say_once(verdict, here, text) {
  # About nobody that a guard has not listed.
  if (here == "n") return
  if (told[verdict, here, here == "?" ? text : ""]++) return
  print verdict "\t" here "\t" text
}
# What it takes to come as far as here, after one more condition.
function narrowed(state, condition,   net, n, i, held, doubt) {
  if (condition == "" || state == "?") return state
  if (condition !~ /^n/ || address == "") return condition
  n = split(condition, net, " ")
  for (i = 2; i <= n; i++) {
    held = holds(net[i], address)
    if (held > 0) return state ~ /^[simr] / ? state : "n " net[i]
    if (held < 0) doubt = 1
  }
  return doubt ? "?" : "no"
}

BEGIN {
  address = ENVIRON["KAIKIN_TEXT"] == "" ? "" : bits_of(ENVIRON["KAIKIN_TEXT"])
  listed = " " ENVIRON["KAIKIN_LISTED"] " "
}
# Before each program, a line that says which it is.
/^kaikin view / { view = $3; variant = $3; table = chain = ""; if (view == "nft") nft = 1; next }
/^kaikin failed / { say_once("U", "?", substr($0, 15)); next }
/^kaikin end$/ { whole = 1; next }
view == "nft" { nft_line(); next }
view == "places" { variant = "places"; declared["places"] = 1; base["places"] = "input"; place($1, substr($0, length($1) + 2)); next }
/^[*]/ { table = substr($0, 2); if (variant ~ /nft$/) saved[variant ~ /^ip6/ ? "ip6" : "ip", table] = 1; next }
/^:/ {
  declared[view, table, substr($1, 2)] = 1
  if ($2 != "-") base[view SUBSEP table SUBSEP substr($1, 2)] = tolower(substr($1, 2))
  next
}
/^-A / { iptables_line() }
END {
  for (chain in base) {
    if (base[chain] !~ /^(output|postrouting|egress)$/) walk(chain, "s", "")
    if (base[chain] !~ /^(input|prerouting|ingress)$/) walk(chain, "d", "")
  }
  if (whole) print "end"
}'
