#!/bin/sh
# Stands in for AWS: notes each call beside itself, and fails where a file «failing» lies there.
here=${0%/*}
call=$here/$(find "$here" -name '*.arguments' | wc -l)
printf '%s\n' "$@" >"$call.arguments"
cp "$AWS_CONFIG_FILE" "$call.config"
while [ "$#" -gt 0 ]; do
  if [ "$1" = --body ]; then cp "$2" "$call.body"; fi
  shift
done
[ ! -e "$here/failing" ]
