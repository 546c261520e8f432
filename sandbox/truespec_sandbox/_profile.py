"""What no document says about an API: its keys, its envelope, its errors, and how its operations behave."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeAlias

import attrs

if TYPE_CHECKING:
    from truespec_sandbox._parameters import Parameters
    from truespec_sandbox._records import Records
    from truespec_sandbox._refusal import RefusalError
    from truespec_sandbox._strict_json import JSON


@attrs.frozen
class Call:
    """One request that passed every check of the document.

    Attributes:
        partner: whom the API key belongs to.
        parameters: the checked parameters.
        body: the checked body; ``None`` when there is none.
        now: the time in Unix seconds.
        records: the state, inside the transaction of this request.

    """

    partner: str
    parameters: Parameters
    body: JSON
    now: int
    records: Records


@attrs.frozen
class Answer:
    """What goes back.

    Attributes:
        status: the HTTP status.
        body: the JSON body.
        headers: headers besides the usual ones; none by default.

    """

    status: int
    body: JSON
    headers: tuple[tuple[str, str], ...] = ()


Behaviour: TypeAlias = Callable[[Call], Answer]


@attrs.frozen
class Profile:
    """One API as the sandbox plays it.

    Attributes:
        api: its name on the command line and in the package data.
        behaviours: what to do, by operationId; an operation without an entry is answered with 501.
        partner_of: whom a key belongs to, or ``None`` for an unknown key.
        refuse: the answer in the API's envelope for a refusal.
        path_details: the API's own sentence about a path parameter that breaks its schema, by parameter name.
        api_key: the key to hand to users of the sandbox.
        company_ids: the companies that this key sees from the start.
        example_path: path and query of a first request that works with this key.
        example_header: the header that carries the key in it.

    """

    api: str
    behaviours: Mapping[str, Behaviour]
    partner_of: Callable[[str], str | None]
    refuse: Callable[[RefusalError], Answer]
    path_details: Mapping[str, str]
    api_key: str = attrs.field(repr=False)
    company_ids: tuple[str, ...]
    example_path: str
    example_header: str
