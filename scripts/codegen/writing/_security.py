"""A document's security schemes as the templates want them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from scripts.codegen.reading import resolve

if TYPE_CHECKING:
    from scripts.codegen.reading import JSON


@frozen
class Scheme:
    """A security scheme: its name in the document, and how its credential travels."""

    id: str
    location: str
    name: str
    prefix: str


def schemes(document: JSON) -> list[Scheme]:
    """The security schemes of a document, the one whose credential is the client's ``token`` first.

    That is the bearer one, else the first that the document's own `security` names, else the first there is.
    """
    declared = document.get("components", {}).get("securitySchemes", {})
    requirements: list[dict[str, JSON]] = document.get("security", [])
    wanted = [name for requirement in requirements for name in requirement]
    found = [_scheme(name, resolve(document, node)) for name, node in declared.items()]
    return sorted(found, key=lambda scheme: (not scheme.prefix, scheme.id not in wanted))


def _scheme(name: str, node: JSON) -> Scheme:
    if node["type"] == "http":
        return Scheme(name, "header", "Authorization", "Bearer")
    return Scheme(name, node["in"], node["name"], "")


def is_secured(document: JSON, operation: JSON) -> bool:
    """Whether an operation asks for a credential; an empty requirement means that it may be left out."""
    required: list[JSON] = operation.get("security", document.get("security", []))
    return bool(required) and all(required)
