"""Lazy attributes, and what an import, the first client and the first call load."""

from __future__ import annotations

import base64
import importlib
import importlib.util
import json
import pickle
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

import clemta
import truespec
import wethod
from tests.facades import under_test
from tests.truespec import first_uses

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from truespec_sandbox import Sandbox

FACADES = {"clemta": "Clemta, AsyncClemta, NotFoundError", "wethod": "Wethod, AsyncWethod, NotFoundError"}
HEAVY = {"asyncio", "attr", "h11", "httpcore", "httpx", "jsonschema_rs", "orjson", "ssl", "tenacity"}
ARGUMENTS = {"clemta": "'a key'", "wethod": "'a token', company='acme'"}


def loaded_by(program: str) -> list[str]:
    """Return the modules that are loaded after a program ran in an interpreter of its own."""
    command = [sys.executable, "-c", f"{program}\nimport json, sys; print(json.dumps(list(sys.modules)))"]
    process = subprocess.run(command, capture_output=True, text=True, check=True)
    modules: list[str] = json.loads(process.stdout)
    return modules


@pytest.mark.parametrize("api", FACADES)
def test_an_import_loads_little(api: str) -> None:
    """Clients and errors are imported without HTTP, asyncio, retries, a validator, attrs, or a generated module."""
    modules = loaded_by(f"from {api} import {FACADES[api]}")
    assert f"{api}._client" in modules
    assert [name for name in modules if name.split(".")[0] in {*HEAVY, f"{api}_api"}] == []


@pytest.mark.parametrize("api", FACADES)
def test_a_client_loads_no_model(api: str) -> None:
    """A sync client is made without retries, without asyncio beyond what httpx loads, and without models."""
    modules = set(loaded_by(f"import httpx, {api}\n{api}.{api.title()}({ARGUMENTS[api]})"))
    modules -= set(loaded_by("import httpx, httpcore, h11"))
    assert {name for name in modules if name.split(".")[0] in {"asyncio", "tenacity"}} == set()
    assert {name for name in modules if name.startswith((f"{api}_api.models.", f"{api}_api.api."))} == set()


@pytest.mark.parametrize("api", FACADES)
def test_a_call_loads_its_own_operation_only(api: str) -> None:
    """The first call loads its operation and no other one of its resource."""
    record_id = {"clemta": "'66c2a9d17b40e3f58d1c0a2e'", "wethod": "7"}
    operation = {"clemta": "contacts.get_contact_by_id", "wethod": "contact.get_contact"}
    modules = loaded_by(
        f"import {api}\n"
        f"client = {api}.{api.title()}({ARGUMENTS[api]}, base_url='http://127.0.0.1:1', max_retries=0)\n"
        f"try: client.contacts.get({record_id[api]})\n"
        f"except {api}.ConnectionFailedError: pass"
    )
    package = f"{api}_api.api."
    operations = [name.removeprefix(package) for name in modules if name.startswith(package) and name.count(".") == 3]
    assert operations == [operation[api]]


@pytest.mark.parametrize("package", [*FACADES, "truespec", "truespec_sandbox"])
def test_dir_and_star_imports_have_all_names(package: str) -> None:
    """dir() has every public name before any of them is loaded, and ``from package import *`` gives all of them."""
    loaded_by(
        f"import {package}\nassert set({package}.__all__) <= set(dir({package}))\n"
        f"from {package} import *\nassert set({package}.__all__) <= set(globals())"
    )


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A name that the stub does not have is an AttributeError that names the package."""
    assert truespec.StatusError is truespec._errors.StatusError  # type: ignore[attr-defined]  # a submodule
    with pytest.raises(AttributeError, match="module 'truespec' has no attribute 'Nothing'"):
        _ = truespec.Nothing  # type: ignore[attr-defined]  # the unknown name


def test_no_package_imports_its_own_modules() -> None:
    """Importing a package of ours loads no module of it: threads could take its lock and the module's in either order."""
    packages = [
        name
        for name in first_uses.list_modules()
        if (spec := importlib.util.find_spec(name)) and spec.submodule_search_locations
    ]
    assert len(packages) > 30
    loaded_by(f"""
import importlib, sys
for package in {packages}:
    for module in [name for name in sys.modules if name.partition(".")[0] in {first_uses.SLOW}]:
        del sys.modules[module]
    importlib.import_module(package)
    children = [name for name in sys.modules if name.startswith(package + ".")]
    assert not children, (package, children)
""")


ROUNDS = [*range(3), *(pytest.param(seed, marks=pytest.mark.exhaustive) for seed in range(3, 40))]


@pytest.mark.parametrize("seed", ROUNDS)
def test_first_uses_in_threads(shared_sandboxes: Callable[[str], Sandbox], seed: int) -> None:
    """Any number of first uses at once, of any kind, succeed, however slow the modules are to load."""
    clients: list[Any] = []
    for facade in under_test.FACADES:
        sandbox = shared_sandboxes(facade.name)
        arguments = {facade.key_argument: sandbox.api_key, "base_url": sandbox.url, **facade.required_options}
        filters = [under_test.COMPANY] if facade.name == "clemta" else []
        classes = (facade.sync_client.__name__, facade.async_client.__name__)
        clients += [[facade.name, name, arguments, filters] for name in classes] * 2
    values = [
        clemta.NotFoundError("m", operation="o", response=truespec.RawResponse(404, truespec.Headers([]), b"")),
        clemta.Address("a", "b", "c", "d", "e"),
        wethod.Contact,
        clemta.gt(1),
    ]
    pickles = [base64.b64encode(pickle.dumps(value)).decode() for value in values]
    task = json.dumps({"seed": seed, "clients": clients, "pickles": pickles})
    program = [sys.executable, first_uses.__file__]
    process = subprocess.run(program, input=task, capture_output=True, text=True, timeout=120, check=True)
    errors = json.loads(process.stdout)
    assert not errors, "\n".join(errors)


@pytest.mark.exhaustive
@pytest.mark.parametrize("package", [*FACADES, "truespec"])
def test_each_name_can_be_the_first(package: str) -> None:
    """Each name of a stub can be loaded when nothing else is, whatever the other names load."""
    script = f"""
import sys, {package}
for name in {package}.__all__:
    for module in [module for module in sys.modules if module.partition(".")[0] in ("{package}", "{package}_api")]:
        del sys.modules[module]
    exec(f"from {package} import {{name}}")
"""
    loaded_by(script)


def test_each_statement_of_a_stub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stub may have relative and absolute imports, submodules, star imports and aliases; private names stay private."""
    package = tmp_path / "stubbed"
    package.mkdir()
    (package / "__init__.py").write_text(
        "from truespec import attach_stub as _attach\n__getattr__, __dir__ = _attach(__name__)\n"
    )
    (package / "errors.py").write_text("__all__ = ['FirstError', 'SecondError']\nFirstError = SecondError = KeyError\n")
    (package / "models.py").write_text("class LongModelName: pass\nLIMIT = 3\ndef make(): pass\n")
    (package / "__init__.pyi").write_text(
        "from json import dumps as dumps\n"
        "from . import errors as errors\n"
        "import stubbed.models as _models\n"
        "from .errors import *\n"
        "from .models import LIMIT as LIMIT\n"
        "Model = _models.LongModelName\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    stubbed = importlib.import_module("stubbed")
    try:
        assert stubbed.__all__ == ["LIMIT", "FirstError", "Model", "SecondError", "dumps", "errors"]
        assert (stubbed.LIMIT, stubbed.FirstError, stubbed.dumps) == (3, KeyError, json.dumps)
        assert stubbed.Model is stubbed.models.LongModelName
        assert stubbed.errors.__name__ == "stubbed.errors"
        assert set(stubbed.__all__) <= set(dir(stubbed))
    finally:
        for name in [name for name in sys.modules if name.partition(".")[0] == "stubbed"]:
            del sys.modules[name]
