# sshguard on ipset: the sets «sshguard4» and «sshguard6».
list_ipset() {
  have ipset || return 1
  for set in sshguard4 sshguard6; do
    show ipset ipset save "$set" || return 1
  done
}

covering_ipset() {
  if ipset test "$ipset_name" "$address" >"$run/covering" 2>"$run/error"; then
    ipset save "$ipset_name" >"$run/covering" 2>"$run/error" || return
    ipset_elements <"$run/covering" | covering | some
  else
    error_says 'is NOT in set'
  fi
}

delete_ipset() { ipset del "$ipset_name" "$1"; }

# ipset_elements: of the lines of «ipset save» the elements that are no exceptions from wider ones.
ipset_elements() {
  awk '
    $1 == "create" { for (i = 4; i < NF; i++) if ($i == "netmask") mask = "/" $(i + 1) }
    $1 != "add" { next }
    {
      element = $3
      gsub(/"[^"]*"/, "text")
      for (i = 4; i <= NF; i++) if ($i == "nomatch") next
      print element (element ~ /[\/,-]/ ? "" : mask)
    }'
}
