"""Exchanges as HAR 1.2, without secrets."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import parse_qsl, quote, quote_plus, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_HIDDEN = "[secret]"
_SECRET_HEADERS = frozenset({"authorization", "proxy-authorization", "cookie", "set-cookie", "x-api-key"})


def entry(  # noqa: PLR0913 (the parts of an exchange, by name)
    *,
    started: str,
    milliseconds: float,
    method: str,
    url: str,
    sent: Sequence[tuple[str, str]],
    body: bytes,
    status: int,
    received: Sequence[tuple[str, str]],
    content: bytes,
    secrets: Iterable[str],
) -> dict[str, Any]:
    """Return one exchange.

    Args:
        started: when the request was sent, in ISO 8601.
        milliseconds: how long the answer took.
        method: the request's method.
        url: its whole URL.
        sent: its headers.
        body: its body.
        status: the answer's status.
        received: its headers.
        content: its body.
        secrets: texts that must not appear, in whatever form.

    Returns:
        An entry of a HAR log. Headers that carry credentials are hidden whatever they hold.

    """
    request: dict[str, Any] = {
        "method": method, "url": url, "httpVersion": "HTTP/1.1", "cookies": [], "headers": _headers(sent),
        "queryString": [{"name": name, "value": value} for name, value in parse_qsl(urlsplit(url).query, keep_blank_values=True)],
        "headersSize": -1, "bodySize": len(body),
    }  # fmt: skip
    if body:
        request["postData"] = {"mimeType": _media_type(sent), "text": body.decode("utf-8", "replace")}
    response = {
        "status": status, "statusText": "", "httpVersion": "HTTP/1.1", "cookies": [], "headers": _headers(received),
        "content": {"size": len(content), "mimeType": _media_type(received), "text": content.decode("utf-8", "replace")},
        "redirectURL": "", "headersSize": -1, "bodySize": len(content),
    }  # fmt: skip
    timings = {"send": 0, "wait": milliseconds, "receive": 0}
    whole = {
        "startedDateTime": started, "time": milliseconds, "request": request, "response": response, "cache": {},
        "timings": timings,
    }  # fmt: skip
    found: dict[str, Any] = _without(whole, _forms(secrets))
    return found


def write(path: Path, entries: list[dict[str, Any]]) -> None:
    """Write a HAR file."""
    log = {"version": "1.2", "creator": {"name": "truespec", "version": "1"}, "entries": entries}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({"log": log}, ensure_ascii=False, indent=1), encoding="utf-8")


def _headers(headers: Sequence[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"name": name, "value": _HIDDEN if name.lower() in _SECRET_HEADERS else value} for name, value in headers]


def _media_type(headers: Sequence[tuple[str, str]]) -> str:
    return next((value for name, value in headers if name.lower() == "content-type"), "")


def _forms(secrets: Iterable[str]) -> list[str]:
    """Every form in which a secret could be written down, the longest first."""
    found: set[str] = set()
    for secret in secrets:
        found |= {secret, quote(secret, safe=""), quote_plus(secret), json.dumps(secret)[1:-1]}
        found.add(base64.b64encode(secret.encode()).decode())
    return sorted(found - {""}, key=len, reverse=True)


def _without(node: Any, forms: list[str]) -> Any:
    if isinstance(node, dict):
        members = cast("dict[str, Any]", node)
        return {_without(key, forms): _without(value, forms) for key, value in members.items()}
    if isinstance(node, list):
        return _each(node, forms)  # pyright: ignore[reportUnknownArgumentType] (JSON of whatever kind)
    if isinstance(node, str):
        for form in forms:
            node = node.replace(form, _HIDDEN)
    return node


def _each(nodes: list[Any], forms: list[str]) -> list[Any]:
    return [_without(node, forms) for node in nodes]
