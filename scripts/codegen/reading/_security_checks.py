"""What of a document's security the generated client could not send, told with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scripts.codegen.reading._navigation import operations, resolve
from scripts.codegen.reading._yaml import JSON, pointer

if TYPE_CHECKING:
    from collections.abc import Iterator

# http basic is not among them: its credential is two, and a client of this kind has one text for each scheme.
_KNOWN = {("apiKey", "header"), ("apiKey", "query"), ("apiKey", "cookie"), ("http", "bearer")}


def security(value: JSON) -> Iterator[tuple[str, str]]:
    """The schemes that are not supported, and the requirements that name no scheme."""
    schemes = value.get("components", {}).get("securitySchemes", {})
    for name, found in schemes.items():
        scheme = resolve(value, found)
        kind = (scheme.get("type"), scheme.get("in") or str(scheme.get("scheme")).lower())
        if kind not in _KNOWN:
            yield pointer("components", "securitySchemes", name), f"a security scheme {kind} is not supported"
    holders = [("", value), *((at, operation) for at, _, _, operation in operations(value))]
    for at, holder in holders:
        for index, requirement in enumerate(holder.get("security") or []):
            for name in requirement:
                if name not in schemes:
                    yield f"{at}{pointer('security', index)}", f"no security scheme is called {name!r}"
