# shellcheck shell=bash
# What every machine has of its own: its name, its processes, and all it may write to.
#   source machine.sh STATE-DIRECTORY NAME

state=$1
name=$2
cd "$state/servers/$name" || exit

# /proc is still the outer one: this is our pid as seen from there.
read -r outer_pid _ </proc/self/stat
mount -t proc proc /proc
hostname "$name"
HOSTNAME=$name

# An overlay's upper directory must not lie on an overlay, as in a container it would.
mkdir -p overlay
mount -t tmpfs -o mode=755 tmpfs overlay
mkdir -p overlay/etc/{upper,work} overlay/var-lib/{upper,work}
etc=overlay/etc/upper

# Files first, mount later: an ordinary user cannot copy up what the real root owns,
# and a bind below /etc would not come along into an overlay over it.
machine_files() {
    cp -R ../../etc/. "$etc/"
    echo "$name" >"$etc/hostname"
    printf '127.0.1.1 %s\n' "$name" >>"$etc/hosts"
    mkdir -p overlay/var-lib/upper/{kaikin,amazon} "$etc/ssh"
}

# machine_mount: relative sources, uncanonicalised: they stay reachable when the state directory
# itself lies below a directory that is covered here.
machine_mount() {
    mkdir -p run/lock run/sshd tmp root home/mika var/{log,tmp,cache,spool} kaikin amazon
    chmod 1777 run/lock tmp var/tmp
    chmod 700 root
    mount -t overlay overlay -o userxattr,lowerdir=/etc,upperdir=overlay/etc/upper,workdir=overlay/etc/work /etc
    mount -t overlay overlay \
        -o userxattr,lowerdir=/var/lib,upperdir=overlay/var-lib/upper,workdir=overlay/var-lib/work /var/lib
    if [[ -d /dev/shm ]]; then mount -t tmpfs -o mode=1777 tmpfs /dev/shm; fi
    bind var/log /var/log
    bind var/tmp /var/tmp
    bind var/cache /var/cache
    bind var/spool /var/spool
    bind kaikin /var/lib/kaikin
    bind amazon /var/lib/amazon
    bind home /home
    bind root /root
    bind tmp /tmp
    bind run /run
}

bind() { mount --no-canonicalize --bind "./$1" "$2"; }

# until_true COMMAND...: polls; the launcher's deadline is the only one.
until_true() { until "$@" >/dev/null 2>&1; do sleep 0.02; done; }

# The last thing a machine does: after this it can be entered.
machine_ready() {
    echo "$outer_pid" >pid.new
    mv pid.new pid
    : >ready
}
