"""What the tests that hold for every API need of each: its operations, its document, and the runtime's reading."""

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
    """The modules of an API's operations by operationId."""
    package = importlib.import_module(f"{api}_api.api")
    names = [found.name for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}.") if not found.ispkg]
    modules = [importlib.import_module(name) for name in names]
    return {module.OPERATION.id: module for module in modules}


@functools.cache
def document_of(api: str) -> dict[str, Any]:
    """The document that an API's package was generated from, as it ships it."""
    folder = Path(importlib.import_module(f"{api}_api").__file__ or "").parent
    found: dict[str, Any] = json.loads((folder / "openapi.json").read_text(encoding="utf-8"))
    return found


def plain(api: str) -> Api:
    """An API as the runtime sees it, with nothing known of how it says no."""
    return Api(api, f"{api}_api", {"production": "http://127.0.0.1:9"}, lambda _: None)


def given(
    api: Api | str,
    module: ModuleType,
    status: int,
    content: bytes,
    fields: Iterable[tuple[str, str]] = (("Content-Type", "application/json"),),
    **policy: Any,
) -> APIResponse[Any]:
    """What the runtime makes of an answer to an operation."""
    call: Call[Any] = Call(SimpleNamespace(operation=module.OPERATION), module.parse)  # type: ignore[arg-type]
    known = plain(api) if isinstance(api, str) else api
    return parse_response(known, call, RawResponse(status, Headers(fields), content), Policy(**policy))


def json_of(api: str, value: Any) -> Any:
    """The JSON value that a decoded value is written as."""
    return importlib.import_module(f"{api}_api.decoding").json_value(value)


def same(left: object, right: object) -> bool:
    """Whether two JSON values are the same to the letter: 1, 1.0 and true are three values."""
    return json.dumps(left, sort_keys=True) == json.dumps(right, sort_keys=True)
