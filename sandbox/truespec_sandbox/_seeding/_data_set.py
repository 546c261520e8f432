"""Data sets that are there from the start: plausible, of any size, and the same every time."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from truespec_sandbox._profile import Profile
    from truespec_sandbox._state._store import Store

LARGEST = 1_000_000
# Stands in the ids in the place of the database's own mark, so that they are the same in every database.
_MARK = "5eed00"


def seed(store: Store, profile: Profile, *, size: int, seed: int, now: float) -> None:
    """Add a data set to the state, all of it or, when something fails, none.

    In an empty store the same size and seed give the same records with the same ids, but for the times that have to be
    near to now. In a store that is not empty they are added to what is there.

    Args:
        store: the state.
        profile: the API whose data they are.
        size: about how many records the largest collections get.
        seed: any number; another one gives other data.
        now: the time in Unix seconds.

    Raises:
        ValueError: the size is negative or over a million, or nobody has written data for the API.
        APIError: another program has had the database locked for two seconds.

    """
    if not 0 <= size <= LARGEST:
        message = f"a data set has from 0 to {LARGEST} records, not {size}"
        raise ValueError(message)
    if profile.seeding is None:
        message = f"there is no seeded data for {profile.api}"
        raise ValueError(message)
    with store.transaction(profile.api, writes=True, mark=_MARK) as records:
        profile.seeding(records, size, Random(seed), int(now))  # noqa: S311 (data to look at, no secrets)
