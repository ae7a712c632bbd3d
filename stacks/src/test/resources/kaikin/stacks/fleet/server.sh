#!/bin/sh
# A server of its own for a test: a private network, and private directories where our scripts and the guards write.
#   server.sh, started in the server's directory; it lasts until its input ends
set -eu
mount --bind . /mnt
cd /mnt
hostname web-1
mkdir -p place/etc/fail2ban
for place in run root var/lib tmp etc/sshguard; do
  mkdir -p "place/$place"
  if [ -d "/$place" ]; then mount --bind "place/$place" "/$place"; fi
done
mount --bind bin /usr/local/bin
echo ready
read -r _ || :
