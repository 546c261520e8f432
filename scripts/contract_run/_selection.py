"""What is tried on which server."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

import attrs

from scripts.contract._contract import DOCUMENTS
from scripts.contract._living import NOT_LIVE
from truespec_sandbox._profiles import PROFILES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_METHODS = ("get", "post", "put", "patch", "delete")


@attrs.frozen
class Described:
    """An operation as the report shows it.

    Attributes:
        id: its operationId.
        method: its method in capitals.
        path: its path template.
        tag: its first tag.
        is_played: whether the sandbox has a behaviour for it; others are answered from the document's examples.
        statuses: the statuses that the document lists.
        links: what its answers link to: operationId by the place of the record's id in the answer.

    """

    id: str
    method: str
    path: str
    tag: str
    is_played: bool
    statuses: tuple[int, ...]
    links: Mapping[str, str]


@cache
def described(api: str) -> tuple[Described, ...]:
    """Return every operation of an API in the document's order."""
    document = json.loads((DOCUMENTS / f"{api}.json").read_text(encoding="utf-8"))
    return tuple(
        Described(
            operation["operationId"],
            method.upper(),
            path,
            operation.get("tags", [""])[0],
            operation["operationId"] in PROFILES[api].handlers,
            tuple(sorted(int(status) for status in operation["responses"] if status.isdigit())),
            dict(_links(operation)),
        )
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if method in _METHODS
    )


def _links(operation: Any) -> Iterator[tuple[str, str]]:
    for answer in operation["responses"].values():
        for link in answer.get("links", {}).values():
            for source in link["parameters"].values():
                yield link["operationId"], source.removeprefix("$response.body#")


def removable(api: str) -> dict[str, Described]:
    """Return the creations whose records can be removed again, by the operationId of the removal."""
    known = {operation.id: operation for operation in described(api)}
    return {
        linked: creation
        for creation in described(api)
        for linked in creation.links
        if known[linked].method == "DELETE" and creation.id not in NOT_LIVE
    }


def left_out(api: str) -> dict[str, str]:
    """Return the operations that are not tried on a server that is not ours, each with its reason."""
    ours = {creation.id for creation in removable(api).values()}
    reached = {linked for creation in removable(api).values() for linked in creation.links}
    return {
        operation.id: _reason(operation)
        for operation in described(api)
        if operation.method != "GET" and operation.id not in ours | reached
    }


def _reason(operation: Described) -> str:
    if operation.id in NOT_LIVE:
        return "it founds or ends a company, which cannot be taken back"
    return "it changes records that this run has not made, or makes records that it could not remove"


def gated(api: str, *, is_live: bool) -> frozenset[str]:
    """Return the operations of which most valid requests have to be accepted."""
    played = frozenset(operation.id for operation in described(api) if operation.is_played)
    if not is_live:
        return played
    ours = {*removable(api), *(creation.id for creation in removable(api).values())}
    ours |= {linked for creation in removable(api).values() for linked in creation.links}
    listings = {operation.id for operation in described(api) if operation.method == "GET" and "{" not in operation.path}
    return (played & (ours | listings)) - left_out(api).keys()
