# sshguard on ipset: the sets «sshguard4» and «sshguard6».
list_ipset() {
  have ipset || return 1
  missing=0
  for set in sshguard4 sshguard6; do
    printf 'listing ipset\n'
    ipset save "$set" 2>"$run/error" || missing=$((missing + 1))
  done
  case $missing in 0) return 0 ;; 1) return 2 ;; *) return 1 ;; esac
}
