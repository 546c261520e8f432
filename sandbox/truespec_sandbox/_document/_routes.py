"""Which operation a path and a method mean, read from the document's path templates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec_sandbox._document._model import ContractDocument, OperationSpec

_VARIABLE = re.compile(r"([^{}]*)\{([^{}]+)\}([^{}]*)")


@attrs.frozen
class PathMatch:
    """The operations of the path template that a request's path fits.

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


@attrs.frozen
class _Segment:
    """One segment of a template: fixed text, or a variable with or without fixed text around it (``{id}:submit``)."""

    before: str
    name: str
    after: str

    @classmethod
    def read(cls, part: str) -> _Segment:
        found = _VARIABLE.fullmatch(part)
        return cls(found[1], found[2], found[3]) if found else cls(part, "", "")

    @property
    def rank(self) -> int:
        """Fixed text goes before a variable with text around it, and that before a variable alone."""
        return 0 if not self.name else 1 if self.before or self.after else 2

    def fits(self, given: str) -> bool:
        if not self.name:
            return given == self.before
        is_long_enough = len(given) > len(self.before) + len(self.after)
        return is_long_enough and given.startswith(self.before) and given.endswith(self.after)

    def value(self, given: str) -> str:
        return given[len(self.before) : len(given) - len(self.after)]


class Routes:
    """Every path template of a document, ready to be matched."""

    def __init__(self, document: ContractDocument) -> None:
        """Sort the templates so that a fixed segment wins over a variable one.

        Args:
            document: the document whose operations are served.

        """
        templates: dict[str, dict[str, OperationSpec]] = {}
        for operation in document.operations:
            templates.setdefault(operation.path, {})[operation.method] = operation
        entries = (([_Segment.read(part) for part in path.split("/")], methods) for path, methods in templates.items())
        self._templates = sorted(entries, key=lambda entry: [segment.rank for segment in entry[0]])

    def match(self, raw_path: str) -> PathMatch | None:
        """Find the template that a path fits.

        Args:
            raw_path: the path as sent, percent-encoded, so that an escaped slash does not split a segment.

        Returns:
            The match, or ``None`` when the document has no such path.

        """
        sent = raw_path.split("/")
        for template, operations in self._templates:
            if len(template) == len(sent) and all(map(_Segment.fits, template, sent)):
                pairs = zip(template, sent, strict=True)
                return PathMatch(operations, {part.name: part.value(given) for part, given in pairs if part.name})
        return None
