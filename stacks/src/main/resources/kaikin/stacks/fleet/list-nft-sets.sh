# sshguard on nft: the set «attackers» in the tables «ip sshguard» and «ip6 sshguard».
# Each guard's list ends with 0: listed, 1: not here, or not whole, 2: here, but not readable.
list_nft_sets() {
  have nft || return 1
  for table in ip ip6; do
    show nft-sets nft -j list set "$table" sshguard attackers || return 1
  done
}
