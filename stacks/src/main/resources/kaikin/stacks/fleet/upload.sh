# Uploads the ban list if it has changed, or if the last upload is ten minutes old.
lock && look || exit 1
if [ "$reason" = no-guard ]; then
  exit 1
elif unchanged; then
  echo 'unchanged: the last upload still stands'
elif put 45; then
  echo 'uploaded'
else
  say 'the ban list could not be uploaded; the next minute tries again'
  exit 1
fi
# What could not be read was uploaded as that, and is no success.
[ "$reason" = none ]
