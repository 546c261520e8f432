"""What no document says about an API: its keys, its envelope, its errors, and how its operations behave."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from random import Random

    from truespec_sandbox._document._model import OperationSpec
    from truespec_sandbox._errors import APIError
    from truespec_sandbox._profile._call import Handler, Response
    from truespec_sandbox._profile._rate_limit_rules import RateLimitRules
    from truespec_sandbox._state._records import Records


def _permit(_credentials: Mapping[str, str], _operation: OperationSpec) -> bool:
    return True


@attrs.frozen
class ChurnTarget:
    """A collection whose records may come and go while it is listed.

    Attributes:
        collection: its name in the store.
        owner_parameter: the query parameter or the header that says whose records are listed.
        insert: adds one plausible record for an owner at a time in Unix seconds, and returns its id.
        owner_location: where the parameter travels.

    """

    collection: str
    owner_parameter: str
    insert: Callable[[Records, str, Random, int], str] = attrs.field(repr=False)
    owner_location: Literal["query", "header"] = "query"


@attrs.frozen
class Profile:
    """One API as the sandbox plays it.

    Attributes:
        api: its name on the command line and in the package data.
        handlers: what to do, by operationId; an operation without an entry is answered from its examples.
        authenticate: whom credentials belong to, or ``None`` for unknown ones; they come by the name of their security
            scheme, and only whole: every scheme of one of the operation's requirements. It may raise ``APIError``.
        error_response: the answer in the API's envelope for a refusal.
        path_details: the API's own sentence about a path parameter that breaks its schema, by parameter name.
        api_key: the key to hand to users of the sandbox.
        company_ids: the companies that this key sees from the start; empty for an API that has none.
        example_path: path and query of a first request that works with this key.
        example_headers: the headers of this request, the key's included.
        seeding: adds a data set to the records: about how large, drawn from what, at which time; ``None`` when nobody has
            written one.
        rate_limits: how the API speaks about rate limits; ``None`` when nobody knows of any.
        churn_targets: what may come and go between two pages, by the operationId of the listing; nothing by default.
        optional_schemes: security schemes whose credential ``authenticate`` also gets when it is missing, as an empty text,
            because the API refuses that in its own way; without any other one a request is refused as without a key.
        other_keys: keys that open less or something else, and what each of them does; none by default.
        client_options: what a client of the API wants to be told besides the key and the base URL, by argument name;
            nothing by default.
        is_authorized: whether credentials that belong to somebody give the right to an operation; 403 when they do not.

    """

    api: str
    handlers: Mapping[str, Handler]
    authenticate: Callable[[Mapping[str, str]], str | None] = attrs.field(repr=False)
    error_response: Callable[[APIError], Response]
    path_details: Mapping[str, str]
    api_key: str = attrs.field(repr=False)
    company_ids: tuple[str, ...]
    example_path: str
    example_headers: Mapping[str, str] = attrs.field(repr=False)
    optional_schemes: frozenset[str] = frozenset()
    is_authorized: Callable[[Mapping[str, str], OperationSpec], bool] = attrs.field(default=_permit, repr=False)
    seeding: Callable[[Records, int, Random, int], None] | None = attrs.field(default=None, repr=False)
    rate_limits: RateLimitRules | None = None
    churn_targets: Mapping[str, ChurnTarget] = attrs.field(factory=dict[str, "ChurnTarget"], repr=False)
    client_options: Mapping[str, str] = attrs.field(factory=dict[str, str])
    other_keys: Mapping[str, str] = attrs.field(factory=dict[str, str], repr=False)
