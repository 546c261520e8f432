"""The mark in the texts of records that a live run creates, so that leftovers can be recognised."""

from __future__ import annotations

import os
import re
import uuid
from typing import TYPE_CHECKING, Any

from tests.contract.json_values import at

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.contract.document import Operation
    from tests.contract.resources import Resource

VARIABLE = "TRUESPEC_RUN"
"""The environment variable that holds the mark during a live run."""
_MARK = re.compile(r"truespec-[0-9a-f]{8} ")
_MAX_LENGTH = 100


def new_mark() -> str:
    """Return the mark of a new run."""
    return f"truespec-{uuid.uuid4().hex[:8]} "


def find_mark(resource: Resource, record: Mapping[str, Any]) -> str:
    """Return the mark of a record; empty for a record that no live run has created."""
    texts = (record.get(resource.renamed.get(name, name)) for name in resource.marked)
    return next((mark[0] for text in texts if isinstance(text, str) and (mark := _MARK.match(text))), "")


def mark_body(body: Mapping[str, Any], resource: Resource, operation: Operation) -> dict[str, Any]:
    """Return a body with the mark of the run in the collection's marked fields; unchanged when no mark is set.

    A text begins with the mark, cut to the length that the document allows. A create without any of these fields gets
    the first of them.
    """
    mark = os.environ.get(VARIABLE, "")
    if not mark:
        return {**body}
    marked: dict[str, Any] = {**body}
    for name in resource.marked:
        text = body.get(name)
        if isinstance(text, str):
            limit = at(operation.schema, f"/properties/{name}/maxLength")
            whole = text if text.startswith(mark) else mark + text
            marked[name] = whole[: limit if isinstance(limit, int) else _MAX_LENGTH]
    if operation.id == resource.create and not set(resource.marked) & body.keys():
        marked.update((name, mark) for name in resource.marked[:1])
    return marked
