# sshguard on nft: the set «attackers» in the tables «ip sshguard» and «ip6 sshguard».
# Each guard's list ends with 0: listed, 1: not here, 2: here, but not readable.
list_nft_sets() {
  have nft || return 1
  missing=0
  for table in ip ip6; do
    printf 'listing nft-sets\n'
    nft -j list set "$table" sshguard attackers 2>"$run/error" || missing=$((missing + 1))
  done
  case $missing in 0) return 0 ;; 1) return 2 ;; *) return 1 ;; esac
}
