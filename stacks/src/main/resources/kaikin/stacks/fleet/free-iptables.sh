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
  iptables_tool "$1" && "$tool" -w 10 -D sshguard -s "$2" -j DROP
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
