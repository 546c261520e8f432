"""References of OpenAPI documents."""

from __future__ import annotations

from typing import Any


def resolve(document: Any, node: Any) -> Any:
    """Return the target of a node that may be a reference, or the node itself."""
    while "$ref" in node:
        target = document
        for part in node["$ref"].split("/")[1:]:
            target = target[part]
        node = target
    return node
