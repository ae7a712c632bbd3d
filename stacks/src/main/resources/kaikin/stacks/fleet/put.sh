# Uploading the listing as this server's ban list.
# Constants of the deployment: KAIKIN_ACCOUNT, KAIKIN_REGION, KAIKIN_BUCKET, KAIKIN_WRITER.

# The AWS CLI as the hub's writer, by the instance's own credentials; nothing of it outlasts this script.
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
  # Without a network it would try for minutes.
  HOME=$run/work AWS_CONFIG_FILE=$run/work/aws.config AWS_SHARED_CREDENTIALS_FILE=$run/work/none AWS_PAGER='' \
    timeout -k 5 45 aws "$@" 9>&-
}

# put: writes the ban list of this server, and remembers what was written.
put() {
  mkdir "$run/work" || return
  now=$(date +%s)
  server=$(uname -n)
  {
    printf 'kaikin-ban-list/1 account=%s instance=%s server=%s time=%s guards=%s\n' \
      "$KAIKIN_ACCOUNT" "$AWS_SSM_INSTANCE_ID" "$server" "$now" "$(joined "$guards")"
    cat "$run/listing"
  } >"$run/work/ban-list" || return
  # Until this upload has ended nobody knows which list the bucket has.
  rm -f "$run/uploaded" || return
  as_writer s3api put-object --bucket "$KAIKIN_BUCKET" \
    --key "ban-lists/$KAIKIN_ACCOUNT/$AWS_SSM_INSTANCE_ID/$server" \
    --body "$run/work/ban-list" --content-type 'text/plain; charset=utf-8' >"$run/work/put-object" || return
  read_uptime
  printf '%s\n' "$uptime" >"$run/uploaded.at" && mv "$run/listing" "$run/uploaded"
}

# read_uptime: into uptime the seconds since the start of this machine: nobody sets that clock.
read_uptime() { IFS=' .' read -r uptime _ </proc/uptime; }

# joined WORDS: with commas; a dash for none.
joined() {
  words=
  for word in $1; do words=${words:+$words,}$word; done
  printf '%s\n' "${words:--}"
}
