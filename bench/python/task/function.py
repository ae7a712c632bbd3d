"""The same self-service as people write it in an afternoon: what ./kaikin bench measures the packaged function beside.

One request after the other; every ban list fetched whole and searched as text; a new client for each release.
"""

import base64
import hashlib
import hmac
import json
import os
import urllib.parse
import urllib.request

import boto3

HUB = os.environ["KAIKIN_HUB"]
REGION = os.environ["AWS_REGION"]
BUCKET = f"kaikin-ban-lists-{HUB}-{REGION}"

s3 = boto3.client("s3")
sts = boto3.client("sts")


def tokens():
    names = ["/kaikin/chatwork/webhook-token", "/kaikin/chatwork/api-token"]
    answer = boto3.client("ssm").get_parameters(Names=names, WithDecryption=True)
    values = {parameter["Name"]: parameter["Value"] for parameter in answer["Parameters"]}
    return [values[name] for name in names]


WEBHOOK_TOKEN, API_TOKEN = tokens()


def handler(event, context):
    body = event["body"].encode()
    digest = hmac.new(base64.b64decode(WEBHOOK_TOKEN), body, hashlib.sha256).digest()
    signature = event["headers"]["x-chatworkwebhooksignature"]
    if not hmac.compare_digest(base64.b64encode(digest).decode(), signature):
        return {"statusCode": 401}
    message = json.loads(body)["webhook_event"]
    address = message["body"].split("\n")[1].strip()
    commands = [release(key, address, message) for key in banning(address)]
    answer(message, f"{address}: {', '.join(commands) or 'not banned'}")
    return {"statusCode": 200}


def banning(address):
    listed = s3.list_objects_v2(Bucket=BUCKET, Prefix="ban-lists/")
    for item in listed.get("Contents", []):
        text = s3.get_object(Bucket=BUCKET, Key=item["Key"])["Body"].read().decode()
        if address in text:
            yield item["Key"]


def release(key, address, message):
    _, account, instance, _ = key.split("/")
    name = f"chatwork-{message['from_account_id']}"
    credentials = sts.assume_role(
        RoleArn=f"arn:aws:iam::{account}:role/kaikin-operator", RoleSessionName=name, SourceIdentity=name
    )["Credentials"]
    ssm = boto3.client(
        "ssm",
        aws_access_key_id=credentials["AccessKeyId"],
        aws_secret_access_key=credentials["SecretAccessKey"],
        aws_session_token=credentials["SessionToken"],
    )
    sent = ssm.send_command(
        DocumentName="kaikin-release", InstanceIds=[instance], Parameters={"Address": [address]}
    )
    return sent["Command"]["CommandId"]


def answer(message, text):
    form = urllib.parse.urlencode({"self_unread": 0, "body": text}).encode()
    request = urllib.request.Request(
        f"https://api.chatwork.com/v2/rooms/{message['room_id']}/messages",
        data=form,
        headers={"X-ChatWorkToken": API_TOKEN},
    )
    with urllib.request.urlopen(request) as reply:
        reply.read()
