"""A real HTTP server that plays an API: it keeps state in SQLite and holds every request to the contract document.

    from truespec_sandbox import running

    with running("clemta") as sandbox:
        ...  # sandbox.url, sandbox.api_key, sandbox.company_ids

From a shell: ``python -m truespec_sandbox clemta --port 0 --db clemta.sqlite``; ``--help`` tells the rest. What goes
wrong on purpose (``faults``), comes and goes between pages (``churn``) and is allowed a minute (``rate_limit``) can be
set at the start and while it runs.

It shares no code with the clients that are tried against it, so that a mistake cannot hide on both sides.
"""

from __future__ import annotations

from truespec_sandbox._churn import Change
from truespec_sandbox._database import StoreError
from truespec_sandbox._document import DocumentError
from truespec_sandbox._plan_text import PlanError
from truespec_sandbox._request_log import Request
from truespec_sandbox._sandbox import Sandbox, running
from truespec_sandbox._server import ServerError

__all__ = ["Change", "DocumentError", "PlanError", "Request", "Sandbox", "ServerError", "StoreError", "running"]
