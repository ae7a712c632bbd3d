"""API Gateway."""

from judge.calls import Call, Type

TYPES = {
    "aws:apigatewayv2/api:Api": Type(calls=[Call("apigatewayv2", "CreateApi")]),
    "aws:apigatewayv2/integration:Integration": Type(calls=[Call("apigatewayv2", "CreateIntegration")]),
    "aws:apigatewayv2/route:Route": Type(calls=[Call("apigatewayv2", "CreateRoute")]),
    "aws:apigatewayv2/stage:Stage": Type(calls=[Call("apigatewayv2", "CreateStage", {"name": "StageName"})]),
}
