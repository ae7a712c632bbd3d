"""Systems Manager."""

from judge.calls import Call, Type

TYPES = {
    "aws:ssm/document:Document": Type(calls=[Call("ssm", "CreateDocument")]),
    "aws:ssm/parameter:Parameter": Type(calls=[Call("ssm", "PutParameter")]),
}
