"""The generated operations and documents of every API, and the runtime's reading of a response, for tests of all APIs."""

from __future__ import annotations

import functools
import importlib
import json
import pkgutil
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from truespec import Api, APIResponse, Call, Headers, RawResponse
from truespec._calls._response_parser import parse_response
from truespec._validation._policy import Policy

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

ROOT = Path(__file__).parents[2]
APIS = sorted(path.name for path in (ROOT / "openapi").iterdir() if any(path.glob("*.yaml")))


@functools.cache
def operations(api: str) -> dict[str, ModuleType]:
    """Return the modules of an API's operations by operationId."""
    package = importlib.import_module(f"{api}_api.api")
    infos = pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
    modules = [importlib.import_module(info.name) for info in infos if not info.ispkg]
    return {module.OPERATION.id: module for module in modules}


@functools.cache
def document_of(api: str) -> dict[str, Any]:
    """Return the document that an API's package was generated from."""
    folder = Path(importlib.import_module(f"{api}_api").__file__ or "").parent
    document: dict[str, Any] = json.loads((folder / "openapi.json").read_text(encoding="utf-8"))
    return document


def read_response(
    api: Api | str,
    module: ModuleType,
    status: int,
    content: bytes,
    fields: Iterable[tuple[str, str]] = (("Content-Type", "application/json"),),
    **policy: Any,
) -> APIResponse[Any]:
    """Return what the runtime reads from a response to an operation; an API's name stands for one without error bodies."""
    if isinstance(api, str):
        api = Api(api, f"{api}_api", {"production": "http://127.0.0.1:9"}, lambda _: None)
    call: Call[Any] = Call(SimpleNamespace(operation=module.OPERATION), module.parse)
    return parse_response(api, call, RawResponse(status, Headers(fields), content), Policy(**policy))


def json_of(api: str, value: Any) -> Any:
    """Return the JSON value that a decoded value is encoded as."""
    return importlib.import_module(f"{api}_api.decoding").to_json(value)


def is_same_json(left: object, right: object) -> bool:
    """Return whether two JSON values are exactly equal: 1, 1.0 and true are three values."""
    return json.dumps(left, sort_keys=True) == json.dumps(right, sort_keys=True)
