# Uploads the ban list if it has changed, or if the last upload is ten minutes old.

unchanged() {
  [ -r "$KAIKIN_STATE/uploaded" ] || return 1
  IFS= read -r uploaded <"$KAIKIN_STATE/uploaded" || return 1
  case $uploaded in '' | *[!0-9]*) return 1 ;; esac
  age=$(($(date +%s) - uploaded))
  [ "$age" -ge 0 ] && [ "$age" -lt 600 ] || return 1
  tail -n +2 "$KAIKIN_STATE/uploaded" | cmp -s - "$work/listing"
}

lock
listing >"$work/listing"
if unchanged; then
  echo 'unchanged: the last upload still stands'
elif upload "$work/listing"; then
  echo 'uploaded'
else
  say 'the ban list could not be uploaded; the next minute tries again'
  exit 1
fi
