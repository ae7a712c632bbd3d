# sshguard on nft: the set «attackers» in the tables «ip sshguard» and «ip6 sshguard».
# Each guard has list (keeps what it bans; 0: listed, 1: not here, or not whole, 2: here, but not readable), covering
# (prints which of its bans cover $address) and delete BAN.
list_nft_sets() {
  have nft && has_place nft-sets || return 1
  for table in ip ip6; do
    show nft-sets nft -j list set "$table" sshguard attackers || return 1
  done
}

covering_nft_sets() {
  if nft get element "$nft_table" sshguard attackers "{ $address }" >"$run/covering" 2>"$run/error"; then
    sed -n 's/.*elements = { *\([0-9a-f.:/-]*\).*/\1/p' "$run/covering" | some
  else
    error_says 'No such file or directory'
  fi
}

delete_nft_sets() { nft delete element "$nft_table" sshguard attackers "{ $1 }"; }

# some: its input, which must not be empty: a filter that has the address, but shows nowhere in what, is not understood.
some() { awk '{ print } END { exit NR == 0 }'; }
