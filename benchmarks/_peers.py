"""The peers: packages that the project does not need, installed into a folder of their own, and generated clients.

The folder goes to the end of ``sys.path``: one process holds all candidates, and what the project pins stays in place.
"""

from __future__ import annotations

import functools
import hashlib
import importlib
import shutil
import subprocess
import sys
import tempfile
import types
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / ".bench"
DOCUMENT = ROOT / "generated" / "clemta_api" / "openapi.json"
_REQUESTS = (
    "certifi==2026.10.18", "charset-normalizer==3.5.2", "idna==3.20", "requests==2.34.2", "urllib3==2.8.0",
)  # fmt: skip
_MSGSPEC = ("msgspec==0.22.0",)
_SECONDS = 120


class PeerError(Exception):
    """A peer cannot be installed; the message says why."""


def _install(requirements: Sequence[str]) -> None:
    """Make pinned requirements importable; they are installed once."""
    key = "\n".join([*sorted(requirements), str(sys.implementation.cache_tag)])
    folder = FOLDER / hashlib.sha256(key.encode()).hexdigest()[:16]
    if not folder.is_dir():
        FOLDER.mkdir(exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix="installing-", dir=FOLDER))
        pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "--no-input", "install"]
        try:
            _run([*pip, "--no-deps", "--only-binary", ":all:", "--target", str(work / "new"), *requirements])
            (work / "new").replace(folder)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    if str(folder) not in sys.path:
        sys.path.append(str(folder))


def _run(command: Sequence[str]) -> None:
    """Run a tool.  Raises PeerError with its last line."""
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=_SECONDS)  # noqa: S603  (our own arguments)
    except subprocess.TimeoutExpired as error:
        message = f"{' '.join(command[:4])} was not done within {_SECONDS} seconds"
        raise PeerError(message) from error
    if done.returncode:
        message = (done.stderr.strip().splitlines() or ["no reason given"])[-1]
        raise PeerError(message)


def requests() -> Any:
    """Return the module requests.  Raises PeerError."""
    _install(_REQUESTS)
    return importlib.import_module("requests")


@functools.cache
def stock() -> Any:
    """Return the client that openapi-python-client writes with its own templates, with the modules that are measured."""
    name = "stock_client"
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder) / "settings.yaml"
        settings.write_text("post_hooks: []\n", encoding="utf-8")  # they only format
        command = [sys.executable, "-m", "openapi_python_client", "generate", "--path", str(DOCUMENT), "--meta", "none"]
        _run([*command, "--config", str(settings), "--output-path", str(Path(folder) / name)])
        sys.path.insert(0, folder)
        try:
            importlib.invalidate_caches()
            for module in (".models", ".api.contacts.get_contact_by_id", ".api.contacts.get_contacts"):
                importlib.import_module(name + module)
            return importlib.import_module(name)
        finally:
            sys.path.remove(folder)


class Billing(BaseModel):
    """The schema ``ContactBilling``, as a user would write it."""

    email: str | None = None
    phone: str | None = None
    phone_code: str | None = None
    iso_code: str | None = None
    country: str | None = None
    address_1: str | None = None
    address_2: str | None = None
    postal_code: str | None = None
    district: str | None = None
    state: str | None = None
    province: str | None = None
    tax_id: str | None = None


class Contact(BaseModel):
    """The schema ``ContactResponse``."""

    id: str
    created_at: int
    updated_at: int
    type: Literal["customer", "vendor"]
    full_name: str
    email: str
    status: str | None = None
    description: str | None = None
    cc_emails: list[str] | None = None
    bcc_emails: list[str] | None = None
    billing: Billing | None = None


class Data(BaseModel):
    """The member ``data`` of the schema ``ContactListResponse``."""

    contacts: list[Contact]
    total: int
    skip: int | None = None
    limit: int | None = None


class Page(BaseModel):
    """The schema ``ContactListResponse``."""

    success: bool
    message: str
    data: Data


class One(BaseModel):
    """The schema ``ContactGetResponse``."""

    success: bool
    message: str
    data: Contact


def msgspec() -> tuple[Any, Any]:
    """Return msgspec and its struct for a page, made of the fields of the pydantic models.  Raises PeerError."""
    _install(_MSGSPEC)
    module = importlib.import_module("msgspec")
    return module, _struct(module, Page)


def _struct(module: Any, model: type[BaseModel]) -> Any:
    fields: list[tuple[Any, ...]] = []
    for name, field in model.model_fields.items():
        kind: Any = field.annotation
        if isinstance(kind, types.UnionType):  # optional
            fields.append((name, _convert(module, kind.__args__[0]) | module.UnsetType, module.UNSET))
        else:
            fields.append((name, _convert(module, kind)))
    return module.defstruct(model.__name__, fields)


def _convert(module: Any, kind: Any) -> Any:
    if isinstance(kind, types.GenericAlias):
        return types.GenericAlias(list, (_convert(module, kind.__args__[0]),))
    return _struct(module, kind) if kind in (Billing, Contact, Data, Page, One) else kind
