"""A sandbox together with clients that are ready to use.

The sandbox imports no client: it would judge what it is made of. Clients are looked up by name among the entry points of
the group ``truespec_sandbox.clients`` of whatever is installed, ``clemta`` for a client whose calls block and
``clemta-async`` for one whose calls are awaited, so that a client of another make can be registered too. Each is called
as ``client(api_key, base_url=url)``, with the profile's ``client_options`` where the API wants more to be told.
"""

from __future__ import annotations

from contextlib import contextmanager
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any

import attrs

from truespec_sandbox._running import running
from truespec_sandbox._sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Generator

GROUP = "truespec_sandbox.clients"


@attrs.frozen
class SandboxWithClients(Sandbox):
    """A running sandbox, as the pytest fixtures give it; see ``Sandbox`` for all that it can do."""

    _opened: list[Any] = attrs.field(factory=list[Any], init=False, repr=False, eq=False)

    @property
    def client(self) -> Any:
        """A client of the API whose calls block, on this sandbox and with its key; the same one during a test.

        Raises:
            LookupError: no client of the API is installed.

        """
        if not self._opened:
            self._opened.append(self._client(self._controls.profile.api))
        return self._opened[0]

    @property
    def async_client(self) -> Any:
        """A new client whose calls are awaited; to be closed by the test: ``async with clemta_sandbox.async_client``.

        Raises:
            LookupError: no such client of the API is installed.

        """
        return self._client(f"{self._controls.profile.api}-async")

    @contextmanager
    def cleared(self) -> Generator[SandboxWithClients]:
        """Put everything back to where it was at the start, and close the blocking client when the block ends.

        Yields:
            The sandbox.

        """
        self.faults(None)
        self.churn(None)
        self.rate_limit(None)
        self.reset()
        try:
            yield self
        finally:
            while self._opened:
                self._opened.pop().close()

    def _client(self, name: str) -> Any:
        found = [*entry_points(group=GROUP, name=name)]
        if not found:
            message = f"no client {name!r} is installed: there is no entry point of this name in the group {GROUP!r}"
            raise LookupError(message)
        return found[0].load()(self.api_key, base_url=self.url, **self._controls.profile.client_options)


@contextmanager
def running_with_clients(api: str) -> Generator[SandboxWithClients]:
    """Run the sandbox of an API while the block runs, as ``running`` does.

    Args:
        api: the API's name, such as ``clemta``.

    Yields:
        The running sandbox, with clients.

    Raises:
        ServerError: there is no free port.

    """
    with running(api) as sandbox:
        members = {str(each.alias): getattr(sandbox, each.name) for each in attrs.fields(Sandbox)}
        yield SandboxWithClients(**members)
