# sshguard on ipset: the sets «sshguard4» and «sshguard6».
list_ipset() {
  have ipset || return 1
  for set in sshguard4 sshguard6; do
    show ipset ipset save "$set" || return 1
  done
}
