"""Lazy attributes, and what an import, the first client and the first call load."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

import truespec

if TYPE_CHECKING:
    from pathlib import Path

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
