# Freeing an address from the sets of sshguard.
covering_ipset() {
  if ipset test "$ipset_name" "$address" >"$run/covering" 2>"$run/error"; then
    ipset save "$ipset_name" >"$run/covering" 2>"$run/error" || return
    awk '$1 == "add" && !/ nomatch/ { print $3 }' "$run/covering" | covering
  else
    error_says 'is NOT in set'
  fi
}

delete_ipset() { ipset del "$ipset_name" "$1"; }
