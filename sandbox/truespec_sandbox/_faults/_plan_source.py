"""Plans of faults from where people have them: a mapping, a file, a text."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

from truespec_sandbox._faults._plan import Plan
from truespec_sandbox._faults._plan_reader import read_plan
from truespec_sandbox._faults._plan_text import PlanError, read_text
from truespec_sandbox._wire._strict_json import JSON, dump, parse

if TYPE_CHECKING:
    from collections.abc import Collection

_MOST_BYTES = 1024 * 1024


def plan_from(given: object, operations: Collection[str]) -> Plan | None:
    """Read a plan from whatever it is given as.

    Args:
        given: a mapping; the path of a file in YAML, or in JSON when its name ends in ``.json``; ``True`` for a plan
            without faults, so that requests may ask for theirs by header; ``None`` or ``False`` for no faults at all.
        operations: the operationIds that there are.

    Returns:
        The plan; ``None`` for no faults.

    Raises:
        PlanError: the plan is wrong, or its file cannot be read.
        TypeError: it is given as something else.

    """
    if given is None or given is False:
        return None
    if given is True:
        return Plan()
    if isinstance(given, Mapping):
        return read_plan(_copied(cast("Mapping[str, JSON]", given)), operations, "the plan", {})
    if isinstance(given, (str, os.PathLike)):
        path = Path(cast("str | os.PathLike[str]", given))
        return plan_from_text(_content(path), str(path), operations, as_json=path.suffix == ".json")
    message = f"faults must be True, a mapping or the path of a file, not {given!r:.80}"
    raise TypeError(message)


def plan_from_text(data: bytes, name: str, operations: Collection[str], *, as_json: bool) -> Plan:
    """Read a plan from its text.

    Args:
        data: the text in UTF-8.
        name: what to call it in messages.
        operations: the operationIds that there are.
        as_json: whether it is strict JSON; otherwise it is YAML.

    Returns:
        The plan.

    Raises:
        PlanError: the plan is wrong.

    """
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        message = f"{name}: not UTF-8: {error.reason} at byte {error.start}"
        raise PlanError(message) from None
    value, lines = read_text(text, name, as_json=as_json)
    return read_plan(value, operations, name, lines)


def _copied(given: Mapping[str, JSON]) -> JSON:
    # There and back: whatever JSON cannot hold is refused.
    try:
        return parse(dump(dict(given)))
    except (TypeError, ValueError) as error:
        message = f"the plan holds something that JSON cannot hold: {error}"
        raise PlanError(message) from None


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        message = f"the plan {str(path)!r} cannot be read: {error}"
        raise PlanError(message) from None
    if len(content) > _MOST_BYTES:
        message = f"the plan {str(path)!r} is larger than {_MOST_BYTES} bytes"
        raise PlanError(message)
    return content
