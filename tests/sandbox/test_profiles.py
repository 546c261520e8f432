"""A new API, served from its document and a profile of one page."""

from __future__ import annotations

import inspect
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import httpx
import pytest

from tests.sandbox import parcels
from truespec_sandbox._dispatch import Dispatcher
from truespec_sandbox._document._examples import example_response
from truespec_sandbox._document._reader import load_document, read_document
from truespec_sandbox._middleware._response_check import ResponseCheck
from truespec_sandbox._profiles import PROFILES
from truespec_sandbox._responses import Response
from truespec_sandbox._serving._server import Application, serving
from truespec_sandbox._state._store import open_store
from truespec_sandbox._wire._strict_json import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

    from truespec_sandbox._profile import Profile

DOCUMENT = Path(__file__).parents[1] / "data" / "parcels.json"
ADA = {"Authorization": "Bearer token-of-ada"}


@contextmanager
def serve_profile(profile: Profile) -> Generator[httpx.Client]:
    """Serve the parcels with a profile, in check mode, on a socket; gives a client with Ada's token."""
    store = open_store(None)
    dispatcher = Dispatcher(profile, read_document(parse(DOCUMENT.read_bytes())), store, lambda: 1_800_000_000)
    application = Application(dispatcher, [ResponseCheck(dispatcher)])
    try:
        with serving(application, bad_request=b"{}") as url, httpx.Client(base_url=url, headers=ADA) as client:
            yield client
    finally:
        store.close()


@pytest.fixture
def client() -> Generator[httpx.Client]:
    """Give a client of the parcels with their profile."""
    with serve_profile(parcels.PROFILE) as one:
        yield one


@pytest.fixture(scope="module")
def shared() -> Generator[httpx.Client]:
    """Give a client for tests that leave no state behind."""
    with serve_profile(parcels.PROFILE) as one:
        yield one


@pytest.fixture
def serve_response() -> Callable[[Response], Any]:
    """Return a function that serves the parcels with a fixed response to getParcel, wrong on purpose."""

    def serve(response: Response) -> Any:
        handlers = {**parcels.PROFILE.handlers, "getParcel": lambda _: response}
        return serve_profile(attrs.evolve(parcels.PROFILE, handlers=handlers))

    return serve


def test_a_profile_fits_on_a_page() -> None:
    """A new API with list, create, get, update and delete needs a profile of at most 80 lines."""
    assert len(inspect.getsource(parcels).splitlines()) <= 80


def test_a_collection_creates_reads_updates_and_deletes(client: httpx.Client) -> None:
    """Create returns 201, get and update 200 with the bare record, delete an empty 204; then the id is unknown."""
    created = client.post("/parcels", json={"label": "books", "weight": 2.5})
    assert (created.status_code, created.json()) == (201, {"id": 1, "label": "books", "weight": 2.5})
    changed = client.patch("/parcels/1", json={"weight": None})
    assert (changed.status_code, changed.json()) == (200, {"id": 1, "label": "books", "weight": None})
    assert client.get("/parcels/1").json() == changed.json()
    deleted = client.delete("/parcels/1")
    assert (deleted.status_code, deleted.content, "content-type" in deleted.headers) == (204, b"", False)
    for response in (client.get("/parcels/1"), client.delete("/parcels/1"), client.patch("/parcels/1", json={})):
        assert (response.status_code, response.json()) == (404, {"problem": "no_such_parcel", "why": ""})


def test_a_plain_listing_is_paged_sorted_and_filtered(client: httpx.Client) -> None:
    """A listing is a bare array that obeys the parameters that the profile names."""
    for label, weight in (("c", 3), ("a", 1), ("b", 2), ("b", 5)):
        assert client.post("/parcels", json={"label": label, "weight": weight}).status_code == 201

    def ids(query: str) -> list[int]:
        return [parcel["id"] for parcel in client.get(f"/parcels{query}").json()]

    assert ids("") == [1, 2, 3, 4]
    assert ids("?offset=1&limit=2") == [2, 3]
    assert ids("?order_by=label") == [2, 3, 4, 1]
    assert ids("?label=b") == [3, 4]
    assert ids("?label=b&heavier_than=2.5") == [4]
    assert ids("?heavier_than=2&order_by=weight") == [1, 4]


def test_bearer_tokens_identify_partners(client: httpx.Client) -> None:
    """Each token sees its own records; no token, another scheme and an unknown token give the API's own 401."""
    client.post("/parcels", json={"label": "mine"})
    assert client.get("/parcels", headers={"Authorization": "bearer token-of-bob"}).json() == []
    assert client.get("/parcels/1", headers={"Authorization": "Bearer token-of-bob"}).status_code == 404
    for value, problem in (
        ("", "key_missing"),
        ("Basic token-of-ada", "key_missing"),
        ("token-of-ada", "key_missing"),
        ("Bearer nobody", "key_unknown"),
    ):
        response = client.get("/parcels", headers={"Authorization": value})
        assert (response.status_code, response.json()["problem"]) == (401, problem), value


@pytest.mark.parametrize(
    ("query", "status", "why"),
    [
        ("near=1&near=2", 200, ""),
        ("near=7", 200, ""),
        ("near=1&kinds=shop,locker", 200, ""),
        ("near=1&kinds=shop", 200, ""),
        ("", 400, "near is required"),
        ("near=1&near=2&near=3&near=4", 400, "near must have a length of at most 3"),
        ("near=x", 400, "near must be of type integer"),
        ("near=1,2", 400, "near must be of type integer"),
        ("near=1&kinds=shop%2Clocker", 400, "kinds must be one of"),
        ("near=1&kinds=shop&kinds=locker", 400, "kinds is given more than once"),
    ],
)
def test_arrays_in_the_query_are_read_as_the_document_says(
    shared: httpx.Client, query: str, status: int, why: str
) -> None:
    """An array comes as repeated names, or with explode off as one text with commas, and is held to its schema."""
    response = shared.get(f"/depots?{query}")
    assert response.status_code == status
    if why:
        assert response.json()["why"].startswith(why)


def test_an_operation_without_handler_responds_with_an_example(shared: httpx.Client) -> None:
    """An operation that has no handler responds, the same every time, from the document's examples, and says so."""
    responses = [shared.get("/depots?near=1") for _ in range(2)]
    assert responses[0].content == responses[1].content
    assert responses[0].headers["x-sandbox-response"] == "example"
    assert responses[0].headers["x-count"] == "1"
    assert responses[0].json() == [
        {"name": "textxx", "open": True, "kind": "shop", "opened": "2026-01-31", "inside": []}
    ]
    assert shared.get("/depots/north").json() == {"name": "Northern", "open": False, "kind": "locker"}
    closed = shared.delete("/depots")
    assert (closed.status_code, closed.content, closed.headers["x-sandbox-response"]) == (204, b"", "example")
    assert "x-sandbox-response" not in shared.get("/parcels").headers


@pytest.mark.parametrize("api", sorted(PROFILES))
def test_examples_of_every_operation_keep_the_contract(api: str) -> None:
    """For every operation of our documents the response made of examples has the status, headers and body that it should."""
    store, document = open_store(None), load_document(api)
    check = ResponseCheck(Dispatcher(PROFILES[api], document, store, lambda: 1_800_000_000))
    responses = {each.operation_id: (each, example_response(each, document.schemas)) for each in document.operations}
    assert len(responses) >= 13
    assert {
        name: violation
        for name, (each, response) in responses.items()
        if (violation := check.find_deviations(each, response))
    } == {}
    store.close()


def test_an_operation_without_handler_validates_requests(shared: httpx.Client) -> None:
    """Key, parameters and method are checked before an example is given."""
    assert shared.get("/depots").status_code == 400
    assert shared.get("/depots?near=1", headers={"Authorization": ""}).status_code == 401
    assert shared.post("/depots?near=1").status_code == 405


@pytest.mark.parametrize(
    ("response", "why"),
    [
        (Response(200, {"id": 0, "label": "a"}), "/id must be at least 1"),
        (Response(200, {"id": 1}), "/label is required"),
        (Response(200, {"id": 1, "label": "a", "extra": 1}), "/extra is not allowed"),
        (Response(200, []), "the body must be of type object"),
        (
            Response(200, {"id": 1, "label": "a"}, media_type="text/plain"),
            "the media type text/plain is not documented",
        ),
        (Response(200, empty=True), "the content is missing"),
        (Response(202, {"id": 1, "label": "a"}), "the status 202 is not documented"),
        (Response(404, {"problem": 1, "why": ""}), "/problem must be of type string"),
    ],
)
def test_a_wrong_response_of_our_own_is_a_500(
    serve_response: Callable[[Response], Any], response: Response, why: str
) -> None:
    """In check mode a response that violates the document is not sent: a 500 names operation and pointer in its place."""
    with serve_response(response) as client:
        sent = client.get("/parcels/1")
    assert (sent.status_code, sent.json()["problem"]) == (500, "internal")
    summary, _, violation = sent.json()["why"].partition(": ")
    assert summary == "the sandbox's response to getParcel violates the contract"
    assert violation.startswith(why)


@pytest.mark.parametrize(("header", "why"), [((), "x-count is missing"), ((("x-count", "many"),), "x-count must be")])
def test_a_wrong_header_of_our_own_is_a_500(header: tuple[tuple[str, str], ...], why: str) -> None:
    """In check mode a required header that is absent, or one that violates its schema, makes the response a 500."""
    profile = attrs.evolve(parcels.PROFILE, handlers={"listDepots": lambda _: Response(200, [], header)})
    with serve_profile(profile) as client:
        sent = client.get("/depots?near=1")
    assert sent.status_code == 500
    assert why in sent.json()["why"]


@pytest.mark.parametrize(
    ("accept", "status"),
    [
        ("*/*", 200),
        ("", 200),
        ("application/json", 200),
        ("APPLICATION/JSON;charset=utf-8", 200),
        ("application/*;q=0.1", 200),
        ("text/html, application/json;q=0.5", 200),
        ("text/html", 406),
        ("application/json;q=0", 406),
        ("*/*, application/json;q=0", 406),
        ("*/*;q=0, application/json", 200),
        ("image/*", 406),
        ("nonsense", 200),
    ],
)
def test_accept_decides_between_response_and_406(shared: httpx.Client, accept: str, status: int) -> None:
    """An Accept that excludes what the operation gives is 406; the most exact range decides; nonsense does not count."""
    assert shared.get("/parcels", headers={"Accept": accept}).status_code == status


def test_statuses_that_the_document_lacks_are_not_invented(shared: httpx.Client) -> None:
    """Without a documented 406 Accept is disregarded; without 415 a wrong media type is the API's 400."""
    assert shared.get("/depots?near=1", headers={"Accept": "text/html"}).status_code == 200
    assert shared.post("/parcels", content=b"label", headers={"Content-Type": "text/plain"}).status_code == 400


def test_a_response_without_content_ignores_accept(client: httpx.Client) -> None:
    """An operation whose success has no content never gets a 406."""
    client.post("/parcels", json={"label": "a"})
    assert client.delete("/parcels/1", headers={"Accept": "image/png"}).status_code == 204
