"""The soak of ``make soak``, in short."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.faults.apis import APIS, ApiUnderTest
from tests.faults.rig import BLOCKING, KINDS
from tests.faults.soak import soak

if TYPE_CHECKING:
    from tests.faults.server import FaultServer


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("api", APIS, ids=lambda api: api.name)
def test_nothing_piles_up(api: ApiUnderTest, kind: str, fault_server: FaultServer) -> None:
    """400 calls with 10 % faults, then 400 cancelled at random: nothing foreign is raised, nothing stays, the pool is whole."""
    found = soak(kind, api, fault_server, calls=400, warm=200)
    assert found.faults == []
    assert found.ends["value"] > 300
    assert len(found.ends) > 4
    assert kind == BLOCKING or found.ends["cancelled"] > 20
