"""A document as a whole, in which references are followed."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

import attrs

from truespec_sandbox._document._model import DocumentError
from truespec_sandbox._document._narrow import as_object, as_text

if TYPE_CHECKING:
    from truespec_sandbox._wire._strict_json import JSON

_MOST_STEPS = 32


@attrs.frozen
class DocumentRoot:
    """The document.

    Attributes:
        value: its JSON.

    """

    value: dict[str, JSON]

    def resolved(self, raw: JSON, where: str) -> dict[str, JSON]:
        """Return an object, or what it refers to.

        Args:
            raw: the object, or a Reference Object.
            where: its place, for errors.

        Returns:
            The object, which is no reference.

        Raises:
            DocumentError: it is no object, or the reference leads nowhere, in a circle, or out of the document.

        """
        value = as_object(raw, where)
        for _ in range(_MOST_STEPS):
            if "$ref" not in value:
                return value
            value = self._target(as_text(value["$ref"], where))
        message = f"{where}: the reference goes in a circle"
        raise DocumentError(message)

    def component(self, kind: str) -> dict[str, JSON]:
        """Return the components of one kind by name, such as ``schemas``; empty when there are none."""
        components = as_object(self.value.get("components", {}), "components")
        return as_object(components.get(kind, {}), f"components/{kind}")

    def _target(self, reference: str) -> dict[str, JSON]:
        target: JSON = self.value
        for part in unquote(reference).removeprefix("#/").split("/"):
            name = part.replace("~1", "/").replace("~0", "~")
            if isinstance(target, list):
                target = dict(enumerate(target)).get(int(name) if name.isdecimal() else -1)
            else:
                target = as_object(target, reference).get(name)
        return as_object(target, reference)
