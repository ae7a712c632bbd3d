# Freeing an address from the chain «sshguard».
iptables_tool() {
  iptables_tools "$1" || return
  case $address in *:*) tool=${tools#* } ;; *) tool=${tools% *} ;; esac
}

covering_iptables() {
  iptables_tool "$1" || return
  if ! rules=$("$tool" -w 10 -S sshguard 2>"$run/error"); then
    error_says 'No chain/target/match' 'is incompatible' 'Address family not supported'
    return
  fi
  printf '%s\n' "$rules" | rule_sources sshguard | covering
}

delete_iptables() {
  iptables_tool "$1" || return
  case $1$address in
    nft*:*) first_of_its_address "$2" || { delete_by_handle "$2"; return; } ;;
  esac
  "$tool" -w 10 -D sshguard -s "$2" -j DROP
}

# ip6tables-nft (1.8.9) deletes the first rule with the net's address, whatever its length.
first_of_its_address() {
  [ "$("$tool" -w 10 -S sshguard | awk -v start="${1%/*}/" 'index($4, start) == 1 { print $4; exit }')" = "$1" ]
}

delete_by_handle() {
  have nft || return
  handle=$(nft -a list chain ip6 filter sshguard | awk -v net="${1%/128}" '
    $1 == "ip6" && $2 == "saddr" && $3 == net && $4 == "counter" && $9 == "drop" && NF == 12 { print $NF; exit }')
  [ -n "$handle" ] && nft delete rule ip6 filter sshguard handle "$handle"
}

# rule_sources CHAIN: whom the rules block; «?» for a rule of which that cannot be said.
rule_sources() {
  awk -v chain="$1" '
    $1 != "-A" || index($2, chain) != 1 { next }
    {
      gsub(/"([^"\\]|\\.)*"/, "text")
      if (index($0, "\"")) { print "?"; next }
      source = "?"; target = ""
      for (i = 3; i < NF; i++) {
        if ($i == "-s" && $(i - 1) != "!") source = $(i + 1)
        if ($i == "-j" || $i == "-g") target = $(i + 1)
      }
      if (target !~ /^(|ACCEPT|RETURN|LOG|NFLOG)$/) print (target ~ /^(DROP|REJECT)$/ ? source : "?")
    }'
}
