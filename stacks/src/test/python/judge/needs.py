"""What who deploys a resource must be allowed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from judge import reference
from judge.plan import Resource


@dataclass(frozen=True)
class Need:
    """Actions on one ARN, which is of the resource or of what it belongs to.

    The ARN is a template of the resource's inputs and outputs, its id, and the region and account; so are the values of
    the condition keys that come with the request.
    """

    arn: str | Callable[[dict[str, Any]], str]
    actions: str
    context: dict[str, str] = field(default_factory=dict)
    only_with: str = ""

    def of(self, resource: Resource, place: dict[str, str]) -> Iterator[dict[str, Any]]:
        """The single requests, each to be decided."""
        if self.only_with and not resource.inputs.get(self.only_with):
            return
        names = {**resource.outputs, **resource.inputs, "id": resource.id, **place}
        arn = self.arn(names) if callable(self.arn) else self.arn.format_map(names)
        context = {key: value.format_map(names) for key, value in self.context.items()}
        for action in self.actions.split():
            yield {"action": action, "resource": arn, "context": context}


def problems(request: dict[str, Any]) -> Iterator[str]:
    """What IAM's reference knows nothing of in a request."""
    action, arn = request["action"], request["resource"]
    known = list(reference.actions(action))
    if not known:
        yield f"there is no action {action}"
    for each in known:
        if not each.takes(arn) or (arn == "*" and each.resource_types):
            yield f"{action} does not take {arn}"
        for key in request["context"]:
            if not each.knows(key, [arn]):
                yield f"{action} on {arn} knows no condition key {key}"
