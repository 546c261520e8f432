"""What a mutant is: one planted defect, what it concerns, and the requests whose last answer shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from truespec_sandbox._dispatch import Dispatcher
    from truespec_sandbox._document._model import ContractDocument
    from truespec_sandbox._profile import Profile
    from truespec_sandbox._responses import Middleware
    from truespec_sandbox._wire._strict_json import JSON

CLASSES = (
    "status",
    "required header",
    "wrong type",
    "missing field",
    "extra field",
    "null",
    "enum",
    "auth",
    "paging",
    "totals",
    "sort and search",
    "echo",
    "lost update",
    "resurrection after delete",
    "cross-company reads",
    "media types",
    "crash on odd text",
    "error code or envelope",
)
"""The kinds of defects; each has at least three mutants."""

MOMENT = 1_767_225_600
"""The time, in Unix seconds, at which proofs are played."""
MOMENT_TEXT = "Thu, 01 Jan 2026 00:00:00 GMT"


@attrs.frozen
class Parts:
    """What a server is put together from.

    Attributes:
        profile: what no document says about the API.
        document: the contract document.
        layers: layers around the exchange, outermost first, each made from the exchange.

    """

    profile: Profile
    document: ContractDocument
    layers: tuple[Callable[[Dispatcher], Middleware], ...] = ()


Defect: TypeAlias = "Callable[[Parts], Parts]"


@attrs.frozen
class Sent:
    """One request of a proof.

    Attributes:
        method: its method.
        path: path and query; ``{2:/data/id}`` in it stands for what the third answer has at ``/data/id``.
        body: the JSON body; ``None`` for none.
        headers: headers besides those of the profile's example request; ``None`` as the value leaves one of these out.
        content: the body as text where it is no JSON; ``None`` for none.

    """

    method: str
    path: str
    body: JSON = None
    headers: Mapping[str, str | None] = attrs.field(factory=dict[str, "str | None"])
    content: str | None = None


@attrs.frozen
class Mutant:
    """A sandbox with one planted defect.

    Attributes:
        name: its name on the command line.
        kind: its class, one of ``CLASSES``.
        api: the API that it is a mutant of.
        operations: the operations whose answers are wrong by it.
        says: what is wrong, in words.
        defect: plants it.
        proof: requests to a sandbox with an empty state; the answer to the last is another than without the defect.

    """

    name: str
    kind: str
    api: str
    operations: tuple[str, ...]
    says: str
    defect: Defect = attrs.field(repr=False)
    proof: tuple[Sent, ...] = attrs.field(repr=False)
