#!/usr/bin/env bash
# Pid 1 of the client: the machine that people sit at, with mika's key.
#   client.sh STATE-DIRECTORY client
set -euo pipefail

scripts=$1/scripts
# shellcheck source=machine.sh
source "$scripts/machine.sh" "$1" "$2"

machine_files
# The whole directory is ours: ssh refuses included files that belong to somebody else.
mkdir -p "$etc/ssh/ssh_config.d"
printf 'Host *\n    ConnectTimeout 3\n' >"$etc/ssh/ssh_config"
printf '* %s\n' "$(cat ../../keys/host.pub)" >"$etc/ssh/ssh_known_hosts"
mkdir -p root/.ssh
chmod 700 root/.ssh
install -m 600 ../../keys/mika root/.ssh/id_ed25519
machine_mount
machine_ready
sleep infinity &
wait
