#!/bin/sh
# One run of a script on a server of its own: a private network, and private directories that outlast the run.
#   server.sh SHELL, started in the server's directory
set -eu
mount --bind bin /usr/local/bin
mount --bind run /run
mount --bind root /root
mount --bind var-lib /var/lib
mount --bind tmp /tmp
nft -f bans.nft
status=0
"$1" ./script || status=$?
nft list ruleset >bans.nft
exit "$status"
