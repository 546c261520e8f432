"""Defects of listings: acts that change a page, its total, or what was asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from truespec_sandbox.mutants._pointers import altered, found

if TYPE_CHECKING:
    from collections.abc import Callable

    from truespec_sandbox._profile import Handler, RequestContext
    from truespec_sandbox._responses import Response
    from truespec_sandbox._wire._strict_json import JSON
    from truespec_sandbox.mutants._defects import Act


def _items(response: Response, pointer: str) -> list[JSON]:
    items = found(response.body, pointer)
    return items if isinstance(items, list) else []


def paged(pointer: str, change: Callable[[list[JSON]], list[JSON]]) -> Act:
    """Give another page; the total stays."""

    def act(context: RequestContext, handler: Handler) -> Response:
        response = handler(context)
        return attrs.evolve(
            response, body=altered(response.body, pointer, lambda _: [*change(_items(response, pointer))])
        )

    return act


def counted(pointer: str, change: Callable[[Response, RequestContext], JSON]) -> Act:
    """Give another total."""

    def act(context: RequestContext, handler: Handler) -> Response:
        response = handler(context)
        return attrs.evolve(response, body=altered(response.body, pointer, lambda _: change(response, context)))

    return act


def matching(pointer: str, total: str, keep: Callable[[dict[str, JSON], RequestContext], bool]) -> Act:
    """Keep only some records of a page, and count them."""

    def act(context: RequestContext, handler: Handler) -> Response:
        response = handler(context)
        kept: list[JSON] = [
            each for each in _items(response, pointer) if isinstance(each, dict) and keep(each, context)
        ]
        body = altered(response.body, pointer, lambda _: kept)
        return attrs.evolve(response, body=altered(body, total, lambda _: len(kept)))

    return act


def number(value: JSON, default: int = 0) -> int:
    """Read a number of a query, which some documents give as text."""
    return int(value) if isinstance(value, (str, int)) else default


def limit_and_one(query: dict[str, JSON]) -> dict[str, JSON]:
    """Ask for one record more than was asked for."""
    return {**query, "limit": number(query["limit"]) + 1} if "limit" in query else query


def ignoring(*names: str) -> Callable[[dict[str, JSON]], dict[str, JSON]]:
    """Ask without some parameters."""
    return lambda query: {name: value for name, value in query.items() if name not in names}


def everybodys_list(pointer: str, *partners: str) -> Act:
    """List the records of all partners together."""

    def act(context: RequestContext, handler: Handler) -> Response:
        response = handler(context)
        all_items: list[JSON] = []
        for partner in partners:
            all_items += _items(handler(attrs.evolve(context, partner=partner)), pointer)
        return attrs.evolve(response, body=altered(response.body, pointer, lambda _: [*all_items]))

    return act
