"""Profiles: what no document says about an API, such as its keys, its envelope, its errors and its handlers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import field, frozen

from truespec_sandbox._responses import Headers, Response

if TYPE_CHECKING:
    from random import Random

    from truespec_sandbox._document._model import OperationSpec
    from truespec_sandbox._errors import APIError
    from truespec_sandbox._state._records import Records
    from truespec_sandbox._validation._parameters import Parameters
    from truespec_sandbox._wire._multipart import FormPart
    from truespec_sandbox._wire._strict_json import JSON

_SECONDS = {"second": 1, "minute": 60, "hour": 3600}


@frozen
class RequestContext:
    """One validated request, and the state that its handler works on.

    Attributes:
        partner: the owner of the API key; empty for an operation that needs none.
        parameters: the validated parameters.
        body: the validated body; ``None`` when there is none; of a form, the object of its text parts.
        files: the files of a form by the name of their part; empty for any other body.
        now: the time in Unix seconds, with milliseconds.
        records: the state, inside the transaction of this request.

    """

    partner: str
    parameters: Parameters
    body: JSON
    files: Mapping[str, FormPart]
    now: float
    records: Records

    @property
    def seconds(self) -> int:
        """The time in whole Unix seconds."""
        return int(self.now)


Handler: TypeAlias = Callable[[RequestContext], Response]


@frozen
class RateLimit:
    """A number of requests for each window.

    Attributes:
        requests: the number.
        unit: the window: ``second``, ``minute`` or ``hour``.

    """

    requests: int
    unit: str

    @property
    def seconds(self) -> int:
        """The length of the window."""
        return _SECONDS[self.unit]


@frozen
class RateLimitState:
    """The state of the window that is nearest to its limit.

    Attributes:
        limit: the limit of this window.
        is_resource: whether it counts requests for a resource, and not those of a key.
        remaining: how many requests are left in it.
        reset: when the next window begins, in Unix seconds.

    """

    limit: RateLimit
    is_resource: bool
    remaining: int
    reset: int


def _all_credentials(credentials: Mapping[str, str]) -> str:
    return "\n".join(credentials.values())


@frozen
class RateLimitRules:
    """How an API reports its rate limits, and which requests it counts together.

    Attributes:
        headers: builds the headers of every response, names in lower case.
        resource_parameters: parameters of path or query that name the resource, the first that was sent; empty when
            the API limits by key alone.
        wait_header: the header of a 429 with the number of seconds to wait.
        client_id: returns the client whose requests are counted together, from the credentials by security scheme; by
            default the credentials themselves.

    """

    headers: Callable[[RateLimitState], Headers]
    resource_parameters: tuple[str, ...] = ()
    wait_header: str = "retry-after"
    client_id: Callable[[Mapping[str, str]], str] = _all_credentials


@frozen
class ChurnTarget:
    """A collection whose records may come and go while it is listed.

    Attributes:
        collection: its name in the store.
        owner_parameter: the query parameter or the header with the owner of the listed records.
        insert: adds one plausible record for an owner at a time in Unix seconds, and returns its id.
        owner_location: where the parameter is sent.

    """

    collection: str
    owner_parameter: str
    insert: Callable[[Records, str, Random, int], str] = field(repr=False)
    owner_location: Literal["query", "header"] = "query"


def _authorize_all(_credentials: Mapping[str, str], _operation: OperationSpec) -> bool:
    return True


@frozen
class Profile:
    """One API as the sandbox serves it.

    Attributes:
        api: its name on the command line and in the package data.
        handlers: the handlers by operationId; an operation without one is served from the document's examples.
        authenticate: returns the owner of credentials, or ``None`` for unknown ones; they come by the name of their
            security scheme, and only whole: every scheme of one of the operation's requirements. It may raise
            ``APIError``.
        error_response: builds the error response, in the API's envelope.
        path_details: the API's own sentence about a path parameter that violates its schema, by parameter name.
        api_key: a key for users of the sandbox.
        company_ids: the companies that this key may use from the start; empty for an API that has none.
        example_path: path and query of a first request that works with this key.
        example_headers: the headers of this request, the key's included.
        optional_schemes: security schemes whose credential may be missing, and is the empty text for ``authenticate``
            then, because the API has its own error for that; without any other one the key counts as missing.
        is_authorized: returns whether valid credentials give access to an operation; 403 when they do not.
        seeding: adds a data set to the records, from its rough size, a random source and the time; ``None`` when the
            API has none.
        rate_limits: how the API reports its rate limits; ``None`` when that is unknown.
        churn_targets: what may come and go between two pages, by the operationId of the listing; nothing by default.
        client_options: options that a client of the API needs besides the key and the base URL; none by default.
        other_keys: keys with other or fewer rights, each with a description; none by default.

    """

    api: str
    handlers: Mapping[str, Handler]
    authenticate: Callable[[Mapping[str, str]], str | None] = field(repr=False)
    error_response: Callable[[APIError], Response]
    path_details: Mapping[str, str]
    api_key: str = field(repr=False)
    company_ids: tuple[str, ...]
    example_path: str
    example_headers: Mapping[str, str] = field(repr=False)
    optional_schemes: frozenset[str] = frozenset()
    is_authorized: Callable[[Mapping[str, str], OperationSpec], bool] = field(default=_authorize_all, repr=False)
    seeding: Callable[[Records, int, Random, int], None] | None = field(default=None, repr=False)
    rate_limits: RateLimitRules | None = None
    churn_targets: Mapping[str, ChurnTarget] = field(factory=dict[str, "ChurnTarget"], repr=False)
    client_options: Mapping[str, str] = field(factory=dict[str, str])
    other_keys: Mapping[str, str] = field(factory=dict[str, str], repr=False)
