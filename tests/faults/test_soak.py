"""The soak test of ``make soak``, in short."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.faults.clients import APIS, MODES, SYNC, ApiUnderTest
from tests.faults.soak import soak

if TYPE_CHECKING:
    from tests.faults.server import ServerThread

PAIRS = [
    pytest.param(api, mode, id=f"{api.name}-{mode}", marks=[] if api is APIS[0] else pytest.mark.exhaustive)
    for api in APIS
    for mode in MODES
]


@pytest.mark.parametrize(("api", "mode"), PAIRS)
def test_nothing_piles_up(api: ApiUnderTest, mode: str, server_thread: ServerThread) -> None:
    """After 400 calls with 10 % faults and 400 cancelled ones no foreign exception was raised and the pool is whole."""
    report = soak(mode, api, server_thread, calls=400, warm_up=200)
    assert report.faults == []
    assert report.outcomes["value"] > 300
    assert len(report.outcomes) > 4
    assert mode == SYNC or report.outcomes["cancelled"] > 20
