# Reading this server's bans, and uploading them as its ban list.
# Constants of the deployment: KAIKIN_ACCOUNT, KAIKIN_REGION, KAIKIN_BUCKET, KAIKIN_WRITER.
set -eu
export LC_ALL=C
umask 077

KAIKIN_STATE=/var/lib/kaikin
KAIKIN_LOCK=/run/kaikin.lock

say() { printf 'kaikin: %s\n' "$*" >&2; }

# A private directory for everything temporary; gone when the script ends, however it ends.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# Release and upload never interleave on one server.
lock() {
  exec 9>"$KAIKIN_LOCK"
  flock -w 60 9 || { say "another release or upload has held $KAIKIN_LOCK for a minute"; return 1; }
}

# What the guard blocks now, exactly as it says so itself.
listing() {
  for table in ip ip6; do
    printf 'listing nft-sets\n'
    nft -j list set "$table" sshguard attackers || {
      say "the set «$table sshguard attackers» cannot be read: is sshguard running, with its nft-sets backend?"
      return 1
    }
  done
}

# The AWS CLI as the hub's writer, by the instance's own credentials; nothing of it outlasts this script.
as_writer() {
  cat >"$work/aws.config" <<CONFIG
[default]
region = $KAIKIN_REGION
sts_regional_endpoints = regional
role_arn = $KAIKIN_WRITER
role_session_name = $AWS_SSM_INSTANCE_ID
credential_source = Ec2InstanceMetadata
CONFIG
  HOME=$work AWS_CONFIG_FILE=$work/aws.config AWS_SHARED_CREDENTIALS_FILE=$work/none AWS_PAGER='' aws "$@"
}

# upload LISTING: writes the ban list of this server, and remembers what was written.
upload() {
  now=$(date +%s)
  server=$(uname -n)
  {
    printf 'kaikin-ban-list/1 account=%s instance=%s server=%s time=%s\n' \
      "$KAIKIN_ACCOUNT" "$AWS_SSM_INSTANCE_ID" "$server" "$now"
    cat "$1"
    printf 'end\n'
  } >"$work/ban-list" || return
  as_writer s3api put-object --bucket "$KAIKIN_BUCKET" \
    --key "ban-lists/$KAIKIN_ACCOUNT/$AWS_SSM_INSTANCE_ID/$server" \
    --body "$work/ban-list" --content-type 'text/plain; charset=utf-8' >"$work/put-object" || return
  remember "$1" "$now"
}

# The last list that was uploaded, and when: replaced whole or not at all.
remember() {
  mkdir -p "$KAIKIN_STATE"
  { printf '%s\n' "$2"; cat "$1"; } >"$KAIKIN_STATE/uploaded.new"
  mv "$KAIKIN_STATE/uploaded.new" "$KAIKIN_STATE/uploaded"
}
