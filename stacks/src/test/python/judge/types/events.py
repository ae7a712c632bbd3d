"""EventBridge: its buses, rules and schedules."""

from typing import Any

from judge.calls import Call, Type
from judge.formats import event_pattern, schedule_target
from judge.needs import Need
from judge.policies import RESOURCE, policy
from judge.types.access import passing


def _rule_of_target(names: dict[str, Any]) -> str:
    bus = names.get("eventBusName", "default")
    on_bus = "" if bus == "default" else f"{bus}/"
    return f"arn:aws:events:{names['region']}:{names['account']}:rule/{on_bus}{names['rule']}"


TYPES = {
    "aws:cloudwatch/eventBus:EventBus": Type(
        calls=[Call("events", "CreateEventBus")],
        needs=[
            Need(
                "{arn}",
                "events:CreateEventBus events:DescribeEventBus events:DeleteEventBus events:ListTagsForResource",
            )
        ],
    ),
    "aws:cloudwatch/eventBusPolicy:EventBusPolicy": Type(
        calls=[Call("events", "PutPermission", checks=[policy(RESOURCE, "Policy")])],
        needs=[
            Need("*", "events:PutPermission events:RemovePermission"),
            Need("arn:aws:events:{region}:{account}:event-bus/{eventBusName}", "events:DescribeEventBus"),
        ],
    ),
    "aws:cloudwatch/eventRule:EventRule": Type(
        calls=[Call("events", "PutRule", checks=[event_pattern])],
        needs=[
            Need("{arn}", "events:PutRule events:DescribeRule events:DeleteRule events:ListTagsForResource"),
        ],
    ),
    "aws:cloudwatch/eventTarget:EventTarget": Type(
        calls=[
            Call(
                "events",
                "PutTargets",
                {
                    "targetId": "Targets.0.Id",
                    "arn": "Targets.0.Arn",
                    "roleArn": "Targets.0.RoleArn",
                    "deadLetterConfig": "Targets.0.DeadLetterConfig",
                },
            )
        ],
        needs=[
            Need(_rule_of_target, "events:PutTargets events:ListTargetsByRule events:RemoveTargets"),
            passing("{roleArn}", "events", only_with="roleArn"),
        ],
    ),
    "aws:scheduler/scheduleGroup:ScheduleGroup": Type(
        calls=[Call("scheduler", "CreateScheduleGroup")],
        needs=[
            Need(
                "{arn}",
                """
                scheduler:CreateScheduleGroup scheduler:GetScheduleGroup scheduler:DeleteScheduleGroup
                scheduler:ListTagsForResource
                """,
            )
        ],
    ),
    "aws:scheduler/schedule:Schedule": Type(
        calls=[Call("scheduler", "CreateSchedule", checks=[schedule_target])],
        needs=[
            Need(
                "{arn}",
                "scheduler:CreateSchedule scheduler:GetSchedule scheduler:UpdateSchedule scheduler:DeleteSchedule",
            ),
            passing("{target[roleArn]}", "scheduler"),
        ],
    ),
}
