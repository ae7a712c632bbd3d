"""API Gateway; its actions are the methods of HTTP."""

from judge.calls import Call, Type
from judge.needs import Need

APIS = "arn:aws:apigateway:{region}::/apis"
LIFE = "apigateway:GET apigateway:PATCH apigateway:DELETE"

TYPES = {
    "aws:apigatewayv2/api:Api": Type(
        calls=[Call("apigatewayv2", "CreateApi")],
        needs=[
            Need(APIS, "apigateway:POST", {"apigateway:Request/ApiName": "{name}"}),
            Need(APIS + "/{id}", LIFE, {"apigateway:Resource/ApiName": "{name}"}),
            # Made with the account's first API.
            Need(
                "arn:aws:iam::{account}:role/aws-service-role/ops.apigateway.amazonaws.com/AWSServiceRoleForAPIGateway",
                "iam:CreateServiceLinkedRole",
                {"iam:AWSServiceName": "ops.apigateway.amazonaws.com"},
            ),
        ],
    ),
    "aws:apigatewayv2/integration:Integration": Type(
        calls=[Call("apigatewayv2", "CreateIntegration")],
        needs=[
            Need(APIS + "/{apiId}/integrations", "apigateway:POST"),
            Need(APIS + "/{apiId}/integrations/{id}", LIFE),
        ],
    ),
    "aws:apigatewayv2/route:Route": Type(
        calls=[Call("apigatewayv2", "CreateRoute")],
        needs=[
            Need(APIS + "/{apiId}/routes", "apigateway:POST"),
            Need(APIS + "/{apiId}/routes/{id}", LIFE),
        ],
    ),
    "aws:apigatewayv2/stage:Stage": Type(
        calls=[Call("apigatewayv2", "CreateStage", {"name": "StageName"})],
        needs=[
            Need(APIS + "/{apiId}/stages", "apigateway:POST"),
            Need(APIS + "/{apiId}/stages/{name}", LIFE),
            # API Gateway, «Configure logging for HTTP APIs»: the caller has the log delivered.
            Need(
                "*",
                """
                logs:CreateLogDelivery logs:GetLogDelivery logs:UpdateLogDelivery logs:DeleteLogDelivery
                logs:ListLogDeliveries logs:PutResourcePolicy logs:DescribeResourcePolicies logs:DescribeLogGroups
                """,
                only_with="accessLogSettings",
            ),
        ],
    ),
}
