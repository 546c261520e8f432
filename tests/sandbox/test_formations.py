"""Formations: the form, the rules of the prose, their stages by the clock, cancelling, conditional reads."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

    from truespec_sandbox import Sandbox

    Form = Callable[..., dict[str, tuple[str | None, bytes, str | None]]]

DAY = 86_400
NOON = 1_780_315_200  # 2026-06-01T12:00:00Z
PDF = ("passport.pdf", b"%PDF-1.7\n...", "application/pdf")
PNG = ("passport.png", b"\x89PNG\r\n\x1a\n\x00\x01", "image/png")
JPEG = ("passport.jpg", b"\xff\xd8\xff\xe0\x00\x10", "image/jpeg")
ADDRESS = {"address1": "7 Alder Court", "city": "Laramie", "state": "WY", "zip": "82070", "country": "US"}
PERSON = {
    "type": "individual", "number_of_shares": 1000, "first_name": "Noor", "last_name": "Haddad",
    "email": "noor@example.org", "phone": "3075550117", "iso_code": "US", "title": "Manager", "address": ADDRESS,
    "ssn": "000-12-3456",
}  # fmt: skip
ORGANIZATION = {
    "type": "organization", "number_of_shares": 600, "legal_entity_name": "Basalt GmbH", "representative_name": "I. Brandt",
    "ein": "12-3456789", "email": "ilse@example.com", "phone": "3025550133", "iso_code": "DE", "title": "Owner",
    "address": ADDRESS,
}  # fmt: skip
REQUEST = {
    "name": "Juniper Lantern", "type": "LLC", "state": "WY", "ending": "LLC", "industry": "Lighting", "address": ADDRESS,
    "shareholders": [PERSON], "timezone": "America/Denver",
    "account_holder": {"first_name": "Noor", "last_name": "Haddad", "email": "noor@example.org", "phone": "3075550117"},
}  # fmt: skip
CORPORATION = {**REQUEST, "type": "C-CORP", "ending": "Inc."}


@pytest.fixture
def sandbox(shared_sandbox: Sandbox) -> Sandbox:
    """Provide this sandbox without records, at a fixed time."""
    shared_sandbox.reset()
    shared_sandbox.clock.set(NOON)
    return shared_sandbox


@pytest.fixture
def form() -> Form:
    """Provide a function that returns the parts of a form from changes to a request, and from more parts."""

    def make(
        changes: dict[str, Any] | None = None, **files: tuple[str, bytes, str]
    ) -> dict[str, tuple[str | None, bytes, str | None]]:
        data = json.dumps({**REQUEST, **(changes or {})}).encode()
        return {"company_data": (None, data, "application/json"), **files}

    return make


@pytest.fixture
def create(client: httpx.Client, form: Form) -> Callable[..., str]:
    """Provide a function that creates a formation and returns its company id."""

    def make(changes: dict[str, Any] | None = None, **files: tuple[str, bytes, str]) -> str:
        response = client.post("/formations", files=form(changes, **files))
        assert response.status_code == 200, response.text
        return str(response.json()["data"]["company_id"])

    return make


def error_details(response: httpx.Response, status: int = 400) -> str:
    """Return the details of an error response."""
    assert response.status_code == status, response.text
    return str(response.json()["error"]["details"])


def test_create(client: httpx.Client, form: Form) -> None:
    """A create returns 200 with both ids, the first status and the external_id, and error as null."""
    body = client.post("/formations", files=form({"external_id": "order 2087/ä"}, shareholder_passport_0=PDF)).json()
    company_id = body["data"].pop("company_id")
    assert body == {
        "success": True,
        "message": "Formation created successfully",
        "data": {"formation_id": company_id, "status": "shareholder_verification", "external_id": "order 2087/ä"},
        "error": None,
    }


def test_the_examples_of_the_document_are_valid(client: httpx.Client) -> None:
    """Each example of the form in the contract document, sent as it is, creates a formation."""
    document = json.loads((resources.files("truespec_sandbox") / "documents" / "clemta.json").read_text())
    content = document["paths"]["/formations"]["post"]["requestBody"]["content"]["multipart/form-data"]
    examples = [each["value"] for each in content["examples"].values()]
    published = {"company_data": content["schema"]["properties"]["company_data"]["example"]}
    for example in (*examples, published):
        files = {name: (None, text.encode()) for name, text in example.items()}
        assert client.post("/formations", files=files).status_code == 200
    assert len(examples) == 2


def test_get_returns_every_field(client: httpx.Client, create: Callable[..., str]) -> None:
    """A get returns what was sent, under the response's names, null where nothing is known, no secret number."""
    officer = {"first_name": "Tomas", "last_name": "Okafor", "title": "Treasurer", "ssn": "000-11-2222"}
    company_id = create(
        {**CORPORATION, "shareholders": [ORGANIZATION, {**PERSON, "is_director": True, "is_officer": True}],
         "officers": [officer], "private": True, "par_value": 0.001, "custom_data": {"a": [1, None]}}
    )  # fmt: skip
    formation = client.get(f"/formations/{company_id}").json()
    unknown = {"formation_date", "ein", "external_id", "number_of_shares", "foreign_qualification_addresses"}
    assert {name for name, value in formation.items() if value is None} == {
        *unknown, "federal_tax_filing", "state_tax_filing",
    }  # fmt: skip
    assert (formation["success"], formation["company_name"], formation["is_company_private"]) == (
        True,
        "Juniper Lantern",
        True,
    )
    assert (formation["created_at"], formation["updated_at"], formation["par_value"]) == (NOON, NOON, 0.001)
    assert (formation["custom_data"], formation["directors"], formation["country"]) == ({"a": [1, None]}, [], "US")
    assert formation["shareholders"][0] == {
        **{name: value for name, value in ORGANIZATION.items() if name != "ein"}, "is_main_incorporator": False,
    }  # fmt: skip
    assert formation["shareholders"][1]["is_director"] is True
    assert not {"ssn", "itin", "ein", "is_officer"} & {*formation["shareholders"][1], *formation["officers"][0]}


def test_personal_data_are_never_stored(sandbox: Sandbox, create: Callable[..., str]) -> None:
    """Neither a social security number nor the content of a passport is in the state."""
    create({}, shareholder_passport_0=("p.pdf", b"%PDF-secret-content", "application/pdf"))
    state = json.dumps(sandbox.snapshot())
    assert "Juniper Lantern" in state
    assert "000-12-3456" not in state
    assert "secret-content" not in state


def test_an_external_id_selects_a_formation(client: httpx.Client, create: Callable[..., str]) -> None:
    """A formation is read and cancelled by its external_id, percent-encoded as one segment."""
    company_id = create({"external_id": "a/b c%ü"})
    formation = client.get("/formations/a%2Fb%20c%25%C3%BC").json()
    assert (formation["company_id"], formation["external_id"]) == (company_id, "a/b c%ü")
    assert client.delete("/formations/a%2Fb%20c%25%C3%BC").json()["data"]["company_id"] == company_id


@pytest.mark.parametrize("segment", ["order:7@x", "order%3A7%40x", "order%3a7@x", "%6Frder:7@x"])
def test_an_escape_does_not_change_an_external_id(
    client: httpx.Client, create: Callable[..., str], segment: str
) -> None:
    """A character that may stand in a segment is the same as its escape (RFC 3986, sections 2.3 and 3.3)."""
    company_id = create({"external_id": "order:7@x"})
    assert client.get(f"/formations/{segment}").json()["company_id"] == company_id


def test_an_external_id_is_unique(client: httpx.Client, form: Form, create: Callable[..., str]) -> None:
    """The second create with an external_id is 409, even after a cancel; another partner may use it."""
    company_id = create({"external_id": "once"})
    for _ in range(2):
        response = client.post("/formations", files=form({"external_id": "once"}))
        assert error_details(response, 409) == ""
        assert response.json()["error"]["code"] == "DUPLICATE_EXTERNAL_ID"
        client.delete(f"/formations/{company_id}")
    other = {"X-API-Key": "clemta_sandbox_other_key"}
    theirs = client.post("/formations", files=form({"external_id": "once"}), headers=other).json()["data"]["company_id"]
    assert client.get("/formations/once").json()["company_id"] == company_id
    assert client.get("/formations/once", headers=other).json()["company_id"] == theirs


def test_a_company_id_counts_before_an_external_id(client: httpx.Client, create: Callable[..., str]) -> None:
    """An external_id in the form of a company id selects its formation only if no company has that id."""
    free, existing = "a" * 24, create()
    by_free_id, by_existing_id = create({"external_id": free}), create({"external_id": existing})
    assert client.get(f"/formations/{free}").json()["company_id"] == by_free_id
    assert client.get(f"/formations/{existing}").json()["company_id"] == existing != by_existing_id


def test_another_partners_formation_is_unknown(client: httpx.Client, create: Callable[..., str]) -> None:
    """Another partner's key reads and cancels nothing, neither by company id nor by external_id."""
    company_id = create({"external_id": "mine"})
    other = {"X-API-Key": "clemta_sandbox_other_key"}
    for name in (company_id, "mine", "64b8f1a2e4b0c8d9f0123456", "never-heard-of"):
        for method in ("GET", "DELETE"):
            response = client.request(method, f"/formations/{name}", headers=other)
            assert (response.status_code, response.json()["error"]["code"]) == (404, "COMPANY_NOT_FOUND")
    assert client.get(f"/formations/{company_id}").json()["status"] == "shareholder_verification"


def test_a_formation_is_a_company(client: httpx.Client, create: Callable[..., str]) -> None:
    """A company can have contacts from the creation of its formation on, for its partner only."""
    body = {"type": "customer", "full_name": "Ada", "email": "ada@example.com", "company_id": create()}
    contact = client.post("/contacts", json=body).json()["data"]
    assert client.get(f"/contacts/{contact['id']}").status_code == 200
    assert client.get("/contacts", params={"company_id": body["company_id"]}).json()["data"]["total"] == 1
    other = {"X-API-Key": "clemta_sandbox_other_key"}
    assert client.post("/contacts", json=body, headers=other).status_code == 404
    assert client.get(f"/contacts/{contact['id']}", headers=other).status_code == 404


def test_a_seed_formation_is_complete(client: httpx.Client) -> None:
    """The company of the examples is an active formation, which cannot be cancelled."""
    formation = client.get("/formations/64b8f1a2e4b0c8d9f0123456").json()
    assert (formation["status"], formation["formation_date"]) == ("active", "2023-06-15")
    assert "this one is active" in error_details(client.delete("/formations/64b8f1a2e4b0c8d9f0123456"))


def test_stages_follow_the_clock(sandbox: Sandbox, client: httpx.Client, create: Callable[..., str]) -> None:
    """A stage takes a day; updated_at and Last-Modified are the time when the stage began, not that of the read."""
    path = f"/formations/{create()}"
    statuses = []
    for _ in range(6):
        response = client.get(path)
        statuses.append(response.json()["status"])
        days = min(len(statuses) - 1, 4)
        assert response.json()["updated_at"] == NOON + days * DAY
        assert (
            response.headers["last-modified"]
            == f"{['Mon', 'Tue', 'Wed', 'Thu', 'Fri'][days]}, 0{1 + days} Jun 2026 12:00:00 GMT"
        )
        sandbox.clock.advance(DAY - 1)
        assert client.get(path).json()["status"] == statuses[-1]
        sandbox.clock.advance(1)
    stages = ["shareholder_verification", "in_progress", "signature_requested", "submitted_to_state"]
    assert statuses == [*stages, "active", "active"]
    formed = client.get(path).json()
    assert (formed["formation_date"], formed["federal_tax_filing"], formed["state_tax_filing"]) == (
        "2026-06-05", 1_807_747_200, 1_803_859_200,
    )  # fmt: skip
    assert formed["ein"] is not None


@pytest.mark.parametrize(
    ("outcome", "end"),
    [
        ("name_change", ["submitted_to_state", "name_change", "submitted_to_state", "active"]),
        ("refunded", ["submitted_to_state", "refunded", "refunded", "refunded"]),
        ("unheard of", ["submitted_to_state", "active", "active", "active"]),
        (7, ["submitted_to_state", "active", "active", "active"]),
    ],
)
def test_an_outcome_can_be_requested(
    sandbox: Sandbox, client: httpx.Client, create: Callable[..., str], outcome: object, end: list[str]
) -> None:
    """custom_data.sandbox_outcome makes the state reject the name or the formation; other values have no effect."""
    path = f"/formations/{create({'custom_data': {'sandbox_outcome': outcome}})}"
    sandbox.clock.advance(3 * DAY)
    statuses = []
    for _ in end:
        statuses.append(client.get(path).json()["status"])
        sandbox.clock.advance(DAY)
    assert statuses == end


@pytest.mark.parametrize("days", range(4))
def test_an_incomplete_formation_can_be_cancelled(
    sandbox: Sandbox, client: httpx.Client, create: Callable[..., str], days: int
) -> None:
    """In every stage before the last a cancel returns cancelled; the refund comes three days later; more is 400."""
    company_id = create({"external_id": "e"})
    sandbox.clock.advance(days * DAY + 60)
    body = client.delete(f"/formations/{company_id}").json()
    assert body["message"] == "Formation cancelled successfully"
    assert body["data"] == {
        "formation_id": company_id, "company_id": company_id, "status": "cancelled", "external_id": "e",
    }  # fmt: skip
    for status, wait in (("cancelled", 3 * DAY), ("refunded", DAY)):
        formation = client.get(f"/formations/{company_id}").json()
        assert (formation["status"], formation["formation_date"]) == (status, None)
        assert f"this one is {status}" in error_details(client.delete(f"/formations/{company_id}"))
        sandbox.clock.advance(wait)
    assert formation["updated_at"] == NOON + days * DAY + 60 + 3 * DAY


def test_a_complete_formation_cannot_be_cancelled(
    sandbox: Sandbox, client: httpx.Client, create: Callable[..., str]
) -> None:
    """Four days after its creation a formation is active, and a cancel is 400 and changes nothing."""
    path = f"/formations/{create()}"
    sandbox.clock.advance(4 * DAY)
    assert "this one is active" in error_details(client.delete(path))
    assert client.get(path).json()["status"] == "active"


def test_conditional_reads(sandbox: Sandbox, client: httpx.Client, create: Callable[..., str]) -> None:
    """A read with the last Last-Modified is 304 without a body until a stage begins or the formation is cancelled."""
    path = f"/formations/{create()}"
    for change in ("nothing", "stage", "cancel"):
        last = client.get(path).headers["last-modified"]
        both = {"If-Modified-Since": last, "If-None-Match": '"unknown"'}
        assert client.get(path, headers=both).status_code == 200  # RFC 9110, section 13.1.3
        same = client.get(path, headers={"If-Modified-Since": last})
        assert (same.status_code, same.content, same.headers["last-modified"]) == (304, b"", last)
        assert "content-type" not in same.headers
        if change == "stage":
            sandbox.clock.advance(DAY)
        elif change == "cancel":
            # In the very second in which the stage began, which a date of whole seconds could not tell apart.
            client.delete(path)
        after = client.get(path, headers={"If-Modified-Since": last})
        assert after.status_code == (304 if change == "nothing" else 200)


@pytest.mark.parametrize(
    ("date", "status"),
    [
        ("Mon, 01 Jun 2026 11:59:59 GMT", 200),
        ("Mon, 01 Jun 2026 12:00:00 GMT", 304),
        ("Monday, 01-Jun-26 12:00:00 GMT", 304),
        ("Mon Jun  1 12:00:00 2026", 304),
        ("Fri, 01 Jan 2100 00:00:00 GMT", 304),
        ("Tue, 01 Jun 2026 12:00:00 GMT", 200),
        ("2027-06-01T12:00:00Z", 200),
        ("Mon, 01 Jun 2026 12:00:00 +0000", 200),
        ("x" * 5000, 200),
    ],
)
def test_conditional_reads_parse_http_dates(
    client: httpx.Client, create: Callable[..., str], date: str, status: int
) -> None:
    """All three forms of an HTTP date count; anything else is ignored (RFC 9110, section 13.1.3)."""
    path = f"/formations/{create()}"
    assert client.get(path, headers={"If-Modified-Since": date}).status_code == status
    assert client.head(path, headers={"If-Modified-Since": date}).status_code == status


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"name": None}, "Field 'name' must be of type string"),
        ({"shareholders": []}, "Field 'shareholders' must have a length of at least 1"),
        ({"external_id": ""}, "Field 'external_id'"),
        ({"external_id": ".."}, "Field 'external_id'"),
        ({"external_id": "x" * 65}, "Field 'external_id'"),
        ({"state": "DC"}, "Field 'state' must be one of"),
        ({"timezone": "UTC"}, "Field 'timezone' must be one of"),
        ({"number_of_shares": 0}, "Field 'number_of_shares' must be at least 1"),
        ({"unknown": 1}, "Field 'unknown' is not allowed"),
        ({"address": {**ADDRESS, "zip": None}}, "Field 'address.zip' must be of type string"),
        ({"shareholders": [{**PERSON, "email": "noor"}]}, "Field 'shareholders[0].email'"),
        ({"ending": "Inc."}, "Field 'ending' must be LLC for the type LLC"),
        ({**CORPORATION, "ending": "LLC"}, "Field 'ending' must be Inc., Corporation or Corp. for the type C-CORP"),
        ({"directors": [{"first_name": "A", "last_name": "B", "title": "C"}]}, "Field 'directors' is for a C-CORP only"),
        ({"officers": [{"first_name": "A", "last_name": "B", "title": "C"}]}, "Field 'officers' is for a C-CORP only"),
        ({"shareholders": [{**PERSON, "is_director": True}]}, "Field 'shareholders[0].is_director' is for a C-CORP only"),
        ({"shareholders": [{**PERSON, "is_officer": True}]}, "Field 'shareholders[0].is_officer' is for a C-CORP only"),
        ({"shareholders": [{k: v for k, v in PERSON.items() if k != "ssn"}]}, "Field 'shareholders[0].ssn' or"),
        (
            {"shareholders": [PERSON, {k: v for k, v in PERSON.items() if k not in {"first_name", "last_name"}}]},
            (
                "Field 'shareholders[1].first_name' is required of an individual; "
                "Field 'shareholders[1].last_name' is required of an individual"
            ),
        ),
        *(
            (
                {"shareholders": [{k: v for k, v in ORGANIZATION.items() if k != name}]},
                f"Field 'shareholders[0].{name}' is required of an organization",
            )
            for name in ("legal_entity_name", "representative_name", "ein")
        ),
    ],
)  # fmt: skip
def test_an_invalid_request_is_rejected(
    client: httpx.Client, form: Form, changes: dict[str, Any], message: str
) -> None:
    """A violation of the schema or of a rule of the prose is 400 with the field's name, and creates nothing."""
    assert error_details(
        client.post("/formations", files=form({**changes, "external_id": changes.get("external_id", "e")}))
    ).startswith(message)
    assert client.get("/formations/e").status_code == 404


@pytest.mark.parametrize(
    "changes",
    [
        {"shareholders": [{**PERSON, "is_director": False}], "directors": [], "officers": []},
        {"shareholders": [{k: v for k, v in PERSON.items() if k != "ssn"} | {"itin": "900-70-0000"}]},
        {"ein": "12-3456789", "number_of_shares": 5, "par_value": 0},
        {**CORPORATION, "ending": "Corp.", "directors": [{"first_name": "A", "last_name": "B", "title": "C"}]},
        {"shareholders": [PERSON] * 20},
    ],
)
def test_what_the_prose_leaves_open_is_valid(create: Callable[..., str], changes: dict[str, Any]) -> None:
    """Empty lists and false for an LLC, an itin, an ein, shares that do not add up: nothing published forbids them."""
    assert create(changes)


def test_passports_go_by_index(client: httpx.Client, form: Form) -> None:
    """Passports of each type are accepted for the individuals at their index, organizations counted too."""
    people = {"shareholders": [PERSON, ORGANIZATION, PERSON, PERSON], "external_id": "e"}
    files = {"shareholder_passport_0": PDF, "shareholder_passport_2": PNG, "shareholder_passport_3": JPEG}
    assert client.post("/formations", files=form(people, **files)).status_code == 200


@pytest.mark.parametrize(
    ("name", "file", "message"),
    [
        ("shareholder_passport_1", PDF, "Part 'shareholder_passport_1' belongs to an organization"),
        ("shareholder_passport_2", PDF, "Part 'shareholder_passport_2' has no shareholder at its index"),
        ("shareholder_passport_00", PDF, "Part 'shareholder_passport_00' is unknown"),
        ("passport", PDF, "Part 'passport' is unknown"),
        ("shareholder_passport_0", ("p", b"%PDF-", "text/plain"), "Part 'shareholder_passport_0' must have the Content-Type"),
        ("shareholder_passport_0", ("p", b"", "application/pdf"), "Part 'shareholder_passport_0' does not have the signature of"),
        ("shareholder_passport_0", ("p", PNG[1], "application/pdf"), "Part 'shareholder_passport_0' does not have the signature of"),
        ("shareholder_passport_0", ("p", PDF[1], "image/jpeg"), "Part 'shareholder_passport_0' does not have the signature of"),
    ],
)  # fmt: skip
def test_an_invalid_passport_is_rejected(
    client: httpx.Client, form: Form, name: str, file: tuple[str, bytes, str], message: str
) -> None:
    """A passport of nobody, of an organization, of another media type or with another signature is 400."""
    response = client.post("/formations", files=form({"shareholders": [PERSON, ORGANIZATION]}, **{name: file}))
    assert error_details(response).startswith(message)


def test_every_passport_has_the_same_media_types(client: httpx.Client, form: Form) -> None:
    """The media types apply to the parts that the document does not name as well."""
    wrong = ("p.gif", b"GIF89a", "image/gif")
    response = client.post("/formations", files=form({"shareholders": [PERSON] * 2}, shareholder_passport_1=wrong))
    assert error_details(response).startswith("Part 'shareholder_passport_1' must have the Content-Type")


@pytest.mark.parametrize(
    ("data", "media_type", "message"),
    [
        (b"", "application/json", "Field 'company_data'"),
        (b"{]", "application/json", "Part 'company_data' is not JSON"),
        (b'{"name": "a", "name": "b"}', None, "Part 'company_data' is not JSON"),
        (b"[" * 70 + b"]" * 70, None, "Part 'company_data' is not JSON"),
        (b"[]", None, "Request body must be of type object"),
        (b'"\xff"', None, "Part 'company_data' must be in UTF-8"),
        (b"{}", "application/xml", "Part 'company_data' must have the Content-Type application/json"),
        (b"{}", "text/plain; charset=utf-16", "Part 'company_data' must be in UTF-8"),
    ],
)
def test_company_data_is_strict_json(client: httpx.Client, data: bytes, media_type: str | None, message: str) -> None:
    """company_data has to be strict JSON in UTF-8, declared as JSON, as plain text or not at all."""
    assert error_details(client.post("/formations", files={"company_data": (None, data, media_type)})).startswith(
        message
    )


@pytest.mark.parametrize("media_type", [None, "text/plain", "application/json", "application/json; charset=UTF-8"])
def test_media_types_of_company_data(client: httpx.Client, media_type: str | None) -> None:
    """The part's Content-Type is the document's, or the default of a text part."""
    files = {"company_data": (None, json.dumps(REQUEST).encode(), media_type)}
    assert client.post("/formations", files=files).status_code == 200


@pytest.mark.parametrize(
    ("key", "get", "post"),
    [
        ("clemta_sandbox_read_only_key", 200, 403),
        ("clemta_sandbox_accounting_key", 403, 403),
        ("clemta_sandbox_key_without_rights", 403, 403),
        ("clemta_sandbox_other_key", 404, 200),
        ("unheard-of", 401, 401),
        ("", 401, 401),
    ],
)
def test_rights_of_keys_to_formations(client: httpx.Client, form: Form, key: str, get: int, post: int) -> None:
    """A key without the right is 403, an unknown or missing one 401; another partner's sees only its own."""
    headers = {"X-API-Key": key}
    path = "/formations/64b8f1a2e4b0c8d9f0123456"
    assert client.get(path, headers=headers).status_code == get
    created = client.post("/formations", files=form(), headers=headers)
    assert created.status_code == post
    if post == 403:
        assert created.json()["error"]["code"] == "ACCESS_DENIED"
        assert client.delete(path, headers=headers).status_code == 403


@pytest.mark.parametrize(
    ("key", "get", "post"),
    [
        ("clemta_sandbox_read_only_key", 200, 403),
        ("clemta_sandbox_accounting_key", 200, 200),
        ("clemta_sandbox_key_without_rights", 403, 403),
    ],
)
def test_rights_of_keys_to_contacts(
    client: httpx.Client, contact_body: Callable[..., dict[str, Any]], key: str, get: int, post: int
) -> None:
    """A read-only key reads, a key without formations has all rights to contacts, one without rights none."""
    headers = {"X-API-Key": key}
    assert (
        client.get("/contacts", params={"company_id": contact_body()["company_id"]}, headers=headers).status_code == get
    )
    assert client.post("/contacts", json=contact_body(), headers=headers).status_code == post


@pytest.mark.parametrize("name", ["%2E%2E", "%00", "a%0Ab", "x" * 65, "%ff"])
def test_a_malformed_id_is_400(client: httpx.Client, name: str) -> None:
    """What can be neither a company id nor an external_id is rejected."""
    error_details(client.get(f"/formations/{name}"))
