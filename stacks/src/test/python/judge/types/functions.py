"""Lambda."""

from pathlib import Path
from typing import Any

from judge.calls import Call, Type
from judge.needs import Need
from judge.types.access import passing

FUNCTION = "arn:aws:lambda:{region}:{account}:function:"


def _content(archive: dict[str, Any]) -> bytes:
    return Path(archive["path"]).read_bytes()


TYPES = {
    "aws:lambda/function:Function": Type(
        calls=[
            Call("lambda", "CreateFunction", {"name": "FunctionName", "code": ("Code.ZipFile", _content)}),
            Call(
                "lambda",
                "PutFunctionConcurrency",
                {"name": "FunctionName"},
                only_with="reservedConcurrentExecutions",
            ),
        ],
        needs=[
            Need(
                "{arn}",
                """
                lambda:CreateFunction lambda:GetFunction lambda:GetFunctionConfiguration lambda:DeleteFunction
                lambda:UpdateFunctionCode lambda:UpdateFunctionConfiguration lambda:PublishVersion
                lambda:ListVersionsByFunction lambda:GetFunctionCodeSigningConfig
                """,
            ),
            Need(
                "{arn}",
                "lambda:PutFunctionConcurrency lambda:DeleteFunctionConcurrency",
                only_with="reservedConcurrentExecutions",
            ),
            passing("{role}", "lambda"),
        ],
    ),
    "aws:lambda/alias:Alias": Type(
        calls=[Call("lambda", "CreateAlias")],
        needs=[
            Need(
                FUNCTION + "{functionName}",
                "lambda:CreateAlias lambda:GetAlias lambda:UpdateAlias lambda:DeleteAlias",
            )
        ],
    ),
    "aws:lambda/permission:Permission": Type(
        calls=[Call("lambda", "AddPermission", {"function": "FunctionName"})],
        needs=[Need(FUNCTION + "{function}", "lambda:AddPermission lambda:GetPolicy lambda:RemovePermission")],
    ),
    "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": Type(
        calls=[Call("lambda", "PutFunctionEventInvokeConfig")],
        needs=[
            Need(
                FUNCTION + "{functionName}",
                """
                lambda:PutFunctionEventInvokeConfig lambda:GetFunctionEventInvokeConfig
                lambda:DeleteFunctionEventInvokeConfig
                """,
            )
        ],
    ),
    "aws:lambda/eventSourceMapping:EventSourceMapping": Type(
        calls=[Call("lambda", "CreateEventSourceMapping")],
        needs=[
            Need("*", "lambda:CreateEventSourceMapping", {"lambda:FunctionArn": "{functionName}"}),
            Need(
                "{arn}",
                """
                lambda:GetEventSourceMapping lambda:UpdateEventSourceMapping lambda:DeleteEventSourceMapping
                """,
                {"lambda:FunctionArn": "{functionName}"},
            ),
            Need("{arn}", "lambda:ListTags"),
        ],
    ),
}
