"""A real HTTP server that plays an API: it keeps state in SQLite and holds every request to the contract document.

    from truespec_sandbox import running

    with running("clemta") as sandbox:
        ...  # sandbox.url, sandbox.api_key, sandbox.company_ids

From a shell: ``python -m truespec_sandbox clemta --port 0 --db clemta.sqlite``.

It shares no code with the clients that are tried against it, so that a mistake cannot hide on both sides.
"""

from __future__ import annotations

from truespec_sandbox._document import DocumentError
from truespec_sandbox._sandbox import Sandbox, running
from truespec_sandbox._server import ServerError
from truespec_sandbox._store import StoreError

__all__ = ["DocumentError", "Sandbox", "ServerError", "StoreError", "running"]
