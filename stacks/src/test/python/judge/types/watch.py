"""CloudWatch and its logs."""

from judge.calls import Call, Type
from judge.needs import Need


def _pairs(values: dict[str, str]) -> list[dict[str, str]]:
    return [{"Name": name, "Value": value} for name, value in values.items()]


TYPES = {
    "aws:cloudwatch/logGroup:LogGroup": Type(
        calls=[
            Call("logs", "CreateLogGroup", {"name": "logGroupName"}),
            Call("logs", "PutRetentionPolicy", {"name": "logGroupName"}, only_with="retentionInDays"),
        ],
        needs=[
            Need("{arn}", "logs:CreateLogGroup logs:PutRetentionPolicy logs:DeleteLogGroup logs:ListTagsForResource"),
            Need("*", "logs:DescribeLogGroups"),
        ],
    ),
    "aws:cloudwatch/metricAlarm:MetricAlarm": Type(
        calls=[Call("cloudwatch", "PutMetricAlarm", {"name": "AlarmName", "dimensions": ("Dimensions", _pairs)})],
        needs=[
            Need(
                "{arn}",
                """
                cloudwatch:PutMetricAlarm cloudwatch:DescribeAlarms cloudwatch:DeleteAlarms
                cloudwatch:ListTagsForResource
                """,
            )
        ],
    ),
    "aws:cloudwatch/queryDefinition:QueryDefinition": Type(
        calls=[Call("logs", "PutQueryDefinition")],
        needs=[Need("*", "logs:PutQueryDefinition logs:DescribeQueryDefinitions logs:DeleteQueryDefinition")],
    ),
    "aws:cloudwatch/dashboard:Dashboard": Type(
        calls=[Call("cloudwatch", "PutDashboard")],
        needs=[
            Need("{dashboardArn}", "cloudwatch:PutDashboard cloudwatch:GetDashboard cloudwatch:DeleteDashboards"),
        ],
    ),
}
