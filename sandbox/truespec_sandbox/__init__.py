"""A real HTTP server for an API: it keeps state in SQLite and validates every request against the contract document.

    from truespec_sandbox import running

    with running("clemta") as sandbox:
        ...  # sandbox.url, sandbox.api_key, sandbox.company_ids

From a shell: ``truespec-sandbox clemta --port 8080 --db clemta.sqlite``; ``--help`` lists the options. For tests with
pytest: ``truespec_sandbox.pytest_plugin``. Faults (``faults``), records that come and go between pages (``churn``) and
the rate limit (``rate_limit``) can be set at the start and while it runs.

It shares no code with the clients that are tested against it, so that the same mistake cannot hide on both sides.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from truespec_sandbox._document._model import DocumentError
    from truespec_sandbox._faults._plan import PlanError
    from truespec_sandbox._middleware._churn import Change
    from truespec_sandbox._middleware._request_log import LoggedRequest
    from truespec_sandbox._running import running
    from truespec_sandbox._sandbox import Sandbox
    from truespec_sandbox._serving._server import ServerError
    from truespec_sandbox._state._store import StoreError
else:
    # Imported on first use: pytest loads the plugin in every project, and most of them use no server.
    _MODULES = {
        "Change": "_middleware._churn",
        "DocumentError": "_document._model",
        "PlanError": "_faults._plan",
        "LoggedRequest": "_middleware._request_log",
        "Sandbox": "_sandbox",
        "ServerError": "_serving._server",
        "StoreError": "_state._store",
        "running": "_running",
    }

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            message = f"module {__name__!r} has no attribute {name!r}"
            raise AttributeError(message)
        value = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *_MODULES})


__all__ = ["Change", "DocumentError", "LoggedRequest", "PlanError", "Sandbox", "ServerError", "StoreError", "running"]
