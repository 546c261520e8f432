"""Every suite in this folder runs over every facade."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.facades.under_test import FACADES

if TYPE_CHECKING:
    from tests.facades.under_test import Facade


@pytest.fixture(params=FACADES, ids=lambda facade: facade.name)
def facade(request: pytest.FixtureRequest) -> Facade:
    """Each facade in turn."""
    param: Facade = request.param
    return param
