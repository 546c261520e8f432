"""The facade of this folder's tests."""

from __future__ import annotations

import pytest

from tests.facades.under_test import WETHOD, Facade


@pytest.fixture
def facade() -> Facade:
    """Wethod."""
    return WETHOD
