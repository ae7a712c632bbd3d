"""CloudWatch and its logs."""

from judge.calls import Call, Type


def _pairs(values: dict[str, str]) -> list[dict[str, str]]:
    return [{"Name": name, "Value": value} for name, value in values.items()]


TYPES = {
    "aws:cloudwatch/logGroup:LogGroup": Type(
        calls=[
            Call("logs", "CreateLogGroup", {"name": "logGroupName"}),
            Call("logs", "PutRetentionPolicy", {"name": "logGroupName"}, only_with="retentionInDays"),
        ],
    ),
    "aws:cloudwatch/metricAlarm:MetricAlarm": Type(
        calls=[Call("cloudwatch", "PutMetricAlarm", {"name": "AlarmName", "dimensions": ("Dimensions", _pairs)})],
    ),
    "aws:cloudwatch/dashboard:Dashboard": Type(calls=[Call("cloudwatch", "PutDashboard")]),
}
