"""IAM policies: their grammar; each action, resource and condition key against the service authorization reference."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from judge import models, reference
from judge.calls import Parameters

# IAM, «Global condition context keys»; those about tags are not global: only some actions know them.
GLOBAL_KEYS = {
    key.lower()
    for key in """
    aws:AssumedRoot aws:CalledVia aws:CalledViaFirst aws:CalledViaLast aws:ChatbotSourceArn aws:CurrentTime
    aws:Ec2InstanceSourcePrivateIPv4 aws:Ec2InstanceSourceVpc aws:EpochTime aws:FederatedProvider
    aws:MultiFactorAuthAge aws:MultiFactorAuthPresent aws:PrincipalAccount aws:PrincipalArn
    aws:PrincipalIsAWSService aws:PrincipalOrgID aws:PrincipalOrgPaths aws:PrincipalServiceName
    aws:PrincipalServiceNamesList aws:PrincipalType aws:Referer aws:RequestedRegion aws:ResourceAccount
    aws:ResourceOrgID aws:ResourceOrgPaths aws:SecureTransport aws:SourceAccount aws:SourceArn aws:SourceIdentity
    aws:SourceIp aws:SourceOrgID aws:SourceOrgPaths aws:SourceVpc aws:SourceVpcArn aws:SourceVpce
    aws:TokenIssueTime aws:UserAgent aws:UserId aws:Username aws:ViaAWSService aws:VpceAccount aws:VpceOrgID
    aws:VpceOrgPaths aws:VpcSourceIp
    """.split()
}

# IAM, «Condition operators».
OPERATORS = {
    "StringEquals", "StringNotEquals", "StringEqualsIgnoreCase", "StringNotEqualsIgnoreCase", "StringLike",
    "StringNotLike", "NumericEquals", "NumericNotEquals", "NumericLessThan", "NumericLessThanEquals",
    "NumericGreaterThan", "NumericGreaterThanEquals", "DateEquals", "DateNotEquals", "DateLessThan",
    "DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals", "Bool", "BinaryEquals", "IpAddress",
    "NotIpAddress", "ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike", "Null",
}  # fmt: skip


@dataclass(frozen=True)
class Kind:
    """What a policy is attached to, and so which elements its statements have."""

    principal: bool
    resource: bool

    def elements(self) -> set[str]:
        return (
            {"Effect", "Action"}
            | ({"Principal"} if self.principal else set())
            | ({"Resource"} if self.resource else set())
        )


IDENTITY = Kind(principal=False, resource=True)
TRUST = Kind(principal=True, resource=False)
RESOURCE = Kind(principal=True, resource=True)


def policy(kind: Kind, path: str) -> Callable[[Parameters], Iterator[str]]:
    """Checks the policy at the path of a parameter, such as Attributes.Policy, where there is one."""

    def check(parameters: Parameters) -> Iterator[str]:
        value: Any = parameters
        for step in path.split("."):
            value = value.get(step, {})
        if value:
            yield from (f"{path}: {each}" for each in problems(value, kind))

    return check


def problems(text: str, kind: Kind) -> Iterator[str]:
    """What is wrong with a policy."""
    try:
        document = json.loads(text)
    except ValueError as e:
        yield f"no JSON: {e}"
        return
    if document.get("Version") != "2012-10-17":
        yield "its Version is not 2012-10-17"
    statements = _list(document.get("Statement", []))
    if not statements or document.keys() - {"Version", "Id", "Statement"}:
        yield "it has Version, Id and Statement, and at least one statement"
    sids = [each["Sid"] for each in statements if "Sid" in each]
    if len(set(sids)) < len(sids):
        yield "two of its statements have the same Sid"
    for i, statement in enumerate(statements):
        yield from (f"statement {statement.get('Sid', i)}: {each}" for each in _statement(statement, kind))


def _statement(statement: dict[str, Any], kind: Kind) -> Iterator[str]:
    missing = kind.elements() - statement.keys()
    unknown = statement.keys() - kind.elements() - {"Sid", "Condition"}
    if missing or unknown:
        # Of NotAction, NotResource and NotPrincipal no reference can tell whether they are right.
        yield f"it lacks {sorted(missing)}, and has {sorted(unknown)}, which are not judged"
        return
    if not re.fullmatch(r"[A-Za-z0-9]*", statement.get("Sid", "")):
        yield "a Sid is of letters and digits"
    if statement["Effect"] not in ("Allow", "Deny"):
        yield f"the Effect is Allow or Deny, not {statement['Effect']}"
    if kind.principal:
        yield from _principals(statement["Principal"])
    # The resource of a trust policy is its role.
    resources = _list(statement["Resource"]) if kind.resource else ["*"]
    patterns = _list(statement["Action"])
    meant = {pattern: list(reference.actions(pattern)) for pattern in patterns}
    yield from _actions(meant, resources)
    yield from _conditions(statement.get("Condition", {}), meant, resources)


def _principals(principal: Any) -> Iterator[str]:
    if principal == "*":
        return
    for kind, names in principal.items():
        for name in _list(names):
            if kind == "AWS":
                known = bool(re.fullmatch(r"\*|\d{12}|arn:aws:iam::\d{12}:(root|(role|user)/[\w+=,.@/-]+)", name))
            else:
                known = kind == "Service" and name.removesuffix(".amazonaws.com") in models.services()
            if not known:
                yield f"«{name}» is no principal of the kind {kind}"


def _actions(meant: dict[str, list[reference.Action]], resources: list[str]) -> Iterator[str]:
    """Each pattern of actions means some that take one of the resources, and each resource is taken."""
    for pattern, actions in meant.items():
        if not actions:
            yield f"there is no action {pattern}"
        elif not any(each.takes(arn) for each in actions for arn in resources):
            yield f"{pattern} takes none of {', '.join(resources)}"
    for arn in resources:
        if not any(each.takes(arn) for actions in meant.values() for each in actions):
            yield f"no action of it takes {arn}"


def _conditions(
    conditions: dict[str, dict[str, Any]], meant: dict[str, list[reference.Action]], resources: list[str]
) -> Iterator[str]:
    for operator, tests in conditions.items():
        if (
            operator.removeprefix("ForAnyValue:").removeprefix("ForAllValues:").removesuffix("IfExists")
            not in OPERATORS
        ):
            yield f"there is no condition operator {operator}"
        for key in tests:
            if key.lower() in GLOBAL_KEYS or key.lower().startswith("aws:principaltag/"):
                continue
            for pattern, actions in meant.items():
                if not any(each.knows(key, resources) for each in actions):
                    yield f"{pattern} knows no condition key {key}"


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
