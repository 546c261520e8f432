"""Requests as curl lines that a person can repeat, with keys named and not told."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# What every client sends by itself.
_OWN = frozenset({"host", "accept-encoding", "connection", "user-agent", "content-length", "transfer-encoding"})


def curl(method: str, url: str, headers: Iterable[tuple[str, str]], body: bytes, secrets: Mapping[str, str]) -> str:
    """Write a request as a command.

    Args:
        method: its method.
        url: its URL.
        headers: its headers.
        body: its body.
        secrets: environment variables by the secret that they hold.

    Returns:
        One command; it shows the answer's head too.

    """
    words = ["curl", "-i", "-X", method]
    for name, value in headers:
        if name.lower() in _OWN or (name.lower() == "accept" and value == "*/*"):
            continue
        words += ["-H", _header(name, value, secrets)]
    if body:
        words += ["--data-binary", _quoted(body)]
    return " ".join([*words, shlex.quote(url)])


def _header(name: str, value: str, secrets: Mapping[str, str]) -> str:
    for secret, variable in secrets.items():
        if secret and secret in value:
            return f'"{name}: {value.replace(secret, f"${variable}")}"'
    return shlex.quote(f"{name}: {value}")


def _quoted(body: bytes) -> str:
    text = body.decode("utf-8", "backslashreplace")
    if text.isprintable():
        return shlex.quote(text)
    # The form of bash in which a backslash means what it means in Python.
    return "$'" + text.encode("unicode_escape").decode().replace("'", "\\'") + "'"
