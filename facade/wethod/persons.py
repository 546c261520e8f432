"""Persons: the people who work at a company."""

from __future__ import annotations

from typing import TYPE_CHECKING

from truespec import Call, ExecutorT, Resource, describe, operation
from wethod_api.api import person as operations

if TYPE_CHECKING:
    from wethod_api.models.person import Person


class Persons(Resource[ExecutorT]):
    """The people who work at the company."""

    @operation
    def me(self) -> Call[Person]:
        """Return the person that the token belongs to: ``GET /api/persons/me``.

        This needs no permission, so it shows whether token, company and version are right.

        Returns:
            The person.

        Raises:
            AuthenticationError: The token is unknown.
            PreconditionFailedError: The token cannot be used with this company or this version.

        Example:
            >>> wethod.persons.me().name
            'Ada'
        """
        return describe(operations.get_authenticated_person)
