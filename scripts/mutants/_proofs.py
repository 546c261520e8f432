"""Playing the proofs of mutants, and what they have to show."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx

from truespec_sandbox import running
from truespec_sandbox.mutants import MOMENT, MUTANTS, Mutant, Sent, headers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from truespec_sandbox import Sandbox

RECORDINGS = Path(__file__).parents[2] / "tests" / "contract" / "mutants.json"
_HEADERS = re.compile(r"content-type|allow|last-modified|x-ratelimit-.*")
_ID = re.compile(r"[0-9a-f]{24}")
# Ids that are the same in every sandbox.
_FIXED = frozenset({"64b8f1a2e4b0c8d9f0123456", "64b8f1a2e4b0c8d9f0654321", "64b8f1a2e4b0c8d9f0abcdef"})
_PLACE = re.compile(r"\{(\d+):([^}]*)\}")


def shown(sandbox: Sandbox, mutant: Mutant) -> dict[str, Any]:
    """Play a mutant's proof and return the last exchange.

    Args:
        sandbox: a sandbox of the mutant's API, with the defect or without; its state is emptied first.
        mutant: the mutant.

    Returns:
        Method, path, status, headers and body, with made ids as ``<id 1>``, ``<id 2>``, in the order of their coming.

    """
    sandbox.reset()
    sandbox.clock.set(MOMENT)
    answers: list[Any] = []
    exchange: dict[str, Any] = {}
    with httpx.Client(base_url=sandbox.url, headers=dict(headers(mutant.api))) as client:
        for request in mutant.proof:
            path = _PLACE.sub(lambda place: str(_at(answers[int(place[1])], place[2])), request.path)
            response = _send(client, request, path)
            is_json = bool(response.content) and "json" in response.headers["content-type"]
            answers.append(response.json() if is_json else response.text)
            exchange = {
                "request": f"{request.method} {path}",
                "status": response.status_code,
                "headers": {
                    name: value for name, value in sorted(response.headers.items()) if _HEADERS.fullmatch(name)
                },
                "body": answers[-1],
            }
    named: dict[str, Any] = json.loads(_nameless(json.dumps(exchange)))
    return named


def _send(client: httpx.Client, request: Sent, path: str) -> httpx.Response:
    content = request.content.encode() if request.content is not None else None
    if content is None and request.body is not None:
        built = client.build_request(request.method, path, json=request.body)
    else:
        built = client.build_request(request.method, path, content=content)
    for name, value in request.headers.items():
        if value is None:
            del built.headers[name]
        else:
            built.headers[name] = value
    return client.send(built)


def _at(value: Any, pointer: str) -> Any:
    for part in pointer.split("/")[1:]:
        value = value[part]
    return value


def _nameless(text: str) -> str:
    names: dict[str, str] = {}

    def name(found: re.Match[str]) -> str:
        return found[0] if found[0] in _FIXED else names.setdefault(found[0], f"<id {len(names) + 1}>")

    return _ID.sub(name, text)


def recordings() -> Iterator[tuple[str, dict[str, Any]]]:
    """Play every proof against the mutant and against a sandbox without a defect.

    Yields:
        The mutant's name, and both exchanges as ``mutant`` and ``pristine``.

    """
    for api in sorted({mutant.api for mutant in MUTANTS.values()}):
        with running(api) as pristine:
            for mutant in (one for one in MUTANTS.values() if one.api == api):
                with running(api, mutant=mutant.name) as damaged:
                    yield mutant.name, {"mutant": shown(damaged, mutant), "pristine": shown(pristine, mutant)}
