"""Clients: the companies that a company works for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from truespec import (
    Call,
    ExecutorT,
    Listing,
    OffsetRules,
    Page,
    Resource,
    by_offset,
    describe,
    listing,
    operation,
)
from wethod._filters import to_param
from wethod_api import models
from wethod_api.api import client as operations
from wethod_api.types import UNSET, Unset

if TYPE_CHECKING:
    from datetime import datetime

    from truespec import PagingOptions
    from wethod._client_fields import ClientChanges, ClientFields
    from wethod._filters import Filter
    from wethod_api.models.client_model import ClientModel as Client
    from wethod_api.models.list_clients_deleted import ListClientsDeleted as Deleted
    from wethod_api.models.list_clients_include import ListClientsInclude as Include


CLIENTS = OffsetRules("listClients", offset="offset", limit="limit", max_page_size=100)


class Clients(Resource[ExecutorT]):
    """The clients of the company."""

    @listing
    def list(
        self,
        *,
        include: Include | Unset = UNSET,
        updated_at: Filter | datetime | Unset = UNSET,
        deleted: Deleted | Unset = UNSET,
        deleted_at: Filter | datetime | Unset = UNSET,
        **paging: Unpack[PagingOptions],
    ) -> Listing[Client]:
        """List clients: ``GET /api/clients``.

        A client that exists during the whole loop is returned exactly once, whatever is created or deleted meanwhile, as
        long as the server keeps the clients in one order.  The order is not documented and cannot be chosen: if the
        listing changes during the loop, the logger ``truespec.paging`` says so once.

        The responses carry no total; see ``contacts.list`` for the consequences.

        Args:
            include: ``externalIdentifiers`` to get the ``external_identifiers`` of each client.
            updated_at: Only clients changed at this time: ``eq(timestamp)``, ``neq``, ``gt``, ``gte``, ``lt``, ``lte``,
                ``between(first, last)``, ``in_(timestamps)`` or ``nin(timestamps)``; ``raw(text)`` sends any text.
            deleted: ``exclude``, the default, omits deleted clients, ``include`` includes them, ``only`` omits all others.
            deleted_at: Only clients deleted at this time, as for ``updated_at``.
            paging: See PagingOptions: ``page_size`` (2 to 100), ``max_items``, ``prefetch`` and ``cursor``.

        Returns:
            A pager; nothing is sent until it is looped over.

        Raises:
            ConfigurationError: A pagination argument is invalid, or ``cursor`` is not one of this listing.
            RequestConformanceError: A timestamp has no time zone, or a value is not in the document; nothing was sent.
            BadRequestError: The server rejects the filter (raised by the loop).
            PermissionDeniedError: The token may not read clients (raised by the loop).
            PaginationError: The server's pages contradict each other, or the position was lost (raised by the loop).

        Example:
            >>> [client.corporate_name for client in wethod.clients.list(deleted="include")]
            ['Kite & Co']
        """
        updated_param, deleted_param = to_param("updated_at", updated_at), to_param("deleted_at", deleted_at)

        def build_call(offset: int, limit: int) -> Call[Page[Client]]:
            return describe(
                operations.list_clients,
                include=include,
                limit=limit,
                offset=offset,
                updated_at=updated_param,
                deleted=deleted,
                deleted_at=deleted_param,
            ).then(Page)

        return by_offset(CLIENTS, build_call, lambda client: client.id, paging=paging, ordered=False)

    @operation
    def get(
        self, client_id: int, *, include: Include | Unset = UNSET, deleted: Deleted | Unset = UNSET
    ) -> Call[Client]:
        """Return one client: ``GET /api/clients/{id}``.

        Args:
            client_id: The id of the client.
            include: ``externalIdentifiers`` to get its ``external_identifiers``.
            deleted: ``include`` or ``only`` to get a deleted client; by default that is a NotFoundError.

        Returns:
            The client; a field may be absent (UNSET) or None, and both mean that the value is unknown.

        Raises:
            RequestConformanceError: An argument violates the document; nothing was sent.
            NotFoundError: There is no such client.

        Example:
            >>> wethod.clients.get(client_id).corporate_name
            'Kite & Co'
        """
        return describe(operations.get_client, id=client_id, include=include, deleted=deleted)

    @operation
    def create(self, **fields: Unpack[ClientFields]) -> Call[Client]:
        """Create a client and return it: ``POST /api/client``.

        Which fields the server requires is not documented; the form in the product requires name and acronym.

        Args:
            fields: See ClientFields, such as ``corporate_name`` and ``acronym``.

        Returns:
            The client with its id.

        Raises:
            TypeError: There is no such field.
            RequestConformanceError: A value violates the document; nothing was sent.
            BadRequestError: The server rejects the client; ``failures`` has a ``field`` and a ``message`` for each fault.
            PermissionDeniedError: The token may not change clients.

        Example:
            >>> wethod.clients.create(corporate_name="Moss Ltd", acronym="MOSS", country="Italy").acronym
            'MOSS'
        """
        return describe(operations.create_client, body=models.ClientCreate(**fields))

    @operation
    def update(self, client_id: int, **fields: Unpack[ClientChanges]) -> Call[Client]:
        """Change a client and return it with the changes: ``PATCH /api/client/{id}``.

        A field that is not passed keeps its value; None clears it.

        Args:
            client_id: The id of the client.
            fields: See ClientChanges.

        Returns:
            The client with the changes.

        Raises:
            TypeError: There is no such field.
            RequestConformanceError: A value violates the document, such as a text that is too long; nothing was sent.
            BadRequestError: The server rejects the client; ``failures`` has a ``field`` and a ``message`` for each fault.
            PermissionDeniedError: The token may not change clients.
            NotFoundError: There is no such client.

        Example:
            >>> client = wethod.clients.update(client_id, town="Milan", notes=None)
            >>> client.town, client.notes, client.corporate_name
            ('Milan', None, 'Kite & Co')
        """
        return describe(operations.update_client, id=client_id, body=models.ClientUpdate(**fields))

    @operation
    def delete(self, client_id: int) -> Call[None]:
        """Delete a client: ``DELETE /api/client/{id}``.  It can still be read with ``deleted="include"``.

        Args:
            client_id: The id of the client.

        Raises:
            RequestConformanceError: The id is not a whole number of 0 or more; nothing was sent.
            PermissionDeniedError: The token may not change clients.
            NotFoundError: There is no such client.

        Example:
            >>> wethod.clients.delete(client_id)
        """
        return describe(operations.delete_client, id=client_id)
