"""What a server does, connection by connection and request by request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from attrs import frozen

from tests.faults.steps import Reply

if TYPE_CHECKING:
    from tests.faults.steps import Step


class Played(Protocol):
    """What a stage plays."""

    @property
    def accept(self) -> tuple[Step, ...]:
        """The steps on a new connection, before anything is read."""
        ...

    def after(self, number: int) -> tuple[Step, ...]:
        """The steps after the request of this number, from 0 on."""
        ...


@frozen
class Scene:
    """What a server does: at once on each new connection, and after the first, second ... request.

    The last entry of ``answers`` is played for every later request too; without any the good answer is given.
    """

    accept: tuple[Step, ...] = ()
    answers: tuple[tuple[Step, ...], ...] = ()

    def after(self, number: int) -> tuple[Step, ...]:
        """The steps after the request of this number, from 0 on."""
        return self.answers[min(number, len(self.answers) - 1)] if self.answers else GOOD


GOOD: tuple[Step, ...] = (Reply(),)
ALL_GOOD = Scene()
