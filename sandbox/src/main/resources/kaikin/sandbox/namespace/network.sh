# shellcheck shell=bash
# The wires: one point-to-point link from the gateway to each machine, and routing between them.

gateway4=10.90.0.1
gateway6=fd90::1

has_ipv6() { [[ -e /proc/sys/net/ipv6 ]]; }

gateway_up() {
    echo 1 >/proc/sys/net/ipv4/ip_forward
    if has_ipv6; then
        echo 1 >/proc/sys/net/ipv6/conf/all/forwarding
        no_address_probing
    fi
    ip link set lo up
    ip address add "$gateway4/32" dev lo
}

# Duplicate address detection would hold every IPv6 address back for a second or two.
no_address_probing() { echo 0 >/proc/sys/net/ipv6/conf/default/accept_dad; }

# machine_link NAME DEVICE ADDRESS...: the first address of each family is what the machine speaks from.
machine_link() {
    local device=$2 netns=netns/$1
    shift 2
    # A file of our own, not `ip netns`: that one wants to write below /run.
    : >"$netns"
    unshare --net="$netns" true
    if has_ipv6; then nsenter --net="$netns" bash -c "$(declare -f no_address_probing); no_address_probing"; fi
    ip link add "$device" type veth peer name eth0 netns "$PWD/$netns"
    gateway_end "$device" "$@" | ip -batch -
    machine_end "$@" | nsenter --net="$netns" ip -batch -
}

gateway_end() {
    local device=$1 address
    shift
    echo "link set $device up"
    echo "address add $gateway4/32 dev $device"
    if has_ipv6; then echo "address add $gateway6/128 dev $device nodad"; fi
    for address; do
        if [[ $address != *:* ]] || has_ipv6; then echo "route add $address dev $device"; fi
    done
}

machine_end() {
    local address source4='' source6=''
    echo "link set lo up"
    echo "link set eth0 up"
    for address; do
        if [[ $address != *:* ]]; then
            : "${source4:=$address}"
            echo "address add $address/32 dev eth0"
        elif has_ipv6; then
            : "${source6:=$address}"
            echo "address add $address/128 dev eth0 nodad"
        fi
    done
    echo "route add $gateway4 dev eth0 src $source4"
    echo "route add default via $gateway4 src $source4"
    if [[ $source6 ]]; then
        echo "route add $gateway6 dev eth0 src $source6"
        echo "route add default via $gateway6 dev eth0 src $source6"
    fi
}
