"""The bounds that a contract overlay sets, each of which needs a source: who has published it, or why it is wide enough.

``x-bounds`` of an action has them, a text for all bounds of the action, or a mapping from the names of properties,
separated by commas, to a text. An action that bounds one schema needs none when its ``x-evidence`` is a published source.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.codegen.lint._lint import Finding
from scripts.codegen.reading import JSON, Document, build_pointer, is_array, is_object

if TYPE_CHECKING:
    from collections.abc import Iterator

_BOUNDS = frozenset(
    {
        "minLength",
        "maxLength",
        "pattern",
        "format",
        "enum",
        "minimum",
        "maximum",
        "minItems",
        "maxItems",
        "maxProperties",
    }
)
_NOT_SCHEMAS = frozenset({"example", "examples", "links"})
_STRUCTURE = frozenset({"properties", "items", "schema", "additionalProperties"})
_OWN = "our choice"


def find_bounds_without_source(overlay: Document) -> list[Finding]:
    """Return the actions of a contract overlay that set a bound without its source, or name a bound that they do not set."""
    findings: list[Finding] = []
    for index, action in enumerate(overlay.value.get("actions", [])):
        bounded = set(_iter_bounded(action.get("update"), ""))
        for problem in _iter_problems(action, bounded):
            pointer = build_pointer("actions", index)
            findings.append(Finding(str(overlay.locate(pointer)), pointer, problem))
    return findings


def _iter_problems(action: dict[str, JSON], bounded: set[str]) -> Iterator[str]:
    sources = action.get("x-bounds")
    if isinstance(sources, str):
        sources = {", ".join(bounded): sources}
    if sources is None and len(bounded) == 1 and _OWN not in str(action.get("x-evidence", "")):
        return
    named = {name.strip() for key, text in (sources or {}).items() if str(text).strip() for name in key.split(",")}
    for name in sorted(bounded - named):
        yield f"the bound of {name or 'the target'} has no source; give it in `x-bounds`"
    for name in sorted(named - bounded):
        yield f"`x-bounds` has a source for {name}, which the action does not bound; remove it"


def _iter_bounded(node: JSON, name: str) -> Iterator[str]:
    """Yield the name of the nearest property of each schema with a bound; empty for the target itself."""
    if is_array(node):
        for each in node:
            yield from _iter_bounded(each, name)
    if not is_object(node):
        return
    if any(not is_object(node.get(word, {})) for word in _BOUNDS):
        yield name
    for key, value in node.items():
        if key not in _NOT_SCHEMAS and not key.startswith("x-"):
            yield from _iter_bounded(value, name if key in _STRUCTURE else key)
