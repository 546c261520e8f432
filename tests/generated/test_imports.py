"""Lazy imports: using one operation does not import the others."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import clemta_api.api.contacts
import clemta_api.models
from tests.generated.packages import generated

if TYPE_CHECKING:
    from pathlib import Path


def list_imported_modules(statement: str) -> set[str]:
    """Return the modules of the package that a new interpreter has imported after a statement."""
    code = f"import sys\n{statement}\nprint(*(name for name in sys.modules if name.startswith('clemta_api.')))"
    completed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return {name.removeprefix("clemta_api.") for name in completed.stdout.split()}


def test_importing_the_package_imports_no_model() -> None:
    """Importing the package and ``models`` imports no module of a model."""
    assert not [
        name for name in list_imported_modules("import clemta_api, clemta_api.models") if name.startswith("models.")
    ]


def test_importing_an_operation_imports_its_models() -> None:
    """Importing one operation imports the models of its responses and those that these refer to, and no others."""
    models = {
        name
        for name in list_imported_modules("import clemta_api.api.contacts.get_contact_by_id")
        if name.startswith("models.")
    }
    errors = ("bad_request", "contact_not_found", "forbidden", "internal_server", "rate_limit", "unauthorized")
    expected = {f"models.{error}_error{suffix}" for error in errors for suffix in ("", "_data_type_0", "_error")}
    expected |= {f"models.contact_{name}" for name in ("get_response", "response", "response_type", "billing")}
    assert models == expected


def test_accessing_a_model_imports_its_module() -> None:
    """Accessing a class of ``models`` imports its module only and returns the class of that module."""
    modules = list_imported_modules(
        "from clemta_api.models import Address; import clemta_api.models.address as m; assert m.Address is Address"
    )
    assert [name for name in sorted(modules) if name.startswith("models.")] == ["models.address"]


def test_accessing_an_operation_imports_its_module() -> None:
    """Accessing an operation of a tag imports its module only; dir() lists all, and other names raise AttributeError."""
    modules = list_imported_modules(
        "from clemta_api.api import contacts; contacts.get_contacts.build; assert 'create_contact' in dir(contacts)"
    )
    assert [name for name in modules if name.startswith("api.contacts.")] == ["api.contacts.get_contacts"]
    assert not hasattr(clemta_api.api.contacts, "no_such_operation")


def test_operation_with_the_name_of_a_helper(tmp_path: Path) -> None:
    """An operation may have the name of the function that makes the package lazy."""
    operation = {"responses": {"204": {"description": "d"}}, "tags": ["t"]}
    paths = {f"/{name}": {"get": {"operationId": name, **operation}} for name in ("attach_lazy", "other")}
    document = {"openapi": "3.0.3", "info": {"title": "Kites", "version": "1"}, "paths": paths}
    with generated(tmp_path, "helpers", document) as package:
        assert {name: getattr(package.module("api.t"), name).__name__ for name in ("attach_lazy", "other")} == {
            "attach_lazy": "helpers_api.api.t.attach_lazy",
            "other": "helpers_api.api.t.other",
        }


def test_every_model_is_listed() -> None:
    """Each name in ``__all__`` can be accessed and is listed by dir(); other names raise AttributeError."""
    for name in clemta_api.models.__all__:
        assert getattr(clemta_api.models, name) is not None
    assert set(clemta_api.models.__all__) <= set(dir(clemta_api.models))
    assert not hasattr(clemta_api.models, "NoSuchModel")
