"""Types of resources: the API calls that make one, and what its input properties become in them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from botocore.model import Shape

from judge import models, reference
from judge.needs import Need

Parameters = dict[str, Any]


@dataclass(frozen=True)
class Call:
    """One API call.

    An input property becomes the parameter of its own name, in the API's casing; `names` has the others, each with the
    path of its parameter (0 is the one item of a list) and, where its form differs, a function. `checks` look at what
    botocore takes for a mere string.
    """

    service: str
    operation: str
    names: dict[str, str | tuple[str, Callable[[Any], Any]]] = field(default_factory=dict)
    only_with: str = ""
    checks: list[Callable[[Parameters], Iterator[str]]] = field(default_factory=list)

    def __str__(self) -> str:
        return f"{self.service}:{self.operation}"

    @property
    def shape(self) -> Shape:
        return models.operation(self.service, self.operation).input_shape

    def takes(self, name: str) -> bool:
        return name in self.names or name.lower() in map(str.lower, self.shape.members)

    def problems(self, inputs: dict[str, Any]) -> Iterator[str]:
        if self.only_with and self.only_with not in inputs:
            return
        parameters = self._parameters(inputs)
        found = list(models.problems(models.operation(self.service, self.operation), parameters))
        # A check may rely on the types.
        found = found or [each for check in self.checks for each in check(parameters)]
        yield from (f"{self} {each}" for each in found)

    def _parameters(self, inputs: dict[str, Any]) -> Parameters:
        parameters: Parameters = {}
        for name, value in inputs.items():
            if self.takes(name):
                to = self.names.get(name, name)
                path, form = to if isinstance(to, tuple) else (to, lambda same: same)
                *above, last = path.split(".")
                place = parameters
                for step in above:
                    place = place.setdefault(step, {})
                place[last] = form(value)
        cased: Parameters = _in_casing_of(self.shape, _lists(parameters))
        return cased


@dataclass(frozen=True)
class Type:
    """A type of resource, and what the AWS provider needs to create, read, change and delete one."""

    calls: list[Call]
    needs: list[Need]

    def problems(self, inputs: dict[str, Any]) -> Iterator[str]:
        """What AWS would refuse when such a resource is made."""
        # The provider sends no empty lists and maps.
        given = {name: value for name, value in inputs.items() if value not in (None, [], {})}
        for name in given:
            if not any(call.takes(name) for call in self.calls):
                yield f"the input «{name}» becomes no parameter of {self}: add it to judge/types"
        needed = {action for need in self.needs for action in need.actions.split()}
        for call in self.calls:
            yield from call.problems(given)
            # Most calls are actions of the same name.
            if any(reference.actions(str(call))) and str(call) not in needed:
                yield f"whoever makes one needs {call}: add it in judge/types"

    def __str__(self) -> str:
        return ", ".join(map(str, self.calls))


def _lists(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    if value.keys() == {"0"}:
        return [_lists(value["0"])]
    return {name: _lists(each) for name, each in value.items()}


def _in_casing_of(shape: Shape, value: Any) -> Any:
    """The same value with the structures' members called as the model calls them; others keep their names."""
    if shape.type_name == "structure" and isinstance(value, dict):
        members = {member.lower(): member for member in shape.members}
        named = {members.get(name.lower(), name): each for name, each in value.items()}
        return {
            name: _in_casing_of(shape.members[name], each) if name in shape.members else each
            for name, each in named.items()
        }
    if shape.type_name == "list" and isinstance(value, list):
        return [_in_casing_of(shape.member, each) for each in value]
    if shape.type_name == "map" and isinstance(value, dict):
        return {name: _in_casing_of(shape.value, each) for name, each in value.items()}
    return value
