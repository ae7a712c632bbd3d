# Uploads the ban list if it has changed, or if the last upload is ten minutes old.

unchanged() {
  [ -r "$run/uploaded" ] && [ -r "$run/uploaded.at" ] || return 1
  IFS= read -r uploaded <"$run/uploaded.at" || return 1
  case $uploaded in '' | *[!0-9]*) return 1 ;; esac
  read_uptime
  age=$((uptime - uploaded))
  [ "$age" -ge 0 ] && [ "$age" -lt 600 ] && cmp -s "$run/uploaded" "$run/listing"
}

lock && look || exit 1
if [ -z "$guards" ]; then
  exit 1
elif unchanged; then
  echo 'unchanged: the last upload still stands'
elif put; then
  echo 'uploaded'
else
  say 'the ban list could not be uploaded; the next minute tries again'
  exit 1
fi
# What could be read was uploaded; what could not is no success.
[ "$reason" = none ]
