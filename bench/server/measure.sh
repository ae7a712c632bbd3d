#!/usr/bin/env bash
# On a server of the sandbox: what the deployed scripts cost among so many bans, beside the guard's own listing and the
# lines that one writes first.
#   measure.sh GUARD BANS ROUNDS DIRECTORY BUCKET WRITER
# In the directory: upload and release as deployed; sh runs them, as it does for the agent. Prints a line for each figure:
# name, tab, milliseconds.
set -euo pipefail

guard=$1 bans=$2 rounds=$3 here=$4 bucket=$5 writer=$6
log=/tmp/measured

# cost NAME COMMAND... : of the processors, also into $cpu, and by the clock, with all that it waits for.
cost() {
  local TIMEFORMAT='%3U %3S %3R' costs wall
  costs=$({ time "${@:2}" >"$log" 2>&1; } 2>&1) || { cat "$log" >&2; exit 1; }
  read -r cpu wall < <(awk '{ printf "%.0f %.0f\n", ($1 + $2) * 1000, $3 * 1000 }' <<<"$costs")
  printf '%s cpu\t%d\n%s wall\t%d\n' "$1" "$cpu" "$1" "$wall"
}

# What an upload with nothing changed takes beyond the listing before it: little beside both, hence several times.
pairs() {
  local pair listed
  for ((pair = 0; pair < 5; pair++)); do
    cost listing listing
    listed=$cpu
    cost unchanged sh "$here/upload"
    printf 'beyond cpu\t%d\n' "$((cpu - listed))"
  done
}

addresses() { awk -v count="$1" 'BEGIN { for (i = 0; i < count; i++) printf "10.%d.%d.%d\n", i / 62500, i / 250 % 250, i % 250 + 1 }'; }

# in_portions FUNCTION : calls it with the words of standard input, some at a time: a user namespace's netlink takes no more.
in_portions() {
  local some
  while mapfile -t -n 500 some && [[ ${#some[@]} -gt 0 ]]; do "$1" "${some[@]}"; done
}

add_elements() {
  local IFS=,
  printf 'add element ip sshguard attackers { %s }\n' "$*" | nft -f -
}

append_rules() {
  { echo '*filter'; printf -- '-A sshguard -s %s/32 -j DROP\n' "$@"; echo COMMIT; } | iptables-restore --noflush
}

# Bans the addresses of standard input.
ban() {
  case $guard in
    nft-sets) in_portions add_elements ;;
    iptables-nft) in_portions append_rules ;;
    ipset) sed 's/^/add sshguard4 /' | ipset restore ;;
  esac
}

listing() {
  case $guard in
    nft-sets) nft -j list set ip sshguard attackers && nft -j list set ip6 sshguard attackers ;;
    iptables-nft) iptables -S sshguard && ip6tables -S sshguard ;;
    ipset) ipset save sshguard4 && ipset save sshguard6 ;;
  esac
}

# As people write it first: the whole list, each minute, changed or not.
plain_upload() {
  listing >/tmp/list
  printf '[default]\nregion = %s\nsts_regional_endpoints = regional\nrole_arn = %s\ncredential_source = Ec2InstanceMetadata\n' \
    "$AWS_SSM_REGION_NAME" "$writer" >/tmp/config
  AWS_CONFIG_FILE=/tmp/config aws s3api put-object --bucket "$bucket" \
    --key "ban-lists/${writer##*-}/$AWS_SSM_INSTANCE_ID/plain" --body /tmp/list
}

# By line number, as text, and the list uploaded; without the restart of sshguard that follows, which costs every other ban.
plain_release() {
  local numbers number
  numbers=$(iptables -L sshguard -n --line-numbers | grep "$1" | awk '{ print $1 }')
  for number in $numbers; do iptables -D sshguard "$number"; done
  plain_upload
}

addresses "$bans" | ban
sh "$here/upload" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
for ((round = 0; round < rounds; round++)); do
  pairs
  echo "192.0.2.$((round + 1))" | ban
  cost changed sh "$here/upload"
  SSM_Address=192.0.2.$((round + 1)) SSM_Action=release cost release sh "$here/release"
  cost plain plain_upload
  if [[ $guard == iptables-nft ]]; then
    echo "192.0.2.$((round + 1))" | ban
    cost plain-release plain_release "192.0.2.$((round + 1))"
  fi
done
