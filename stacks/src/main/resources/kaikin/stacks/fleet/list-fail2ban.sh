# fail2ban, whatever its jails: it is asked itself, and told, so that it knows what is banned.
list_fail2ban() {
  have fail2ban-client || return 1
  find_fail2ban_socket
  [ -S "$socket" ] || return 1
  show fail2ban timeout 20 fail2ban-client banned || return 2
}

find_fail2ban_socket() {
  socket=/var/run/fail2ban/fail2ban.sock
  for settings in /etc/fail2ban/fail2ban.conf /etc/fail2ban/fail2ban.d/*.conf /etc/fail2ban/fail2ban.local; do
    [ -r "$settings" ] || continue
    while IFS='= ' read -r name value; do
      [ "$name" != socket ] || socket=$value
    done <"$settings"
  done
}
