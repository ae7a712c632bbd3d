#!/usr/bin/env bash
# Pid 1 of the private namespace: names, network, machines, then the inside command.
#   outer.sh STATE-DIRECTORY INSIDE-COMMAND...
# Standard input is the launcher's life line: its end is ours.
# Standard output belongs to the inside command alone.
set -euo pipefail

state=$1
shift
exec 3<&0 4>&1 </dev/null >"$state/outer.log" 2>&1
where=$PWD
cd "$state"
# An ordinary user may lack the directories of ip and nft.
PATH=$PATH:/usr/sbin:/sbin
scripts=$state/scripts

# Pid 1 gets no signal that it has no handler for; its exit takes every process along.
trap 'exit 143' TERM INT HUP
# A launcher that was killed cannot tidy up any more: what is its alone goes with it.
(
    cat <&3 >/dev/null
    if [[ -e $state/disposable ]]; then
        # The networks' names are mounts, which nobody can delete.
        umount --lazy "$state"/netns/* || true
        rm -rf -- "$state" || true
    fi
    kill -TERM 1
) &

# shellcheck source=network.sh
source "$scripts/network.sh"
# shellcheck source=names.sh
source "$scripts/names.sh"

mkdir -p netns keys
ssh-keygen -q -t ed25519 -N '' -C server -f keys/host
ssh-keygen -q -t ed25519 -N '' -C mika -f keys/mika

names_write
names_bind
gateway_up

# machine_start SCRIPT NAME [GUARD]: its own log, and a file that says how it has ended, if it has.
machine_start() {
    mkdir -p "servers/$2"
    {
        local status=0
        machine_run "$@" || status=$?
        echo "$status" >"servers/$2/ended"
    } >"servers/$2/log" 2>&1 3<&- 4>&- &
}

# machine_run SCRIPT NAME [GUARD]: its own namespaces, no inherited environment.
machine_run() {
    nsenter --net="netns/$2" \
        env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
        unshare --mount --uts --pid --fork --kill-child \
        bash "$scripts/$1" "$state" "${@:2}"
}

while read -r name ipv4 ipv6 guard; do
    machine_link "$name" "v-$ipv4" "$ipv4" "$ipv6"
    machine_start server.sh "$name" "$guard"
done <config/servers

# The client's first addresses are the ones it uses when none is chosen.
mapfile -t addresses <config/client-addresses
machine_link client v-client "${addresses[@]}"
machine_start client.sh client

cd "$where" 2>/dev/null || cd /
"$@" 2>"$state/inside.log" >&4 3<&- 4>&- &
inside=$!
exec 4>&-
: >"$state/open"
status=0
wait "$inside" || status=$?
exit "$status"
