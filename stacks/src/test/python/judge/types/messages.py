"""SQS and SNS."""

from typing import Any

from judge.calls import Call, Type
from judge.formats import queue_attributes
from judge.policies import RESOURCE, policy


def _text(value: Any) -> str:
    """As the APIs want numbers and booleans that stand among strings."""
    return value if isinstance(value, str) else str(value).lower()


TYPES = {
    "aws:sqs/queue:Queue": Type(
        calls=[
            Call(
                "sqs",
                "CreateQueue",
                {
                    "name": "QueueName",
                    "delaySeconds": ("Attributes.DelaySeconds", _text),
                    "messageRetentionSeconds": ("Attributes.MessageRetentionPeriod", _text),
                    "redrivePolicy": "Attributes.RedrivePolicy",
                    "sqsManagedSseEnabled": ("Attributes.SqsManagedSseEnabled", _text),
                    "visibilityTimeoutSeconds": ("Attributes.VisibilityTimeout", _text),
                },
                checks=[queue_attributes],
            )
        ],
    ),
    "aws:sqs/queuePolicy:QueuePolicy": Type(
        calls=[
            Call(
                "sqs",
                "SetQueueAttributes",
                {"policy": "Attributes.Policy"},
                checks=[policy(RESOURCE, "Attributes.Policy")],
            )
        ],
    ),
    "aws:sns/topic:Topic": Type(
        calls=[
            Call("sns", "CreateTopic", {"policy": "Attributes.Policy"}, checks=[policy(RESOURCE, "Attributes.Policy")])
        ],
    ),
    "aws:sns/topicSubscription:TopicSubscription": Type(
        calls=[Call("sns", "Subscribe", {"topic": "TopicArn"})],
    ),
}
