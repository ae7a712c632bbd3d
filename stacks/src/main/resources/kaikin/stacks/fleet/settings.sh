# sshguard's own configuration, where Debian, Red Hat and the original put it. It is read, and never run.

# read_setting NAME: into value; nothing where it is not set. As in a shell's file, the last assignment counts.
read_setting() {
  value=
  for settings in /etc/sshguard/sshguard.conf /etc/sshguard.conf /usr/local/etc/sshguard.conf; do
    [ -r "$settings" ] || continue
    while IFS= read -r line || [ -n "$line" ]; do
      line=${line#"${line%%[! 	]*}"}
      line=${line#export }
      case $line in "$1"=*) unquote "${line#*=}" ;; esac
    done <"$settings"
    return 0
  done
}

unquote() {
  case $1 in
    \"*) value=${1#?} value=${value%%\"*} ;;
    \'*) value=${1#?} value=${value%%\'*} ;;
    *) value=${1%%[ 	;#]*} ;;
  esac
}
