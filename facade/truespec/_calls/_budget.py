"""How often a client may try again, so that it does not add a storm to an outage.

Tokens in a bucket, as AWS' SDKs and gRPC do it: a retry takes one, every fifth call that goes well puts one back, and a
retry that goes well puts its own back.  In a total outage a thousand calls are at most a thousand and a hundred requests.
"""

from __future__ import annotations

import itertools
from collections import deque

SIZE = 100
"""The retries that a client may make before anything goes well again."""
EVERY = 5
"""So many calls that go well earn one retry."""


class Budget:
    """The retries that a client and those made of it by ``with_options`` may still make.

    It has no lock, because each step on a deque is atomic: nothing is held when a process forks.
    """

    def __init__(self, size: int = SIZE) -> None:
        self._tokens = deque([None] * size, maxlen=size)
        self._size = size
        self._calls = itertools.count(1)

    def take(self) -> bool:
        """Take a token for a retry.  False when there is none."""
        try:
            self._tokens.pop()
        except IndexError:
            return False
        return True

    def went_well(self, *, retried: bool) -> None:
        """Note a call that went well."""
        if len(self._tokens) < self._size and (retried or next(self._calls) % EVERY == 0):
            self._tokens.append(None)

    @property
    def left(self) -> int:
        """The retries that may be made now."""
        return len(self._tokens)
