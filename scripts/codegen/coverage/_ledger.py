"""The list of what may be dropped, and why: ``openapi/<api>/ledger.yaml``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from scripts._errors import SourceError
from scripts.codegen.reading import JSON, Document, is_array, is_object, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scripts.codegen.coverage._items import Item


NAME = "ledger.yaml"
_KEYS = {"kind", "at", "reason"}


@frozen
class AllowedDrop:
    """Items that may be dropped: of these kinds, and where the pattern fits."""

    kinds: tuple[str, ...]
    pattern: str
    """A JSON pointer; ``*`` stands for anything inside one step, ``**`` for any steps; "" for everywhere."""
    reason: str
    place: str
    """Where it is listed: ``file:line:column``."""

    @property
    def where(self) -> str:
        """The pattern in words."""
        return f"at {self.pattern}" if self.pattern else "anywhere"

    def allows(self, item: Item) -> bool:
        """Whether the item may be dropped."""
        return item.kind in self.kinds and (not self.pattern or bool(re.fullmatch(_expression(self.pattern), item.at)))


def _expression(pattern: str) -> str:
    parts = re.split(r"(\*\*|\*)", pattern)
    return "".join({"**": ".*", "*": "[^/]*"}.get(part) or re.escape(part) for part in parts)


def read_allowed_drops(folder: Path, folder_name: str) -> tuple[AllowedDrop, ...]:
    """Return the entries of an API's ``ledger.yaml``; none when there is no such file.

    Args:
        folder: The API's folder.
        folder_name: Its name in messages.

    Raises:
        SourceError: The file cannot be used; the message gives the position.
    """
    path = folder / NAME
    return tuple(_entries(read_yaml(path, f"{folder_name}/{NAME}"))) if path.exists() else ()


def _entries(source: Document) -> Iterator[AllowedDrop]:
    listed: JSON = source.value.get("dropped") if is_object(source.value) else None
    if not is_array(listed) or set(source.value) != {"dropped"}:
        raise _error(source, "", "the file must have a list `dropped`, and nothing else")
    for index, entry in enumerate(listed):
        at = f"/dropped/{index}"
        if not is_object(entry) or not set(entry) <= _KEYS:
            raise _error(source, at, f"an entry has {', '.join(sorted(_KEYS))}")
        kinds: JSON = entry.get("kind")
        kinds = [kinds] if isinstance(kinds, str) else kinds
        if not is_array(kinds) or not kinds or not all(isinstance(kind, str) for kind in kinds):
            raise _error(source, at, "an entry needs a `kind`, or a list of them")
        reason, pattern = entry.get("reason"), entry.get("at", "")
        if not isinstance(reason, str) or not reason.strip():
            raise _error(source, at, "an entry needs a `reason`")
        if not isinstance(pattern, str) or (pattern and not pattern.startswith("/")):
            raise _error(source, at, "`at` is a JSON pointer, with * and ** for what may vary")
        yield AllowedDrop(tuple(map(str, kinds)), pattern, " ".join(reason.split()), source.locate(at))


def _error(source: Document, at: str, message: str) -> SourceError:
    return SourceError(f"{source.locate(at)}: {message}")
