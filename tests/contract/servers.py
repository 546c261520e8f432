"""The servers under test: a sandbox for each API, or the server that the environment names."""

from __future__ import annotations

import os
from contextlib import ExitStack
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.contract.apis import APIS
from tests.contract.collection import Collection
from tests.contract.journal import FOLDER, Journal
from tests.contract.live import blocked_operations
from tests.contract.marks import VARIABLE, new_mark
from tests.contract.relay import MAX_SECONDS, Relay, listening
from tests.contract.session import Server, Session, sandbox_server, secret_forms
from truespec_sandbox import running

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from tests.contract.live import LiveSettings
    from tests.contract.resources import Resource


class Servers:
    """Starts the server of an API when it is first asked for, and ends all of them."""

    def __init__(self, live: Mapping[str, LiveSettings], journals: Path = FOLDER) -> None:
        """Begin with no server.

        Args:
            live: the servers that are not sandboxes of ours, by API.
            journals: the folder for the journals of live runs.

        """
        self._journals = journals
        self._live = live
        self._stack = ExitStack()
        self._sessions: dict[str, Session] = {}
        self._collections: dict[str, Collection] = {}
        self.redactions: dict[str, str] = {}
        self.summaries: list[str] = []

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Remove the records of live runs, and end every server."""
        self._stack.__exit__(kind, error, trace)

    def __getitem__(self, api: str) -> Server:
        """Return the server of an API."""
        return self.session(api).server

    def session(self, api: str) -> Session:
        """Return the session with the server of an API."""
        if api not in self._sessions:
            if api in self._live:
                server = self._start_relay(self._live[api])
            else:
                server = sandbox_server(api, self._stack.enter_context(running(api, check=True)))
            self._sessions[api] = Session(server)
            self._stack.callback(self._sessions[api].close)
        return self._sessions[api]

    def collection(self, api: str, resource: Resource) -> Collection:
        """Return a collection of an API, the same one every time."""
        key = f"{api} {resource.name}"
        return self._collections.setdefault(key, Collection(resource, self.session(api)))

    def _start_relay(self, settings: LiveSettings) -> Server:
        try:
            httpx.get(settings.base_url, timeout=30)
        except httpx.HTTPError as error:
            pytest.exit(f"no response from {settings.base_url}: {error!r}", returncode=2)
        mark = os.environ.setdefault(VARIABLE, new_mark())
        self._stack.callback(os.environ.pop, VARIABLE, None)
        journal = Journal(self._journals, api=settings.api, base_url=settings.base_url, mark=mark)
        relay = self._stack.enter_context(listening(Relay(settings, journal)))
        self._stack.callback(self._remove_created_records, relay, journal, settings)
        api = APIS[settings.api]
        own = {**api.constants, **dict.fromkeys(api.secrets, settings.secret)}
        redactions = {relay.url: settings.base_url, **dict.fromkeys(secret_forms(settings.secret), "[secret]")}
        self.redactions |= redactions
        return Server(
            api,
            relay.url,
            own,
            blocked=frozenset(blocked_operations(api.name)),
            is_live=True,
            timeout=MAX_SECONDS,
            redactions=redactions,
        )

    def _remove_created_records(self, relay: Relay, journal: Journal, settings: LiveSettings) -> None:
        is_done = False
        try:
            left = relay.remove_created_records()
            is_done = not left
        finally:
            journal.close(is_done=is_done)
        records = relay.records
        self.summaries += [
            f"{settings.api}: {records.created} records created, {records.created - len(left)} removed",
            f"{records.unmarked} of them bore no mark",
            f"{records.redirected} changes of records that the run had not created were sent to an unknown id",
            f"{records.blocked} requests for operations that a live run does not call were not sent",
            *(f"not called: {name}: {reason}" for name, reason in blocked_operations(settings.api).items()),
        ]
        if left:
            pytest.fail("records of the live run are left:\n" + "\n".join(left), pytrace=False)
