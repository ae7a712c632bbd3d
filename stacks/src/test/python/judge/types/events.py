"""EventBridge, its buses, rules and schedules."""

from judge.calls import Call, Type
from judge.formats import event_pattern, schedule_target
from judge.policies import RESOURCE, policy

TYPES = {
    "aws:cloudwatch/eventBus:EventBus": Type(calls=[Call("events", "CreateEventBus")]),
    "aws:cloudwatch/eventBusPolicy:EventBusPolicy": Type(
        calls=[Call("events", "PutPermission", checks=[policy(RESOURCE, "Policy")])],
    ),
    "aws:cloudwatch/eventRule:EventRule": Type(calls=[Call("events", "PutRule", checks=[event_pattern])]),
    "aws:cloudwatch/eventTarget:EventTarget": Type(
        calls=[
            Call(
                "events",
                "PutTargets",
                {
                    "targetId": "Targets.0.Id",
                    "arn": "Targets.0.Arn",
                    "roleArn": "Targets.0.RoleArn",
                    "input": "Targets.0.Input",
                    "deadLetterConfig": "Targets.0.DeadLetterConfig",
                    "retryPolicy": "Targets.0.RetryPolicy",
                    "runCommandTargets": "Targets.0.RunCommandParameters.RunCommandTargets",
                },
            )
        ],
    ),
    "aws:scheduler/scheduleGroup:ScheduleGroup": Type(calls=[Call("scheduler", "CreateScheduleGroup")]),
    "aws:scheduler/schedule:Schedule": Type(calls=[Call("scheduler", "CreateSchedule", checks=[schedule_target])]),
}
