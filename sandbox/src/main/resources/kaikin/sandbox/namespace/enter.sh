#!/usr/bin/env bash
# Runs a command from inside the outer namespace.
#   enter.sh STATE-DIRECTORY machine NAME COMMAND...   on a server or the client, with a clean environment
#   enter.sh STATE-DIRECTORY inside DIRECTORY COMMAND...   right here, as the caller is
# setpriv: who kills the entering process kills the command too.
set -euo pipefail

state=$1
kind=$2
name=$3
shift 3

if [[ $kind == inside ]]; then
    cd "$name" 2>/dev/null || cd /
    exec "$@"
fi

if ! pid=$(cat "$state/servers/$name/pid" 2>/dev/null); then
    echo "No machine $name is running here." >&2
    exit 125
fi
environment=(PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8)
if [[ $name != client ]]; then
    # The slash at the end: Debian's AWS CLI joins without one.
    environment+=(AWS_EC2_METADATA_SERVICE_ENDPOINT=http://10.90.0.1:1338/)
fi
exec nsenter -t "$pid" -n -m -u -p -- setpriv --pdeathsig KILL \
    env -i --chdir=/root "${environment[@]}" "$@"
