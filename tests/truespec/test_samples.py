"""The samples on the vendors' pages conform in strict mode.

They are data in ``tests/data/samples``, one file for each API, each sample with its source; the values are ours, names and
types are the vendor's.  Generated skeletons ("<string>", 123, [{}]) are left out.  An API without a client may have samples
already.
"""

from __future__ import annotations

import importlib
import json
from typing import Any

import pytest

from tests.truespec import apis
from truespec import Api, StatusError
from truespec._validation._document import load_document
from truespec._validation._requests import validate_request

FILES = {path.stem: json.loads(path.read_bytes()) for path in (apis.ROOT / "tests/data/samples").glob("*.json")}
RESPONSES = [(api, sample) for api in apis.APIS if api in FILES for sample in FILES[api]["responses"]]
REQUESTS = [(api, sample) for api in apis.APIS if api in FILES for sample in FILES[api]["requests"]]


def sample_id(value: Any) -> str:
    """Return the test id of a sample."""
    return f"{value['operation']} {value.get('status', '')} of {value['source']}" if isinstance(value, dict) else value


@pytest.mark.parametrize(("api", "sample"), RESPONSES, ids=sample_id)
@pytest.mark.parametrize("indent", [None, 2])
def test_responses_conform(api: str, sample: Any, indent: int | None) -> None:
    """Every response of the vendor's pages conforms, and its value is encoded as the JSON that was received."""
    status, body = sample["status"], sample["body"]
    content = b"" if status == 304 else json.dumps(body, indent=indent).encode()
    fields = [*([] if body is None else [("Content-Type", "application/json")]), *sample.get("headers", {}).items()]
    module = apis.operations(api)[sample["operation"]]
    facade_api: Api = getattr(importlib.import_module(f"{api}._api"), api.upper())
    if status in {200, 201, 204, 304}:
        response = apis.read_response(facade_api, module, status, content, fields)
        assert apis.is_same_json(apis.json_of(api, response.value), body)
        assert response.deviations == ()
    else:
        with pytest.raises(StatusError) as caught:
            apis.read_response(facade_api, module, status, content, fields)
        assert caught.value.deviations == ()
        assert caught.value.status == status
        assert caught.value.code
        assert caught.value.message


@pytest.mark.parametrize(("api", "sample"), REQUESTS, ids=sample_id)
def test_requests_conform(api: str, sample: Any) -> None:
    """Every request of the vendor's pages conforms."""
    types = importlib.import_module(f"{api}_api.types")
    locations = ("path", "query", "header")
    values = {(location, name): value for location in locations for name, value in sample.get(location, {}).items()}
    body = {"body": sample["body"], "media_type": "application/json"} if "body" in sample else {}
    request = types.Request(apis.operations(api)[sample["operation"]].OPERATION, values, **body)
    assert validate_request(load_document(f"{api}_api"), request) == []


def test_every_api_has_samples() -> None:
    """Every API with a client has samples of requests and of responses, success and error responses."""
    for api in apis.APIS:
        statuses = {sample["status"] for name, sample in RESPONSES if name == api}
        assert statuses >= {200, 400, 401, 404}
        assert [sample for name, sample in REQUESTS if name == api]
