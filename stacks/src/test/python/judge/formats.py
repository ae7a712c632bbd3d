"""What stands as JSON or text inside of parameters, by the structure that AWS documents."""

import json
import re
from collections.abc import Iterator
from typing import Any

from botocore.model import OperationNotFoundError

from judge import models
from judge.calls import Parameters

# SQS, SetQueueAttributes.
QUEUE_NUMBERS = {
    "DelaySeconds": (0, 900),
    "MaximumMessageSize": (1024, 1048576),
    "MessageRetentionPeriod": (60, 1209600),
    "ReceiveMessageWaitTimeSeconds": (0, 20),
    "VisibilityTimeout": (0, 43200),
}

# EventBridge, «Event structure reference».
EVENT_FIELDS = {
    "version", "id", "detail-type", "source", "account", "time", "region", "resources", "detail", "$or",
}  # fmt: skip
# EventBridge, «Comparison operators».
COMPARISONS = {
    "anything-but", "cidr", "equals-ignore-case", "exists", "numeric", "prefix", "suffix", "wildcard",
}  # fmt: skip


def queue_attributes(parameters: Parameters) -> Iterator[str]:
    """The attributes of a queue, which are all strings to botocore."""
    for name, value in parameters.get("Attributes", {}).items():
        if name in QUEUE_NUMBERS:
            least, most = QUEUE_NUMBERS[name]
            if not value.isdecimal() or not least <= int(value) <= most:
                yield f"Attributes.{name}: «{value}» is no number from {least} to {most}"
        elif name == "RedrivePolicy":
            yield from (f"Attributes.{name}: {each}" for each in _redrive_policy(value))


def _redrive_policy(text: str) -> Iterator[str]:
    redrive = _json_object(text)
    if redrive is None:
        yield "no JSON object"
        return
    if redrive.keys() != {"deadLetterTargetArn", "maxReceiveCount"}:
        yield f"deadLetterTargetArn and maxReceiveCount are its fields, not {', '.join(redrive)}"
    if not re.fullmatch(r"arn:aws:sqs:[a-z0-9-]+:\d{12}:[\w-]{1,80}", str(redrive.get("deadLetterTargetArn"))):
        yield "deadLetterTargetArn is no queue's ARN"
    count = redrive.get("maxReceiveCount")
    if type(count) is not int or not 1 <= count <= 1000:
        yield "maxReceiveCount is no number from 1 to 1000"


def event_pattern(parameters: Parameters) -> Iterator[str]:
    """The pattern of an EventBridge rule."""
    if "EventPattern" not in parameters:
        return
    pattern = _json_object(parameters["EventPattern"])
    if pattern is None:
        yield "EventPattern: no JSON object"
        return
    for name in pattern.keys() - EVENT_FIELDS:
        yield f"EventPattern: events have no field «{name}»"
    yield from _fields(pattern, "EventPattern")


def _fields(pattern: dict[str, Any], path: str) -> Iterator[str]:
    for name, value in pattern.items():
        at = f"{path}.{name}"
        if name == "$or" and isinstance(value, list):
            for each in value:
                yield from _fields(each, at)
        elif isinstance(value, dict):
            yield from _fields(value, at)
        elif not isinstance(value, list) or not value:
            yield f"{at}: neither a list of values nor an object of fields"
        else:
            for each in value:
                if isinstance(each, list) or (isinstance(each, dict) and not each.keys() <= COMPARISONS):
                    yield f"{at}: {json.dumps(each)} is neither a value nor a comparison"


def schedule_target(parameters: Parameters) -> Iterator[str]:
    """The input of a schedule's target; of a universal target it is a whole request of that API call."""
    target = parameters["Target"]
    given = _json_object(target.get("Input", "{}"))
    if given is None:
        yield "Target.Input: no JSON object"
    elif universal := re.fullmatch(r"arn:aws:scheduler:::aws-sdk:(\w+):(\w+)", target["Arn"]):
        service, name = universal.groups()
        if service not in models.services():
            yield f"Target.Arn: there is no service «{service}»"
            return
        try:
            call = models.operation(service, name)
        except OperationNotFoundError:
            yield f"Target.Arn: {service} has no call «{name}»"
            return
        yield from (f"Target.Input, as {service}:{call.name}: {each}" for each in models.problems(call, given))


def _json_object(text: str) -> dict[str, Any] | None:
    try:
        read = json.loads(text)
    except ValueError:
        return None
    return read if isinstance(read, dict) else None
