"""The steps of docs/new-version.md for a new API, from its document to a round trip with its sandbox."""

from __future__ import annotations

import asyncio
import importlib
import inspect
import json
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.conftest import MODES, Driver
from tests.generated.packages import generated
from tests.sandbox import parcels as profile
from truespec import AuthenticationError, NotFoundError, RequestConformanceError
from truespec_sandbox._dispatch import Dispatcher
from truespec_sandbox._document._reader import read_document
from truespec_sandbox._middleware._response_check import ResponseCheck
from truespec_sandbox._serving._server import Application, serving
from truespec_sandbox._state._store import open_store
from truespec_sandbox._wire._strict_json import parse

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

ROOT = Path(__file__).parents[2]
FACADE = "tests.facades.parcels"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Step 1: the document is put into ``openapi/parcels/``, and ``make generate`` writes both trees."""
    root = tmp_path_factory.mktemp("third")
    document = json.loads((ROOT / "tests/data/parcels.json").read_text(encoding="utf-8"))
    with generated(root, "parcels", document):
        yield root


@pytest.fixture(scope="module")
def facade(root: Path) -> Iterator[ModuleType]:  # noqa: ARG001  (what it is generated in)
    """Step 2: the facade, which imports what was generated."""
    yield importlib.import_module(FACADE)
    sys.modules.pop(FACADE)


@pytest.fixture(scope="module")
def url(root: Path) -> Iterator[str]:
    """Step 3: the sandbox plays the document that was written for it, with the profile of the sandbox's tests."""
    contract = root / "sandbox/truespec_sandbox/documents/parcels.json"
    store = open_store(None)
    dispatcher = Dispatcher(
        profile.PROFILE, read_document(parse(contract.read_bytes())), store, lambda: int(time.time())
    )
    try:
        with serving(Application(dispatcher, [ResponseCheck(dispatcher)]), bad_request=b"{}") as address:
            yield address
    finally:
        store.close()


@pytest.fixture(params=MODES)
def client(request: pytest.FixtureRequest, facade: ModuleType, url: str) -> Iterator[tuple[Driver, Any]]:
    """A client of either mode, and who drives it."""
    with asyncio.Runner() as runner:
        driver = Driver(request.param, runner)
        created = (facade.ParcelsClient if request.param == "sync" else facade.AsyncParcelsClient)(
            "token-of-ada", base_url=url
        )
        yield driver, created
        driver.do(created.close)


def test_a_facade_takes_less_than_70_lines(facade: ModuleType) -> None:
    """A facade with list, get and create for sync and async has fewer than 70 lines, docstrings and empty ones included."""
    assert len(inspect.getsource(facade).splitlines()) < 70


def test_a_round_trip(client: tuple[Driver, Any]) -> None:
    """What is created comes in a listing of several pages, once each and in order, and is read again by its id."""
    driver, api = client
    before = driver.all(api.parcels.list())
    created = [driver.do(lambda label=label: api.parcels.create(label)) for label in ("books", "kites", "a tent")]
    assert driver.all(api.parcels.list(page_size=2)) == [*before, *created]
    assert driver.do(lambda: api.parcels.get(created[1].id)) == created[1]
    assert created[1].label == "kites"


def test_its_errors(client: tuple[Driver, Any], facade: ModuleType, url: str) -> None:
    """An error response raises the error of its status with the API's details; an invalid argument is an error before sending."""
    driver, api = client
    with pytest.raises(NotFoundError) as caught:
        driver.do(lambda: api.parcels.get(999))
    assert (caught.value.code, caught.value.operation) == ("no_such_parcel", "getParcel")
    with pytest.raises(RequestConformanceError, match="path 'parcel_id'"):
        driver.do(lambda: api.parcels.get(0))
    with pytest.raises(RequestConformanceError, match="body /label"):
        driver.do(lambda: api.parcels.create("a" * 41))
    with facade.ParcelsClient("nobodys-token", base_url=url) as nobody, pytest.raises(AuthenticationError):
        nobody.parcels.get(1)


def test_files_in_the_documentation_exist() -> None:
    """Every file that the page names exists, with the name of an API in place of ``<api>``."""
    text = (ROOT / "docs/new-version.md").read_text(encoding="utf-8")
    section = text.partition("## A new API\n")[2].partition("\n## ")[0]
    named = re.findall(r"`([a-z_]+/[^`\s]*)`", section)
    assert len(named) > 8
    assert [
        place
        for place in named
        if not (ROOT / place.replace("<api>", "wethod").replace("<version>", "2024-06-15")).exists()
    ] == []
