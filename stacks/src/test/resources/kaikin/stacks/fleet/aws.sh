#!/bin/sh
# Stands in for AWS: notes each call beside itself, keeps the object as S3 does, whole or not at all, and fails where a
# file «failing» lies there.
here=${0%/*}
call=$here/$(find "$here" -name '*.arguments' | wc -l)
printf '%s\n' "$@" >"$call.arguments"
env >"$call.environment"
cp "$AWS_CONFIG_FILE" "$call.config"
while [ "$#" -gt 0 ]; do
  if [ "$1" = --body ]; then cp "$2" "$call.body"; fi
  shift
done
[ ! -e "$here/failing" ] || exit 1
# A test may hold up one call, by its number.
while [ -e "$here/slow.${call##*/}" ]; do sleep 0.05; done
cp "$call.body" "$here/object.new"
mv "$here/object.new" "$here/object"
