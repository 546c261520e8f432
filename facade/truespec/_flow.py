"""Operations that take more than one call, written once for both colours.

A flow is a generator: it asks for calls and pauses, and the colour of the client makes them.  What a call raises is raised
where the flow asked.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from attrs import frozen

from truespec._call import Call

if TYPE_CHECKING:
    from truespec._response import APIResponse

T = TypeVar("T")


@frozen
class Pause:
    """Ask to be gone on with after so many seconds."""

    seconds: float


Flow: TypeAlias = Generator[Call[Any] | Pause, Any, T]
"""Asks for calls and pauses, and ends with a T."""


def ask(call: Call[T]) -> Flow[APIResponse[T]]:
    """Give the answer to a call, to be used with ``yield from``.  Raises what the call raises."""
    answer: APIResponse[T] = yield call
    return answer


def pause(seconds: float) -> Flow[None]:
    """Wait so many seconds: to be used with ``yield from``."""
    yield Pause(seconds)
