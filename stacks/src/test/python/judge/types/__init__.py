"""For each type of resource in the plans, the calls that make it and what who deploys it must be allowed.

Both are what terraform-provider-aws does, which is inside of Pulumi's provider.
"""

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
