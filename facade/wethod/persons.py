"""Persons: those who work with Wethod."""

from __future__ import annotations

from typing import TYPE_CHECKING

from truespec import Call, ExecutorT, Resource, describe, operation
from wethod_api.api import person as operations

if TYPE_CHECKING:
    from wethod_api.models.person import Person


class Persons(Resource[ExecutorT]):
    """The persons of the company that the client is made for."""

    @operation
    def me(self) -> Call[Person]:
        """Return the person whom the token stands for: ``GET /api/persons/me``.

        It needs no permission, so it tells whether token, company and version are right.

        Returns:
            The person.

        Raises:
            AuthenticationError: The token is not known.
            PreconditionFailedError: The company or the version is none that the token can be used with.

        Example:
            >>> wethod.persons.me().name
            'Ada'
        """
        return describe(operations.get_authenticated_person)
