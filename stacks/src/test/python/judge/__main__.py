"""Prints what AWS would refuse in recorded plans, a JSON object a line; none means that all is well.

usage: python -m judge PLAN.json...
"""

import json
import sys
from pathlib import Path

from judge import plan
from judge.types import TYPES


def main(files: list[str]) -> None:
    for file in files:
        for resource in plan.resources(Path(file)):
            for problem in problems(resource):
                print(json.dumps({"plan": Path(file).name, "urn": resource.urn, "problem": problem}))


def problems(resource: plan.Resource) -> list[str]:
    if resource.type not in TYPES:
        return [f"no call is known that makes a {resource.type}: add it to judge/types"]
    return list(TYPES[resource.type].problems(resource.inputs))


main(sys.argv[1:])
