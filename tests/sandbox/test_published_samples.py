"""The sandbox against the published samples of ``tests/data/samples``: status, code, message, fields and headers of each.

What differs is a decision, with its reason beside it here and in the sandbox's design page.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from truespec_sandbox import running
from truespec_sandbox._document._reader import load_document

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from truespec_sandbox import Sandbox

SAMPLES = {
    api: json.loads((Path(__file__).parents[1] / "data" / "samples" / f"{api}.json").read_bytes())
    for api in ("clemta", "wethod")
}
COMPANY = "64b8f1a2e4b0c8d9f0123456"
ABSENT = "64b8f1a2e4b0c8d9f0aaaaaa"
CREATE = next(one["body"] for one in SAMPLES["clemta"]["requests"] if one["operation"] == "createContact")
ASSET = {
    "title": "Roasting drum",
    "placed_in_service": 1686787200,
    "cost": 1200.5,
    "salvage_value": 100,
    "business_use": 80,
}
DOCUMENT = json.loads((Path(__file__).parents[2] / "sandbox/truespec_sandbox/documents/clemta.json").read_bytes())
FORM = DOCUMENT["paths"]["/formations"]["post"]["requestBody"]["content"]["multipart/form-data"]["examples"]["least"][
    "value"
]
WETHOD = {"Authorization": "Bearer wethod_sandbox_token", "Wethod-Company": "acme", "Wethod-Version": "2024-06-15"}

# Places where two published samples differ, or one cannot be: the sandbox follows the other one.
DECISIONS: dict[tuple[str, int, str], str] = {
    ("getContactById", 404, "/error/code"): "both codes are published; the sandbox has the one of the page's prose",
    (
        "getContactById",
        400,
        "/error/details",
    ): "the schema's example names a field of a body, and the operation has none",
    ("createContact", 400, "/error/code"): "both codes are published; the sandbox has the one of the document",
    ("deleteContact", 200, "/data"): "both forms are published; the sandbox has the one of the generated reference",
    ("getContacts", 200, "/data/skip"): "only one of two texts has it, and pagination needs the total alone",
    ("getContacts", 200, "/data/limit"): "only one of two texts has it, and pagination needs the total alone",
    ("getFormation", 200, "/data"): "both forms are published; the sandbox has the flat one of the document",
    (
        "getFormation",
        200,
        "/directors",
    ): "the sample has an empty list for directors and null for officers; here both are null",
    ("getFormation", 200, "/number_of_shares"): "the document has it for a C-CORP only, and the sample is an LLC",
    ("getFormation", 200, "/par_value"): "the document has it for a C-CORP only, and the sample is an LLC",
}


class Situations:
    """Brings a sandbox into the situation of a sample, and returns its response."""

    def __init__(self, sandbox: Sandbox, client: httpx.Client) -> None:
        """Use an empty sandbox."""
        self.sandbox, self.client = sandbox, client

    def contact(self, body: dict[str, Any] | None = None) -> str:
        """Create a contact; return its path."""
        return f"/contacts/{self.client.post('/contacts', json=body or CREATE).json()['data']['id']}"

    def formation(self, **changes: object) -> httpx.Response:
        """Create a formation."""
        data = json.loads(FORM["company_data"]) | {"external_id": "order-7"} | changes
        return self.client.post("/formations", files={"company_data": (None, json.dumps(data), "application/json")})

    def asset(self) -> str:
        """Create a fixed asset; return its path."""
        return f"/fixed-assets/{self.client.post('/fixed-assets', json={**ASSET, 'company_id': COMPANY}).json()['data']['id']}"

    def failed(self, request: Callable[[], httpx.Response]) -> httpx.Response:
        """Let a request meet a server that fails."""
        plan = {"faults": [{"operation": "*", "every": 1, "fault": "status", "status": 500}]}
        self.sandbox.faults(plan)
        return request()

    def limited(self, request: Callable[[], httpx.Response]) -> httpx.Response:
        """Let a request meet a limit that is used up."""
        self.sandbox.rate_limit("1/minute")
        request()
        return request()

    def response(self, operation: str, status: int, body: Any) -> httpx.Response:
        """Return the response in the situation of a sample of Clemta."""
        client = self.client
        contact, listing = f"/contacts/{ABSENT}", f"/contacts?company_id={COMPANY}"
        without_key = {"X-API-Key": ""}
        situations: dict[tuple[str, int], Callable[[], httpx.Response]] = {
            ("getContactById", 200): lambda: client.get(
                self.contact({**_written(body["data"]), "company_id": COMPANY})
            ),
            ("getContactById", 400): lambda: client.get("/contacts/x"),
            ("getContactById", 401): lambda: client.get(contact, headers=without_key),
            ("getContactById", 404): lambda: client.get(contact),
            ("getContactById", 500): lambda: self.failed(lambda: client.get(contact)),
            ("getContacts", 200): lambda: self._listing(body["data"]["contacts"]),
            ("getContacts", 400): lambda: client.get("/contacts"),
            ("getContacts", 403): lambda: client.get(
                listing, headers={"X-API-Key": "clemta_sandbox_key_without_rights"}
            ),
            ("getContacts", 429): lambda: self.limited(lambda: client.get(listing)),
            ("createContact", 200): lambda: client.post("/contacts", json=CREATE),
            ("createContact", 400): lambda: client.post(
                "/contacts", json={name: value for name, value in CREATE.items() if name != "email"}
            ),
            ("deleteContact", 200): lambda: client.delete(self.contact()),
            ("createFormation", 200): self.formation,
            ("createFormation", 409): lambda: (self.formation(), self.formation())[1],
            ("createFormation", 429): lambda: self.limited(lambda: client.post("/formations")),
            ("getFormation", 200): self._active,
            ("getFormation", 304): self._unchanged,
            ("getFormation", 404): lambda: client.get(f"/formations/{ABSENT}"),
            ("cancelFormation", 200): lambda: (self.formation(), client.delete("/formations/order-7"))[1],
            ("getFixedAssets", 200): lambda: (self.asset(), client.get(f"/fixed-assets?company_id={COMPANY}"))[1],
            ("getFixedAssetById", 404): lambda: client.get(f"/fixed-assets/{ABSENT}"),
            ("deleteFixedAsset", 200): lambda: client.delete(self.asset()),
        }
        return situations[operation, status]()

    def _listing(self, contacts: list[dict[str, Any]]) -> httpx.Response:
        for contact in contacts:
            self.contact({**_written(contact), "company_id": COMPANY})
        return self.client.get("/contacts", params={"company_id": COMPANY})

    def _active(self) -> httpx.Response:
        (holder,) = json.loads(FORM["company_data"])["shareholders"]
        self.formation(directors=[], shareholders=[holder | {"is_director": False}])
        self.sandbox.clock.advance(5 * 86_400)
        return self.client.get("/formations/order-7")

    def _unchanged(self) -> httpx.Response:
        self.formation()
        last = self.client.get("/formations/order-7").headers["last-modified"]
        return self.client.get("/formations/order-7", headers={"If-Modified-Since": last})


def _written(contact: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a contact that a create takes."""
    return {name: value for name, value in contact.items() if name not in {"id", "created_at", "updated_at"}}


def _differences(sample: Any, actual: Any, pointer: str = "") -> set[str]:
    """Return the pointers at which a response lacks what the sample has, has another type, or another text of an error."""
    if sample is None:
        return set()  # it may be known
    if type(sample) is not type(actual) and not {type(sample), type(actual)} <= {int, float}:
        return {pointer}
    if isinstance(sample, dict):
        return set[str]().union(
            *(
                {f"{pointer}/{name}"} if name not in actual else _differences(value, actual[name], f"{pointer}/{name}")
                for name, value in sample.items()
            )
        )
    if isinstance(sample, list) and sample:
        return _differences(sample[0], actual[0], f"{pointer}/0") if actual else {pointer}
    is_fixed = pointer.startswith("/error/") or pointer in {"/success", "/message"} or pointer.endswith("/status")
    is_known = pointer != "/error/details" or sample != ""
    return {pointer} if is_fixed and is_known and sample != actual and pointer != "/status" else set()


@pytest.fixture
def clemta() -> Generator[Situations]:
    """Provide an empty sandbox of Clemta."""
    with running("clemta", check=True) as sandbox, httpx.Client(base_url=sandbox.url) as client:
        client.headers["X-API-Key"] = sandbox.api_key
        yield Situations(sandbox, client)


@pytest.mark.parametrize(
    "sample", SAMPLES["clemta"]["responses"], ids=lambda one: f"{one['operation']} {one['status']} of {one['source']}"
)
def test_clemta_responds_as_published(clemta: Situations, sample: dict[str, Any]) -> None:
    """Each sample's status, code, message, details and fields, with their types, are the sandbox's, or a decision."""
    operation, status = sample["operation"], sample["status"]
    response = clemta.response(operation, status, sample["body"])
    assert response.status_code == status
    differences = set() if sample["body"] is None else _differences(sample["body"], response.json())
    assert {pointer for pointer in differences if (operation, status, pointer) not in DECISIONS} == set()
    assert {name.lower() for name in sample.get("headers", {})} <= set(response.headers)


@pytest.mark.parametrize(
    "request_sample", SAMPLES["clemta"]["requests"], ids=lambda one: f"{one['operation']} {one['source']}"
)
def test_clemta_takes_the_published_requests(clemta: Situations, request_sample: dict[str, Any]) -> None:
    """Each sample of a request, as its curl line has it, is accepted; an id that names nothing is a 404 and no 400."""
    operation = next(
        one for one in load_document("clemta").operations if one.operation_id == request_sample["operation"]
    )
    path = operation.path.format(**request_sample.get("path", {}))
    options: dict[str, Any] = {"headers": request_sample.get("header"), "json": request_sample.get("body")}
    response = clemta.client.request(operation.method, path, params=request_sample.get("query"), **options)
    assert response.status_code == (404 if "contact_id" in request_sample.get("path", {}) else 200)


@pytest.mark.parametrize("sample", SAMPLES["wethod"]["responses"], ids=lambda one: str(one["status"]))
def test_wethod_responds_as_published(sample: dict[str, Any]) -> None:
    """Each sample's status, key, message and fields are the sandbox's; "string" stands for any text."""
    changes: dict[int, dict[str, str]] = {
        401: {"Authorization": ""},
        403: {"Authorization": "Bearer wethod_sandbox_token_without_rights"},
        412: {"Wethod-Company": "unknown"},
    }
    status, body = sample["status"], sample["body"]
    with running("wethod", check=True) as sandbox, httpx.Client(base_url=sandbox.url, headers=WETHOD) as client:
        writable = {
            name: value for name, value in body.items() if name not in {"id", "created_at", "updated_at", "telephone"}
        }
        if status == 200:
            assert client.post("/api/contact", json=writable).status_code == 201
        path = "/api/contacts/x" if status == 400 else "/api/contacts/1"
        response = client.get(path, headers=changes.get(status))
    assert response.status_code == status
    actual = response.json()
    assert set(actual) == set(body)
    if status == 200:
        assert {name: actual[name] for name in writable} == writable
        assert [len(actual[name]) for name in ("created_at", "updated_at")] == [len(body["created_at"])] * 2
        return
    fixed = {name: value for name, value in body.items() if isinstance(value, str) and value != "string"}
    assert {name: actual[name] for name in fixed} == fixed
    assert all(set(failure) == {"field", "message"} for failure in actual.get("failures", []))


def test_every_decision_is_needed(clemta: Situations) -> None:
    """Each decision is about a place at which a sample differs from the sandbox."""
    needed: set[tuple[str, int, str]] = set()
    for sample in SAMPLES["clemta"]["responses"]:
        operation, status = sample["operation"], sample["status"]
        if not any(key[:2] == (operation, status) for key in DECISIONS):
            continue
        clemta.sandbox.reset()
        clemta.sandbox.faults(None)
        clemta.sandbox.rate_limit(None)
        response = clemta.response(operation, status, sample["body"])
        needed |= {(operation, status, pointer) for pointer in _differences(sample["body"], response.json())}
    assert set(DECISIONS) <= needed
