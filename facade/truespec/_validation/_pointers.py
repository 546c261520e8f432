"""JSON pointers (RFC 6901) into a document."""

from __future__ import annotations


def pointer(*parts: str) -> str:
    """The JSON pointer (RFC 6901) with these parts."""
    return "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in parts)


def body_pointer(method: str, path: str, media_type: str) -> str:
    """Where the schema of an operation's request body stands."""
    return pointer("paths", path, method.lower(), "requestBody", "content", media_type, "schema")


def answer_pointer(method: str, path: str, status: int) -> str:
    """Where an operation's answer with this status is described."""
    return pointer("paths", path, method.lower(), "responses", str(status))
