"""Clients: the companies for which a company works."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from truespec import (
    DEFAULT_PAGE_SIZE,
    Call,
    ExecutorT,
    Listing,
    OffsetRules,
    Page,
    Paging,
    Resource,
    by_offset,
    describe,
    listing,
    operation,
)
from wethod._filters import sent
from wethod_api import models
from wethod_api.api import client as operations
from wethod_api.types import UNSET, Unset

if TYPE_CHECKING:
    from datetime import datetime

    from wethod._client_fields import ClientChanges, ClientFields
    from wethod._filters import Filter
    from wethod_api.models.client_model import ClientModel as Client
    from wethod_api.models.list_clients_deleted import ListClientsDeleted as Deleted
    from wethod_api.models.list_clients_include import ListClientsInclude as Include


CLIENTS = OffsetRules("listClients", offset="offset", limit="limit", max_page_size=100)


def _id(client: Client) -> int:
    return client.id


class Clients(Resource[ExecutorT]):
    """The clients of the company that the client is made for."""

    @listing
    def list(  # noqa: PLR0913  (the document's parameters and those of every listing, by keyword)
        self,
        *,
        include: Include | Unset = UNSET,
        updated_at: Filter | datetime | Unset = UNSET,
        deleted: Deleted | Unset = UNSET,
        deleted_at: Filter | datetime | Unset = UNSET,
        page_size: int = DEFAULT_PAGE_SIZE,
        max_items: int | None = None,
        prefetch: int = 1,
        cursor: str | None = None,
    ) -> Listing[Client]:
        """List clients: ``GET /api/clients``.

        A client that exists during the whole loop comes exactly once, whatever others create or delete meanwhile, as
        long as the server keeps the clients in one order.  Which order that is, is not published, and none can be asked
        for: when the listing changed while it was read, a line in the log ``truespec.paging`` says so once.

        The API does not say how many clients there are; what follows from that is said at ``contacts.list``.

        Args:
            include: ``externalIdentifiers`` to have ``external_identifiers`` of each client too.
            updated_at: Only those that were changed then: ``eq(moment)``, ``neq``, ``gt``, ``gte``, ``lt``, ``lte``,
                ``between(first, last)``, ``in_(moments)`` or ``nin(moments)``; ``raw(text)`` sends any text.
            deleted: ``exclude``, the default, leaves deleted clients out, ``include`` sends them too, ``only`` alone.
            deleted_at: Only those that were deleted then, as for ``updated_at``.
            page_size: How many clients a request asks for, 2 to 100.
            max_items: Stop after so many; all of them by default.
            prefetch: How many pages may be under way or waiting at a time (in threads, or in tasks of an async client); 1,
                the default, asks for each page when it is needed.
            cursor: Go on where the ``cursor`` of a pager, or of an error, of the same listing was taken; at the beginning
                by default.

        Returns:
            A pager; nothing is sent before it is looped over.

        Raises:
            ConfigurationError: ``page_size``, ``max_items`` or ``prefetch`` makes no sense, or ``cursor`` is not of this
                listing.
            RequestConformanceError: A moment has no time zone, or a word is none of the document's; nothing was sent.
            BadRequestError: The server does not take the filter (raised by the loop).
            PermissionDeniedError: The person has no right to see clients (raised by the loop).
            PaginationError: The server's pages contradict each other, or the place was lost (raised by the loop).

        Example:
            >>> [client.corporate_name for client in wethod.clients.list(deleted="include")]
            ['Kite & Co']
        """
        changed, gone = sent("updated_at", updated_at), sent("deleted_at", deleted_at)

        def page(offset: int, limit: int) -> Call[Page[Client]]:
            return describe(
                operations.list_clients,
                include=include,
                limit=limit,
                offset=offset,
                updated_at=changed,
                deleted=deleted,
                deleted_at=gone,
            ).then(Page)

        return by_offset(CLIENTS, page, _id, paging=Paging(page_size, max_items, prefetch, cursor), ordered=False)

    @operation
    def get(
        self, client_id: int, *, include: Include | Unset = UNSET, deleted: Deleted | Unset = UNSET
    ) -> Call[Client]:
        """Return one client: ``GET /api/clients/{id}``.

        Args:
            client_id: Its id.
            include: ``externalIdentifiers`` to have its ``external_identifiers`` too.
            deleted: ``include`` or ``only`` finds it when it was deleted; ``exclude``, the default, does not.

        Returns:
            The client; a field may be absent (UNSET) or None, and both mean that nothing is known.

        Raises:
            RequestConformanceError: An argument breaks the document; nothing was sent.
            NotFoundError: There is no such client.

        Example:
            >>> wethod.clients.get(client_id).corporate_name
            'Kite & Co'
        """
        return describe(operations.get_client, id=client_id, include=include, deleted=deleted)

    @operation
    def create(self, **fields: Unpack[ClientFields]) -> Call[Client]:
        """Create a client and return it: ``POST /api/client``.

        Which fields the server requires is not published; the form of the product asks for name and acronym.

        Args:
            fields: Those of ClientFields, by keyword, such as ``corporate_name`` and ``acronym``.

        Returns:
            The client with its id.

        Raises:
            TypeError: There is no such field.
            RequestConformanceError: A value breaks the document; nothing was sent.
            BadRequestError: The server found a fault in the client; ``failures`` names each ``field`` with a ``message``.
            PermissionDeniedError: The person has no right to change clients.

        Example:
            >>> wethod.clients.create(corporate_name="Moss Ltd", acronym="MOSS", country="Italy").acronym
            'MOSS'
        """
        return describe(operations.create_client, body=models.ClientCreate(**fields))

    @operation
    def update(self, client_id: int, **fields: Unpack[ClientChanges]) -> Call[Client]:
        """Change a client and return it as it is then: ``PATCH /api/client/{id}``.

        What is not given keeps its value; None clears it.

        Args:
            client_id: Its id.
            fields: Those of ClientChanges, by keyword.

        Returns:
            The client with the changes.

        Raises:
            TypeError: There is no such field.
            RequestConformanceError: A value breaks the document, such as one that is too long; nothing was sent.
            BadRequestError: The server found a fault in the client; ``failures`` names each ``field`` with a ``message``.
            PermissionDeniedError: The person has no right to change clients.
            NotFoundError: There is no such client.

        Example:
            >>> changed = wethod.clients.update(client_id, town="Milan", notes=None)
            >>> changed.town, changed.notes, changed.corporate_name
            ('Milan', None, 'Kite & Co')
        """
        return describe(operations.update_client, id=client_id, body=models.ClientUpdate(**fields))

    @operation
    def delete(self, client_id: int) -> Call[None]:
        """Delete a client: ``DELETE /api/client/{id}``.  It can still be read with ``deleted="include"``.

        Args:
            client_id: Its id.

        Raises:
            RequestConformanceError: The id is no whole number from 0 on; nothing was sent.
            PermissionDeniedError: The person has no right to change clients.
            NotFoundError: There is no such client.

        Example:
            >>> wethod.clients.delete(client_id)
        """
        return describe(operations.delete_client, id=client_id)
