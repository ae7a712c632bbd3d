"""For each type of resource in the plans, the calls that make it: those of the AWS provider, which does the work."""

from judge.calls import Type
from judge.types import access, api, events, functions, messages, servers, storage, watch

TYPES: dict[str, Type] = {
    **access.TYPES,
    **api.TYPES,
    **events.TYPES,
    **functions.TYPES,
    **messages.TYPES,
    **servers.TYPES,
    **storage.TYPES,
    **watch.TYPES,
}
