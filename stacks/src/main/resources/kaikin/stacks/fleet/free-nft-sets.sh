# Freeing an address from nft sets. Each guard has covering (prints what covers $address) and delete ELEMENT.
covering_nft_sets() {
  if nft get element "$nft_table" sshguard attackers "{ $address }" >"$run/covering" 2>"$run/error"; then
    sed -n 's/.*elements = { *\([0-9a-f.:/-]*\).*/\1/p' "$run/covering"
  else
    error_says 'No such file or directory'
  fi
}

delete_nft_sets() { nft delete element "$nft_table" sshguard attackers "{ $1 }"; }
