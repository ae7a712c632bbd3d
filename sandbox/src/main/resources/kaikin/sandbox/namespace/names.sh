# shellcheck shell=bash
# What the machines know by name and whom they trust: hosts, no name server, the certificates.

bundle=/etc/ssl/certs/ca-certificates.crt
# Debian's AWS CLI does not look at the system's bundle.
botocore=/usr/lib/python3/dist-packages/awscli/botocore/cacert.pem

names_write() {
    mkdir -p etc/ssl/certs
    {
        printf '127.0.0.1 localhost\n::1 localhost ip6-localhost ip6-loopback\n'
        while read -r name; do printf '%s %s\n' 10.90.0.1 "$name"; done <config/gateway-names
        # Two names: else ssh tries IPv6 first, whatever source address it was given.
        while read -r name ipv4 ipv6 _; do
            printf '%s %s\n%s ip6-%s\n' "$ipv4" "$name" "$ipv6" "$name"
        done <config/servers
    } >etc/hosts
    : >etc/resolv.conf
    # No resolver daemon either: its socket would lead out of the namespace.
    { sed '/^hosts:/d' /etc/nsswitch.conf 2>/dev/null || true; echo 'hosts: files'; } >etc/nsswitch.conf
    { cat "$bundle"; echo; cat config/ca.pem; } >etc/ssl/certs/ca-certificates.crt
}

names_bind() {
    local file
    for file in hosts resolv.conf nsswitch.conf ssl/certs/ca-certificates.crt; do
        if [[ -e /etc/$file ]]; then mount --bind "etc/$file" "/etc/$file"; fi
    done
    if [[ -e $botocore ]]; then mount --bind etc/ssl/certs/ca-certificates.crt "$botocore"; fi
}
