#!/usr/bin/env bash
# Pid 1 of a server: a machine with sshd and a guard.
#   server.sh STATE-DIRECTORY NAME GUARD
set -euo pipefail

scripts=$1/scripts
guard=$3
# shellcheck source=machine.sh
source "$scripts/machine.sh" "$1" "$2"
# shellcheck source=sshd.sh
source "$scripts/sshd.sh"
# shellcheck source=guard-nft-sets.sh
source "$scripts/guard-$guard.sh"

machine_files
sshd_files
guard_files
machine_mount
: >/var/log/auth.log

sshd_start
guard_filter
guard_start
until_true sshd_listens
until_true guard_guards
machine_ready
sleep infinity &
wait
