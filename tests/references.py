"""References of a document, followed."""

from __future__ import annotations

from typing import Any


def resolved(document: Any, node: Any) -> Any:
    """What a node that may be a reference leads to, or the node itself."""
    while "$ref" in node:
        found = document
        for part in node["$ref"].split("/")[1:]:
            found = found[part]
        node = found
    return node
