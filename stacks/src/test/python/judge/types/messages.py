"""SQS and SNS."""

from typing import Any

from judge.calls import Call, Type
from judge.formats import queue_attributes
from judge.needs import Need
from judge.policies import RESOURCE, policy


def _text(value: Any) -> str:
    """As the APIs want numbers and booleans that stand among strings."""
    return value if isinstance(value, str) else str(value).lower()


def _queue_of_policy(names: dict[str, Any]) -> str:
    return f"arn:aws:sqs:{names['region']}:{names['account']}:{names['queueUrl'].rsplit('/')[-1]}"


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
        needs=[
            Need(
                "{arn}",
                "sqs:CreateQueue sqs:GetQueueAttributes sqs:SetQueueAttributes sqs:DeleteQueue sqs:ListQueueTags",
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
        needs=[Need(_queue_of_policy, "sqs:SetQueueAttributes sqs:GetQueueAttributes")],
    ),
    "aws:sns/topic:Topic": Type(
        calls=[
            Call("sns", "CreateTopic", {"policy": "Attributes.Policy"}, checks=[policy(RESOURCE, "Attributes.Policy")])
        ],
        needs=[
            Need(
                "{arn}",
                "sns:CreateTopic sns:GetTopicAttributes sns:SetTopicAttributes sns:DeleteTopic sns:ListTagsForResource",
            )
        ],
    ),
    "aws:sns/topicSubscription:TopicSubscription": Type(
        calls=[Call("sns", "Subscribe", {"topic": "TopicArn"})],
        needs=[
            Need("{topic}", "sns:Subscribe"),
            Need("*", "sns:GetSubscriptionAttributes sns:Unsubscribe"),
        ],
    ),
}
