"""Fixtures for tests of programs that call one of the APIs; pytest loads them wherever truespec is installed.

    def test_a_signup_makes_a_contact(clemta_sandbox):
        sign_up(clemta_sandbox.client, clemta_sandbox.company_ids[0], "Ada Buyer", "ada@example.com")
        assert clemta_sandbox.requests("createContact")[-1].status == 200

There is one server for each API and session, started by the first test that uses it, on a free port; under pytest-xdist
each worker has its own. It is empty at the start of each test: no records, no faults, no churn, no rate limit, the clock
of the machine, no logged requests. The fixtures return a ``SandboxWithClients``; they need ``truespec[sandbox]``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Generator

    from truespec_sandbox._with_clients import SandboxWithClients

# Nothing of the sandbox is imported here: pytest loads this module in every project of the environment, and those that
# use no sandbox shall neither wait for its imports nor need the extra.


@pytest.fixture(scope="session")
def clemta_sandbox_of_session() -> Generator[SandboxWithClients]:
    """Clemta's sandbox, shared by the whole session; what a test leaves in it is there for the next one."""
    from truespec_sandbox._with_clients import running_with_clients  # noqa: PLC0415  (see above)

    with running_with_clients("clemta") as sandbox:
        yield sandbox


@pytest.fixture
def clemta_sandbox(clemta_sandbox_of_session: SandboxWithClients) -> Generator[SandboxWithClients]:
    """Clemta's sandbox, empty: ``url``, ``api_key``, ``company_ids``, ``client``, ``seed``, ``faults``, ``requests``."""
    with clemta_sandbox_of_session.reset_for_test() as sandbox:
        yield sandbox


@pytest.fixture(scope="session")
def wethod_sandbox_of_session() -> Generator[SandboxWithClients]:
    """Wethod's sandbox, shared by the whole session; what a test leaves in it is there for the next one."""
    from truespec_sandbox._with_clients import running_with_clients  # noqa: PLC0415  (see above)

    with running_with_clients("wethod") as sandbox:
        yield sandbox


@pytest.fixture
def wethod_sandbox(wethod_sandbox_of_session: SandboxWithClients) -> Generator[SandboxWithClients]:
    """Wethod's sandbox, empty: ``url``, ``api_key``, ``company_ids``, ``client``, ``seed``, ``faults``, ``requests``."""
    with wethod_sandbox_of_session.reset_for_test() as sandbox:
        yield sandbox
