"""AWS's API calls, by botocore's service models."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from botocore.loaders import Loader
from botocore.model import OperationModel, ServiceModel, Shape
from botocore.validate import ParamValidator

from judge import patterns

LOADER = Loader()


@cache
def services() -> frozenset[str]:
    """The names of all services."""
    return frozenset(LOADER.list_available_services("service-2"))


@cache
def operation(service: str, name: str) -> OperationModel:
    """One call of one service; its name may begin with a small letter, as in the SDK for Java."""
    model = ServiceModel(LOADER.load_service_model(service, "service-2"), service)
    return model.operation_model(name[:1].upper() + name[1:])


def problems(call: OperationModel, parameters: dict[str, Any]) -> Iterator[str]:
    """What AWS would refuse in the parameters of a call."""
    shape = call.input_shape
    report = ParamValidator().validate(parameters, shape)
    if report.has_errors():
        yield from report.generate_report().splitlines()
    else:
        yield from _constraints(parameters, shape, "")


def _constraints(value: Any, shape: Shape, path: str) -> Iterator[str]:
    """Patterns, enums and upper bounds: ParamValidator looks at types, names and lower bounds only."""
    match shape.type_name:
        case "structure":
            for name, each in value.items():
                yield from _constraints(each, shape.members[name], f"{path}.{name}".lstrip("."))
        case "list":
            yield from _bound(len(value), "items", shape, path)
            for i, each in enumerate(value):
                yield from _constraints(each, shape.member, f"{path}[{i}]")
        case "map":
            yield from _bound(len(value), "entries", shape, path)
            for name, each in value.items():
                yield from _constraints(name, shape.key, f"{path} (key: {name})")
                yield from _constraints(each, shape.value, f"{path}.{name}")
        case "string":
            yield from _bound(len(value), "characters", shape, path)
            yield from _text(value, shape, path)
        case "blob":
            yield from _bound(len(value), "bytes", shape, path)
        case "integer" | "long" | "float" | "double":
            yield from _bound(value, "", shape, path)


def _text(value: str, shape: Shape, path: str) -> Iterator[str]:
    if shape.enum and value not in shape.enum:
        yield f"{path}: «{value}» is none of {', '.join(shape.enum)}"
    if pattern := shape.metadata.get("pattern"):
        try:
            if not patterns.compiled(pattern).fullmatch(value):
                yield f"{path}: «{value}» does not match {pattern}"
        except patterns.NotTranslated as e:
            yield f"{path}: this pattern cannot be tried, teach judge/patterns.py: {e}"


def _bound(size: float, unit: str, shape: Shape, path: str) -> Iterator[str]:
    most = shape.metadata.get("max")
    if most is not None and size > most:
        yield f"{path}: {size} {unit} are more than {most}".replace("  ", " ")
