"""Reading which credentials an operation wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from truespec_sandbox._document._model import DocumentError, SecurityScheme
from truespec_sandbox._document._narrow import as_array, as_object, as_text

if TYPE_CHECKING:
    from truespec_sandbox._document._root import DocumentRoot
    from truespec_sandbox._wire._strict_json import JSON


def read_security(root: DocumentRoot, operation: dict[str, JSON], where: str) -> tuple[tuple[SecurityScheme, ...], ...]:
    """Read the requirements of one operation, its own or the document's.

    Args:
        root: the document.
        operation: the Operation Object.
        where: its place, for errors.

    Returns:
        The requirements of which one has to be met, each a set of schemes; empty when no credential is needed, or
        one may be left out.

    Raises:
        DocumentError: a scheme is not declared, or of a kind that this server does not know.

    """
    raw = operation.get("security", root.value.get("security", []))
    requirements = [as_object(each, f"{where}/security") for each in as_array(raw, f"{where}/security")]
    found = tuple(tuple(_scheme(root, name) for name in requirement) for requirement in requirements)
    return found if all(found) else ()


def _scheme(root: DocumentRoot, name: str) -> SecurityScheme:
    where = f"components/securitySchemes/{name}"
    scheme = root.resolved(root.component("securitySchemes").get(name), where)
    match scheme.get("type"), scheme.get("in"), str(scheme.get("scheme", "")).lower():
        case "apiKey", "header", _:
            return SecurityScheme(name, "header", as_text(scheme.get("name"), f"{where}/name"))
        case "http", _, "bearer":
            return SecurityScheme(name, "bearer", "Authorization")
        case _:
            message = f"{where}: only API keys in headers and bearer tokens are served"
            raise DocumentError(message)
