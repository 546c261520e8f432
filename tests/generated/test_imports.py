"""What is loaded when: a service that uses one operation does not pay for the others."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import clemta_api.api.contacts
import clemta_api.models
from tests.generated.own_package import generated

if TYPE_CHECKING:
    from pathlib import Path


def loaded(statement: str) -> set[str]:
    """The modules of the package that a fresh interpreter has loaded after a statement."""
    code = f"import sys\n{statement}\nprint(*(name for name in sys.modules if name.startswith('clemta_api.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {name.removeprefix("clemta_api.") for name in done.stdout.split()}


def test_the_package_loads_no_model() -> None:
    """Importing the package, or its models, loads no module of a model."""
    assert not [name for name in loaded("import clemta_api, clemta_api.models") if name.startswith("models.")]


def test_an_operation_loads_its_own_models_only() -> None:
    """Importing one operation loads the models of its answers and what these refer to, and no others."""
    models = {name for name in loaded("import clemta_api.api.contacts.get_contact_by_id") if name.startswith("models.")}
    errors = ("bad_request", "contact_not_found", "forbidden", "internal_server", "rate_limit", "unauthorized")
    wanted = {f"models.{error}_error{suffix}" for error in errors for suffix in ("", "_data_type_0", "_error")}
    wanted |= {f"models.contact_{name}" for name in ("get_response", "response", "response_type", "billing")}
    assert models == wanted


def test_a_model_is_loaded_when_it_is_named() -> None:
    """Naming a class of the models package loads its module, and gives the same class as its module does."""
    found = loaded(
        "from clemta_api.models import Address; import clemta_api.models.address as m; assert m.Address is Address"
    )
    assert [name for name in sorted(found) if name.startswith("models.")] == ["models.address"]


def test_an_operation_is_loaded_when_it_is_named() -> None:
    """Naming an operation of a tag's package loads its module and no other; dir() knows all, and others are AttributeErrors."""
    found = loaded(
        "from clemta_api.api import contacts; contacts.get_contacts.build; assert 'create_contact' in dir(contacts)"
    )
    assert [name for name in found if name.startswith("api.contacts.")] == ["api.contacts.get_contacts"]
    assert not hasattr(clemta_api.api.contacts, "no_such_operation")


def test_an_operation_may_have_any_name(tmp_path: Path) -> None:
    """An operation that is called as the helper that loads it is a module like the others."""
    answer = {"responses": {"204": {"description": "d"}}, "tags": ["t"]}
    paths = {f"/{name}": {"get": {"operationId": name, **answer}} for name in ("lazily", "other")}
    document = {"openapi": "3.0.3", "info": {"title": "Kites", "version": "1"}, "paths": paths}
    with generated(tmp_path, "called", document) as package:
        assert {name: getattr(package.module("api.t"), name).__name__ for name in ("lazily", "other")} == {
            "lazily": "called_api.api.t.lazily",
            "other": "called_api.api.t.other",
        }


def test_every_name_is_there() -> None:
    """Each name in __all__ can be had, is listed by dir(), and a name that is not there is an AttributeError."""
    for name in clemta_api.models.__all__:
        assert getattr(clemta_api.models, name) is not None
    assert set(clemta_api.models.__all__) <= set(dir(clemta_api.models))
    assert not hasattr(clemta_api.models, "NoSuchModel")
