"""What no document says about an API: its keys, its envelope, its errors, and how its operations behave."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from truespec_sandbox._responses import Response

if TYPE_CHECKING:
    from collections.abc import Mapping
    from random import Random

    from truespec_sandbox._document._model import OperationSpec
    from truespec_sandbox._errors import APIError
    from truespec_sandbox._state._records import Records
    from truespec_sandbox._validation._parameters import Parameters
    from truespec_sandbox._wire._multipart import UploadedFile
    from truespec_sandbox._wire._strict_json import JSON


@attrs.frozen
class RequestContext:
    """One request that passed every check of the document.

    Attributes:
        partner: whom the API key belongs to; empty for an operation that needs none.
        parameters: the checked parameters.
        body: the checked body; ``None`` when there is none; of a form, the object of its text parts.
        files: the files of a form by the name of their part; empty for any other body.
        now: the time in Unix seconds.
        records: the state, inside the transaction of this request.

    """

    partner: str
    parameters: Parameters
    body: JSON
    files: Mapping[str, UploadedFile]
    now: int
    records: Records


Handler: TypeAlias = Callable[[RequestContext], Response]


Headers = tuple[tuple[str, str], ...]

_SECONDS = {"second": 1, "minute": 60, "hour": 3600}


@attrs.frozen
class RateLimit:
    """So many requests in each window.

    Attributes:
        requests: how many.
        unit: the window: ``second``, ``minute`` or ``hour``.

    """

    requests: int
    unit: str

    @property
    def seconds(self) -> int:
        """The length of the window."""
        return _SECONDS[self.unit]


@attrs.frozen
class RateLimitState:
    """Where a request stands in the window that is nearest to its end.

    Attributes:
        limit: the limit of this window.
        is_resource: whether it is the resource's window, and not the key's.
        remaining: how many requests are left in it.
        reset: when the next window begins, in Unix seconds.

    """

    limit: RateLimit
    is_resource: bool
    remaining: int
    reset: int


def _all_credentials(credentials: Mapping[str, str]) -> str:
    return "\n".join(credentials.values())


@attrs.frozen
class RateLimitRules:
    """How an API speaks about its limits.

    Attributes:
        headers: the headers of every answer, names in lower case.
        resource_parameters: parameters of path or query that name the resource, the first that is there; empty when
            the API limits by key alone.
        wait_header: the header of a 429 that says for how many seconds to wait.
        counted: whose requests are counted together, from the credentials by security scheme; by default those with
            the same credentials.

    """

    headers: Callable[[RateLimitState], Headers]
    resource_parameters: tuple[str, ...] = ()
    wait_header: str = "retry-after"
    counted: Callable[[Mapping[str, str]], str] = _all_credentials


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
