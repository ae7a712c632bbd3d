"""Judges by what AWS publishes; prints a JSON object a line.

usage: python -m judge plans PLAN.json...      what AWS would refuse in plans; nothing where all is well
       python -m judge needs PLAN.json...      what who deploys them must be allowed: actions on ARNs
       python -m judge policies POLICY.json... what is wrong with policies of an identity; nothing where all is well
"""

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from judge import needs, plan, policies
from judge.types import TYPES

Lines = Iterator[dict[str, Any]]


def _plans(file: Path) -> Lines:
    for resource in plan.resources(file):
        if resource.type not in TYPES:
            yield {
                "urn": resource.urn,
                "problem": f"no call is known that makes a {resource.type}: add it to judge/types",
            }
        else:
            for problem in TYPES[resource.type].problems(resource.inputs):
                yield {"urn": resource.urn, "problem": problem}


def _needs(file: Path) -> Lines:
    resources = plan.resources(file)
    place = plan.place(resources)
    for resource in resources:
        for need in TYPES[resource.type].needs:
            for request in need.of(resource, place):
                yield {"urn": resource.urn, **request, "problems": list(needs.problems(request))}


def _policies(file: Path) -> Lines:
    for problem in policies.problems(file.read_text(), policies.IDENTITY):
        yield {"problem": problem}


COMMANDS: dict[str, Callable[[Path], Lines]] = {"plans": _plans, "needs": _needs, "policies": _policies}


def main(command: str, files: list[str]) -> None:
    for file in files:
        for line in COMMANDS[command](Path(file)):
            print(json.dumps({"file": Path(file).stem, **line}))


if len(sys.argv) < 3 or sys.argv[1] not in COMMANDS:
    sys.exit(__doc__)
main(sys.argv[1], sys.argv[2:])
