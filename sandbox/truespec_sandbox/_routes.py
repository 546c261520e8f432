"""Which operation a path and a method mean, read from the document's path templates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Mapping

    from truespec_sandbox._document import Document, Operation


@attrs.frozen
class Match:
    """The operations of the path template that a request's path fits.

    Attributes:
        operations: operation by method in capitals.
        segments: the path's variable parts by parameter name, still percent-encoded.

    """

    operations: Mapping[str, Operation]
    segments: Mapping[str, str]

    @property
    def allow(self) -> str:
        """Value of the ``Allow`` header: the documented methods, ``HEAD`` where there is ``GET``, and ``OPTIONS``."""
        head = {"HEAD"} if "GET" in self.operations else set[str]()
        return ", ".join(sorted({*self.operations, *head, "OPTIONS"}))

    def operation(self, method: str) -> Operation | None:
        """Return the operation for a method, ``HEAD`` being served by ``GET``; ``None`` when the path lacks it."""
        return self.operations.get("GET" if method == "HEAD" else method)


class Routes:
    """Every path template of a document, ready to be matched."""

    def __init__(self, document: Document) -> None:
        """Sort the templates so that a fixed segment wins over a variable one.

        Args:
            document: the document whose operations are served.

        """
        templates: dict[str, dict[str, Operation]] = {}
        for operation in document.operations:
            templates.setdefault(operation.path, {})[operation.method] = operation
        self._templates = sorted(((path.split("/"), methods) for path, methods in templates.items()), key=_variables)

    def match(self, raw_path: str) -> Match | None:
        """Find the template that a path fits.

        Args:
            raw_path: the path as sent, percent-encoded, so that an escaped slash does not split a segment.

        Returns:
            The match, or ``None`` when the document has no such path.

        """
        sent = raw_path.split("/")
        for template, operations in self._templates:
            if len(template) == len(sent) and all(map(_fits, template, sent)):
                segments = {part[1:-1]: given for part, given in zip(template, sent, strict=True) if _is_variable(part)}
                return Match(operations, segments)
        return None


def _variables(entry: tuple[list[str], dict[str, Operation]]) -> list[bool]:
    return [_is_variable(part) for part in entry[0]]


def _is_variable(part: str) -> bool:
    return part.startswith("{") and part.endswith("}")


def _fits(part: str, given: str) -> bool:
    return bool(given) if _is_variable(part) else part == given
