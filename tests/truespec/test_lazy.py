"""What an import loads, and what it leaves to the first client and the first call."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

import truespec
from truespec import _lazy

FACADES = {"clemta": "Clemta, AsyncClemta, NotFoundError", "wethod": "Wethod, AsyncWethod, NotFoundError"}
LATER = ("asyncio", "attr", "h11", "httpcore", "httpx", "jsonschema_rs", "orjson", "ssl", "tenacity")


def loaded(program: str) -> list[str]:
    """The modules that are loaded when a program has run in an interpreter of its own."""
    command = [sys.executable, "-c", f"{program}\nimport json, sys; print(json.dumps(list(sys.modules)))"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    found: list[str] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("api", FACADES)
def test_an_import_loads_next_to_nothing(api: str) -> None:
    """Clients and errors are imported without HTTP, asyncio, retries, a validator, attrs, or anything that was generated."""
    found = loaded(f"from {api} import {FACADES[api]}")
    assert f"{api}._client" in found
    assert [name for name in found if name.split(".")[0] in {*LATER, f"{api}_api"}] == []


@pytest.mark.parametrize("api", FACADES)
def test_a_client_loads_no_model(api: str) -> None:
    """A blocking client is made without asyncio beyond what httpx has loaded, retries, or any model."""
    arguments = {"clemta": "'a key'", "wethod": "'a token', company='acme'"}
    found = loaded(f"import httpx, {api}\n{api}.{api.title()}({arguments[api]})")
    before = loaded("import httpx, httpcore, h11")
    new = set(found) - set(before)
    assert {name for name in new if name.split(".")[0] in {"asyncio", "tenacity"}} == set()
    assert {name for name in new if name.startswith(f"{api}_api.models.")} == set()


@pytest.mark.parametrize("api", FACADES)
def test_a_call_loads_its_own_operation_only(api: str) -> None:
    """The first call loads its operation and no other of its resource, although nobody answers it."""
    arguments = {"clemta": "'a key', ", "wethod": "'a token', company='acme', "}
    identity = {"clemta": "'66c2a9d17b40e3f58d1c0a2e'", "wethod": "7"}
    operation = {"clemta": "contacts.get_contact_by_id", "wethod": "contact.get_contact"}
    found = loaded(
        f"import {api}\n"
        f"client = {api}.{api.title()}({arguments[api]}base_url='http://127.0.0.1:1', max_retries=0)\n"
        f"try: client.contacts.get({identity[api]})\n"
        f"except {api}.ConnectionFailedError: pass"
    )
    package = f"{api}_api.api."
    operations = [name.removeprefix(package) for name in found if name.startswith(package) and name.count(".") == 3]
    assert operations == [operation[api]]


def test_every_name_is_where_type_checkers_see_it() -> None:
    """What truespec loads when it is asked for is, name by name, what its imports for type checkers say."""
    source = Path(truespec.__file__).read_text(encoding="utf-8")
    guarded = next(node for node in ast.parse(source).body if isinstance(node, ast.If))
    seen = {
        alias.asname or alias.name: getattr(__import__(str(node.module), fromlist=[alias.name]), alias.name)
        for node in guarded.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert seen
    assert {name: getattr(truespec, name) for name in seen} == seen
    assert set(truespec.__all__) <= {*seen, "lazily"}


@pytest.mark.parametrize("package", [*FACADES, "truespec", "truespec_sandbox"])
def test_dir_lists_what_is_not_loaded_yet(package: str) -> None:
    """dir() of a package has every public name, before any of them was asked for."""
    loaded(f"import {package}\nassert set({package}.__all__) <= set(dir({package}))")


def test_an_unknown_name() -> None:
    """A name that is not there is an AttributeError that says so."""
    look, _ = _lazy.lazily("truespec", _lazy.placed({"truespec._errors": "NotFoundError StatusError"}))
    assert look("StatusError") is truespec.StatusError
    with pytest.raises(AttributeError, match="module 'truespec' has no attribute 'Nothing'"):
        look("Nothing")
