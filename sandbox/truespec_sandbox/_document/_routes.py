"""Routes: the operation of a path and a method, from the document's path templates."""

from __future__ import annotations

import re
from string import ascii_letters, digits
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec_sandbox._document._model import ContractDocument, OperationSpec

_VARIABLE = re.compile(r"([^{}]*)\{([^{}]+)\}([^{}]*)")
_ESCAPE = re.compile("%([0-9A-Fa-f]{2})")
# What a path segment may hold unescaped (RFC 3986, section 3.3).
_PLAIN = frozenset(f"{ascii_letters}{digits}-._~!$&'()*+,;=:@")


@frozen
class PathMatch:
    """The operations of the path template that matches a request's path.

    Attributes:
        operations: operation by method in capitals.
        segments: the path's variable parts by parameter name, still percent-encoded.

    """

    operations: Mapping[str, OperationSpec]
    segments: Mapping[str, str]

    @property
    def allow(self) -> str:
        """Value of the ``Allow`` header: the documented methods, ``HEAD`` where there is ``GET``, and ``OPTIONS``."""
        head = {"HEAD"} if "GET" in self.operations else set[str]()
        return ", ".join(sorted({*self.operations, *head, "OPTIONS"}))

    def operation(self, method: str) -> OperationSpec | None:
        """Return the operation for a method, ``HEAD`` being served by ``GET``; ``None`` when the path lacks it."""
        return self.operations.get("GET" if method == "HEAD" else method)


@frozen
class _Segment:
    """One segment of a template: fixed text, or a variable with or without fixed text around it (``{id}:submit``)."""

    before: str
    name: str
    after: str

    @classmethod
    def parse(cls, text: str) -> _Segment:
        match = _VARIABLE.fullmatch(text)
        return cls(match[1], match[2], match[3]) if match else cls(text, "", "")

    @property
    def rank(self) -> int:
        """Fixed text goes before a variable with text around it, and that before a variable alone."""
        return 0 if not self.name else 1 if self.before or self.after else 2

    def matches(self, segment: str) -> bool:
        if not self.name:
            return segment == self.before
        is_long_enough = len(segment) > len(self.before) + len(self.after)
        return is_long_enough and segment.startswith(self.before) and segment.endswith(self.after)

    def value(self, segment: str) -> str:
        return segment[len(self.before) : len(segment) - len(self.after)]


def _unescape(match: re.Match[str]) -> str:
    """Return the character of an escape that a path does not need; every other escape as it is."""
    character = chr(int(match[1], 16))
    return character if character in _PLAIN else match[0]


class Routes:
    """Every path template of a document."""

    def __init__(self, document: ContractDocument) -> None:
        """Sort the templates so that a fixed segment wins over a variable one."""
        templates: dict[str, dict[str, OperationSpec]] = {}
        for operation in document.operations:
            templates.setdefault(operation.path, {})[operation.method] = operation
        entries = (([_Segment.parse(part) for part in path.split("/")], methods) for path, methods in templates.items())
        self._templates = sorted(entries, key=lambda entry: [segment.rank for segment in entry[0]])

    def match(self, raw_path: str) -> PathMatch | None:
        """Return the match of a percent-encoded path, or ``None`` when the document has no such path."""
        segments = _ESCAPE.sub(_unescape, raw_path).split("/")
        for template, operations in self._templates:
            if len(template) == len(segments) and all(map(_Segment.matches, template, segments)):
                pairs = zip(template, segments, strict=True)
                return PathMatch(operations, {part.name: part.value(segment) for part, segment in pairs if part.name})
        return None
