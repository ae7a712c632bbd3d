"""Plans in the form of `pulumi stack export`."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SIGNATURE = "4dabf18193072939515e22adb298388d"
SECRET = "1b47061264138c4ac30d75fd1eb44270"


@dataclass(frozen=True)
class Resource:
    """One resource that a provider makes; its secrets are in plain text, where the plan has them."""

    urn: str
    type: str
    id: str
    inputs: dict[str, Any]
    outputs: dict[str, Any]


def resources(file: Path) -> list[Resource]:
    """The resources of a plan that a provider makes."""
    exported = json.loads(file.read_text())["deployment"]["resources"]
    return [
        Resource(each["urn"], each["type"], each["id"], _revealed(each["inputs"]), _revealed(each["outputs"]))
        for each in exported
        if each["custom"]
    ]


def place(of: list[Resource]) -> dict[str, str]:
    """The region and the account that a plan is for, as the ARNs say that AWS gives its resources."""
    for resource in of:
        if found := re.match(r"arn:aws:[a-z]+:([a-z0-9-]+):(\d{12}):", str(resource.outputs.get("arn"))):
            return {"region": found[1], "account": found[2]}
    raise ValueError("no resource has an ARN with region and account")


def _revealed(value: Any) -> Any:
    if isinstance(value, list):
        return [_revealed(each) for each in value]
    if not isinstance(value, dict):
        return value
    if value.get(SIGNATURE) == SECRET:
        return json.loads(value["plaintext"]) if "plaintext" in value else value["ciphertext"]
    return {name: _revealed(each) for name, each in value.items()}
