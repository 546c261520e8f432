"""What the vendors' own pages show, held against the client in strict mode.

The samples are data in tests/data/samples, one file an API, each with where it is from; values are ours, keys and kinds are
the pages'.  The pages' skeletons ("<string>", 123, [{}]) are drawn by a machine from the schema and are left out.  An API
whose client is not made here yet has its samples waiting.
"""

from __future__ import annotations

import importlib
import json
from typing import Any

import pytest

from tests.truespec import apis
from truespec import Api, StatusError
from truespec._validation._checks import check_request
from truespec._validation._effective import document

FILES = {path.stem: json.loads(path.read_bytes()) for path in (apis.ROOT / "tests/data/samples").glob("*.json")}
ANSWERS = [(api, sample) for api in apis.APIS if api in FILES for sample in FILES[api]["answers"]]
REQUESTS = [(api, sample) for api in apis.APIS if api in FILES for sample in FILES[api]["requests"]]


def told(case: Any) -> str:
    """The name of a sample."""
    return f"{case['operation']} {case.get('status', '')} of {case['source']}" if isinstance(case, dict) else case


def facade_of(api: str) -> Api:
    """What the facade tells the runtime of its API."""
    found: Api = getattr(importlib.import_module(f"{api}._api"), api.upper())
    return found


def fields(sample: dict[str, Any]) -> list[tuple[str, str]]:
    """The header fields of a sample."""
    kind = [] if sample["body"] is None else [("Content-Type", "application/json")]
    return [*kind, *sample.get("headers", {}).items()]


@pytest.mark.parametrize(("api", "sample"), ANSWERS, ids=told)
@pytest.mark.parametrize("spaced", [False, True])
def test_every_published_answer_passes(api: str, sample: Any, *, spaced: bool) -> None:
    """Every answer that the vendor's pages show passes in strict mode, and is written back as it came."""
    body = sample["body"]
    text = json.dumps(body, indent=2 if spaced else None)
    content = b"" if sample["status"] == 304 else text.encode()
    module = apis.operations(api)[sample["operation"]]
    if sample["status"] in {200, 201, 204, 304}:
        answer = apis.given(facade_of(api), module, sample["status"], content, fields(sample))
        assert apis.same(apis.json_of(api, answer.value), body)
        assert answer.deviations == ()
    else:
        with pytest.raises(StatusError) as caught:
            apis.given(facade_of(api), module, sample["status"], content, fields(sample))
        assert caught.value.deviations == ()
        assert caught.value.status == sample["status"]
        assert caught.value.code
        assert caught.value.message


@pytest.mark.parametrize(("api", "sample"), REQUESTS, ids=told)
def test_every_published_request_passes(api: str, sample: Any) -> None:
    """Every request that the vendor's pages show has no fault in it."""
    types = importlib.import_module(f"{api}_api.types")
    given = {place: sample.get(place, {}) for place in ("path", "query", "header")}
    values = {(place, name): value for place, found in given.items() for name, value in found.items()}
    body = {"body": sample["body"], "media_type": "application/json"} if "body" in sample else {}
    request = types.Request(apis.operations(api)[sample["operation"]].OPERATION, values, **body)
    assert check_request(document(f"{api}_api"), request) == []


def test_the_samples_are_there() -> None:
    """Every API whose client is here has samples, requests as well as answers, successes as well as failures."""
    for api in apis.APIS:
        statuses = {sample["status"] for name, sample in ANSWERS if name == api}
        assert statuses >= {200, 400, 401, 404}
        assert [sample for name, sample in REQUESTS if name == api]
