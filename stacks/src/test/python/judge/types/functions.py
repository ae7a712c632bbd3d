"""Lambda."""

from pathlib import Path
from typing import Any

from judge.calls import Call, Type


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
    ),
    "aws:lambda/alias:Alias": Type(calls=[Call("lambda", "CreateAlias")]),
    "aws:lambda/permission:Permission": Type(
        calls=[Call("lambda", "AddPermission", {"function": "FunctionName"})],
    ),
    "aws:lambda/functionEventInvokeConfig:FunctionEventInvokeConfig": Type(
        calls=[Call("lambda", "PutFunctionEventInvokeConfig")],
    ),
    "aws:lambda/eventSourceMapping:EventSourceMapping": Type(
        calls=[Call("lambda", "CreateEventSourceMapping")],
    ),
}
