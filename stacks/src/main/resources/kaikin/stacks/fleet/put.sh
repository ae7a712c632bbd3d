# Uploading the listing as this server's ban list.
# Constants of the deployment: KAIKIN_ACCOUNT, KAIKIN_REGION, KAIKIN_BUCKET, KAIKIN_WRITER.

# as_writer SECONDS COMMAND…: the AWS CLI as the hub's writer, by the instance's own credentials; nothing of it outlasts
# this script, and where it does because the script was killed, it holds the lock.
as_writer() {
  have aws || { say 'the AWS CLI is not installed'; return 1; }
  cat >"$run/work/aws.config" <<CONFIG || return
[default]
region = $KAIKIN_REGION
sts_regional_endpoints = regional
role_arn = $KAIKIN_WRITER
role_session_name = $AWS_SSM_INSTANCE_ID
credential_source = Ec2InstanceMetadata
CONFIG
  unset AWS_PROFILE AWS_DEFAULT_PROFILE AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN
  seconds=$1
  shift
  # Without a network it would try for minutes.
  HOME=$run/work AWS_CONFIG_FILE=$run/work/aws.config AWS_SHARED_CREDENTIALS_FILE=$run/work/none AWS_PAGER='' \
    timeout -k 5 "$seconds" aws "$@" >"$run/work/put-object" &
  uploader=$!
  printf '%s\n' "$uploader" 2>/dev/null >"$run/uploader" || :
  ended=0
  wait "$uploader" || ended=$?
  uploader=
  return "$ended"
}

# put SECONDS: writes the ban list of this server, and remembers what was written.
put() {
  mkdir -p "$run/work" || return
  now=$(date +%s)
  server=$(server_name)
  {
    printf 'kaikin-ban-list/1 account=%s instance=%s server=%s time=%s guards=%s\n' \
      "$KAIKIN_ACCOUNT" "$AWS_SSM_INSTANCE_ID" "$server" "$now" "$(joined "$guards")"
    cat "$run/listing"
  } >"$run/work/ban-list" || return
  # Until this upload has ended nobody knows which list the bucket has.
  rm -f "$run/uploaded" || return
  as_writer "$1" s3api put-object --bucket "$KAIKIN_BUCKET" \
    --key "ban-lists/$KAIKIN_ACCOUNT/$AWS_SSM_INSTANCE_ID/$server" \
    --body "$run/work/ban-list" --content-type 'text/plain; charset=utf-8' || return
  read_uptime
  printf '%s\n%s\n' "$uptime" "$server" >"$run/uploaded.at" && mv "$run/listing" "$run/uploaded"
}

# unchanged: is the listing what was uploaded last, under the same name, less than ten minutes ago?
unchanged() {
  [ -r "$run/uploaded" ] && [ -r "$run/uploaded.at" ] || return 1
  { IFS= read -r uploaded && IFS= read -r name; } <"$run/uploaded.at" || return 1
  case $uploaded in '' | *[!0-9]*) return 1 ;; esac
  [ "$name" = "$(server_name)" ] || return 1
  read_uptime
  age=$((uptime - uploaded))
  [ "$age" -ge 0 ] && [ "$age" -lt 600 ] && cmp -s "$run/uploaded" "$run/listing"
}

# joined WORDS: with commas; a dash for none.
joined() {
  words=
  for word in $1; do words=${words:+$words,}$word; done
  printf '%s\n' "${words:--}"
}
