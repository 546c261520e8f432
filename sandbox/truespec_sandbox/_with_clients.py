"""A sandbox together with clients for it.

The sandbox imports no client, so that its tests of one are independent. Clients are looked up by name among the installed
entry points of the group ``truespec_sandbox.clients``, ``clemta`` for a sync client and ``clemta-async`` for an async
one, so that another package can register a client too. Each is called as ``client(api_key, base_url=url)``, with the
profile's ``client_options`` where the API needs more.
"""

from __future__ import annotations

from contextlib import contextmanager
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any

from attrs import field, fields, frozen

from truespec_sandbox._running import running
from truespec_sandbox._sandbox import Sandbox

if TYPE_CHECKING:
    from collections.abc import Generator

GROUP = "truespec_sandbox.clients"


@frozen
class SandboxWithClients(Sandbox):
    """A running sandbox with clients, for the pytest fixtures; see ``Sandbox`` for its other methods."""

    _opened: list[Any] = field(factory=list[Any], init=False, repr=False, eq=False)

    @property
    def client(self) -> Any:
        """A sync client of this sandbox, with its key; the same one during a test.

        Raises:
            LookupError: no sync client of the API is installed.

        """
        if not self._opened:
            self._opened.append(self._client(self._controls.profile.api))
        return self._opened[0]

    @property
    def async_client(self) -> Any:
        """A new async client, which the test closes: ``async with clemta_sandbox.async_client``.

        Raises:
            LookupError: no async client of the API is installed.

        """
        return self._client(f"{self._controls.profile.api}-async")

    @contextmanager
    def reset_for_test(self) -> Generator[SandboxWithClients]:
        """Reset everything to the state after the start, and close the sync client when the block ends.

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
        matches = [*entry_points(group=GROUP, name=name)]
        if not matches:
            message = f"no client {name!r} is installed: there is no entry point of this name in the group {GROUP!r}"
            raise LookupError(message)
        return matches[0].load()(self.api_key, base_url=self.url, **self._controls.profile.client_options)


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
        members = {str(each.alias): getattr(sandbox, each.name) for each in fields(Sandbox)}
        yield SandboxWithClients(**members)
