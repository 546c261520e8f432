"""The client that openapi-python-client writes by itself: its own templates, its own settings."""

from __future__ import annotations

import functools
import importlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from types import ModuleType

_NAME = "stock_client"


@frozen
class Stock:
    """The modules of a stock client, all loaded."""

    package: ModuleType
    models: ModuleType
    one: ModuleType
    """The operation getContactById."""
    page: ModuleType
    """The operation getContacts."""


@functools.cache
def client(document: Path) -> Stock:
    """Generate a client for the document in a temporary folder and import what is measured of it.

    The folder is gone when this returns, the modules stay.  Raises RuntimeError when the generator fails.
    """
    name = f"{_NAME}_{client.cache_info().currsize}"
    with tempfile.TemporaryDirectory() as folder:
        _generate(document, Path(folder) / name)
        sys.path.insert(0, folder)
        try:
            importlib.invalidate_caches()
            names = ("", ".models", ".api.contacts.get_contact_by_id", ".api.contacts.get_contacts")
            return Stock(*(importlib.import_module(name + part) for part in names))
        finally:
            sys.path.remove(folder)


def _generate(document: Path, package: Path) -> None:
    settings = package.with_name("settings.yaml")
    settings.write_text("post_hooks: []\n", encoding="utf-8")  # they only format, and want ruff on the PATH
    command = ["generate", "--path", str(document), "--meta", "none", "--config", str(settings)]
    done = subprocess.run(  # noqa: S603  (our own arguments only)
        [sys.executable, "-m", "openapi_python_client", *command, "--output-path", str(package)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    if done.returncode:
        message = f"openapi-python-client failed on {document}:\n{done.stdout}{done.stderr}"
        raise RuntimeError(message)
