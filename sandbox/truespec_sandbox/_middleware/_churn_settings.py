"""How much comes and goes between pages, read from what a caller or the command line gives."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import attrs

from truespec_sandbox._settings import number, text, whole

_MOST_AT_ONCE = 1000
_MOST_IN_ALL = 100_000
_LARGEST_SEED = 2**63 - 1


@attrs.frozen(kw_only=True)
class ChurnSettings:
    """How much comes and goes.

    Attributes:
        changes: how many records change behind each page; 1 by default, 0 for none.
        inserts: the share of insertions among them, from 0 to 1, a half by default; the others are deletions.
        most: how many changes in all, 1000 by default: whoever reads until an empty page comes to an end some day.
        seed: of what is chosen; the same seed, pages and records give the same changes.
        operation: the operationId of the only listing that churns; ``None``, the default, for each.
        owner: the only owner whose records churn; ``None``, the default, for the one that is listed.

    """

    changes: int = 1
    inserts: float = 0.5
    most: int = 1000
    seed: int = 0
    operation: str | None = None
    owner: str | None = None


def read_churn(given: object) -> ChurnSettings | None:
    """Read the settings.

    Args:
        given: the number of changes behind each page; or the members of ``ChurnSettings`` by name; or the same as a
            text, ``changes=2,inserts=0.3``; or ``None`` for no churn.

    Returns:
        The settings; ``None`` for no churn.

    Raises:
        TypeError: a member is of another kind.
        ValueError: a member is unknown or out of its bounds.

    """
    if given is None:
        return None
    members = _members(given)
    unknown = sorted(members.keys() - {field.name for field in attrs.fields(ChurnSettings)})
    if unknown:
        message = f"churn: {unknown[0]!r} is unknown; there are changes, inserts, most, seed, operation and owner"
        raise ValueError(message)
    operation, owner = members.get("operation"), members.get("owner")
    return ChurnSettings(
        changes=whole(members.get("changes", 1), "churn: changes", 0, _MOST_AT_ONCE),
        inserts=number(members.get("inserts", 0.5), "churn: inserts", 0, 1),
        most=whole(members.get("most", 1000), "churn: most", 0, _MOST_IN_ALL),
        seed=whole(members.get("seed", 0), "churn: seed", -_LARGEST_SEED, _LARGEST_SEED),
        operation=None if operation is None else text(operation, "churn: operation"),
        owner=None if owner is None else text(owner, "churn: owner"),
    )


def _members(given: object) -> Mapping[str, object]:
    if isinstance(given, Mapping):
        return cast("Mapping[str, object]", given)
    if isinstance(given, str):
        return {"changes": int(given)} if given.isascii() and given.isdigit() else _from_text(given)
    if isinstance(given, int):
        return {"changes": given}
    message = f"churn must be a number, a mapping or None, not {given!r:.80}"
    raise TypeError(message)


def _from_text(given: str) -> dict[str, object]:
    members: dict[str, object] = {}
    for piece in filter(None, given.split(",")):
        name, equals, value = piece.strip().partition("=")
        if not equals or name in members:
            message = f"churn: {piece!r} is no name=value, or stands there twice; write changes=2,inserts=0.5,seed=7"
            raise ValueError(message)
        members[name] = value if name in {"operation", "owner"} else _numeral(value)
    return members


def _numeral(value: str) -> object:
    for kind in (int, float):
        try:
            return kind(value)
        except ValueError:
            continue
    return value
