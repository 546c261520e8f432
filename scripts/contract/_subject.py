"""One collection of a running server, as laws handle it."""

from __future__ import annotations

import json
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from scripts.contract._marks import marked
from scripts.contract._values import MISSING, at, objects, short
from scripts.contract._wire import BrokenError, record_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scripts.contract._api import Api, Resource
    from scripts.contract._contract import Contract
    from scripts.contract._wire import Exchange, Wire

POPULATION = 23
_MOST_RECORDS = 20_000


def require(condition: object, message: str, exchange: Exchange) -> None:
    """Raise ``BrokenError`` when a condition does not hold."""
    if not condition:
        raise BrokenError(message, exchange)


class Subject:
    """A collection under test: what laws do with it, in their words."""

    def __init__(self, api: Api, resource: Resource, wire: Wire) -> None:
        """Begin with nothing made.

        Args:
            api: the API.
            resource: the collection.
            wire: the connection to the server.

        """
        self.api = api
        self.resource = resource
        self.wire = wire
        self._is_populated = False

    @property
    def contract(self) -> Contract:
        """The document."""
        return self.wire.contract

    def body(self, **changes: Any) -> dict[str, Any]:
        """Return a right body for a create: the fullest example of the document, with changes."""
        examples = list(self.contract.operations[self.resource.create].examples)
        if self.resource.form:
            # The first of them: fuller ones depend on files.
            examples = [json.loads(at(each, f"/{self.resource.form}")) for each in examples[:1]]
        fullest: dict[str, Any] = max(examples, key=_size)
        return {**marked(fullest), **changes}

    def key(self) -> dict[str, str]:
        """Return the field that no two records may share with a value that none has; nothing where there is none."""
        return {self.resource.unique[0]: f"contract-{token_hex(6)}"} if self.resource.unique else {}

    def properties(self, operation_id: str) -> dict[str, dict[str, Any]]:
        """Return the schemas of the fields of an operation's body, by name."""
        schema = self.contract.operations[operation_id].schema
        if self.resource.form:
            part = schema.get("properties", {}).get(self.resource.form, {})
            schema = self.contract.resolved(part.get("x-content-schema", {}))
        return {name: self.contract.resolved(raw) for name, raw in schema.get("properties", {}).items()}

    def create(self, **changes: Any) -> Exchange:
        """Create a record, and see that it works."""
        return self.created(self.body(**changes))

    def created(self, body: Any) -> Exchange:
        """Create a record from this body, and see that it works."""
        exchange = self.try_create(body)
        require(exchange.is_success, f"a right body is refused with {exchange.status}", exchange)
        self.id_of(exchange)
        return exchange

    def try_create(self, body: Any, **options: Any) -> Exchange:
        """Send a create, whatever comes of it."""
        return self.wire.call(self.resource.create, body=body, form=self.resource.form, **options)

    def id_of(self, exchange: Exchange) -> str:
        """Return the id in the answer to a create."""
        found = at(exchange.body, self.resource.created + self.resource.id)
        is_id = (isinstance(found, str) and found != "") or type(found) is int
        require(is_id, f"there is no id at {self.resource.created}{self.resource.id} of the answer", exchange)
        return str(found)

    def read(self, record_id: str, **options: Any) -> Exchange:
        """Read a record, whatever comes of it."""
        return self.wire.call(self.resource.read, record_id, **options)

    def record(self, record_id: str) -> tuple[Exchange, dict[str, Any]]:
        """Read a record that has to be there."""
        exchange = self.read(record_id)
        require(exchange.is_success, f"a record that was made cannot be read: {exchange.status}", exchange)
        record: dict[str, Any] = record_in(exchange, self.resource.shown)
        return exchange, record

    def update_body(self, **changes: Any) -> dict[str, Any]:
        """Return a right body for an update: what it has to send at least, with changes."""
        required = self.contract.operations[self.resource.update].schema.get("required", ())
        whole = self.body()
        return {**{name: whole[name] for name in required if name in whole}, **changes}

    def update(self, record_id: str, body: Mapping[str, Any], **options: Any) -> Exchange:
        """Update a record, whatever comes of it."""
        return self.wire.call(self.resource.update, record_id, body=body, **options)

    def delete(self, record_id: str, **options: Any) -> Exchange:
        """Delete a record, whatever comes of it."""
        return self.wire.call(self.resource.delete, record_id, **options)

    def page(self, query: Mapping[str, Any], **options: Any) -> tuple[Exchange, list[dict[str, Any]]]:
        """List, and see that there is a page."""
        texts = {name: str(value) for name, value in {**self.resource.scope, **query}.items()}
        exchange = self.wire.call(self.resource.list, query=texts, **options)
        require(exchange.is_success, f"a right query is refused with {exchange.status}", exchange)
        items = at(exchange.body, self.resource.items)
        require(isinstance(items, list), f"there is no array at {self.resource.items or 'the root'}", exchange)
        return exchange, objects(items)

    def total(self, exchange: Exchange) -> int | None:
        """Return the number of all matches that a page tells; ``None`` for an API that tells none."""
        if self.resource.total is None:
            return None
        total = at(exchange.body, self.resource.total)
        require(type(total) is int and total >= 0, f"the total is {short(total)}", exchange)
        return int(total)

    def everything(self, **query: Any) -> tuple[Exchange, list[dict[str, Any]]]:
        """Walk all pages of a listing, and see that no record comes twice."""
        found: list[dict[str, Any]] = []
        while True:
            place = {self.resource.limit: self.resource.largest, self.resource.skip: len(found)}
            exchange, items = self.page({**query, **place})
            found += items
            if len(items) < self.resource.largest:
                self.see_distinct(exchange, found)
                return exchange, found
            endless = f"the listing does not end after {len(found)} records"
            require(len(found) < _MOST_RECORDS, endless, exchange)

    def see_distinct(self, exchange: Exchange, items: list[dict[str, Any]]) -> None:
        """See that records have ids, each its own."""
        ids = ids_of(items)
        require(MISSING not in ids, "a listed record has no id", exchange)
        require(len({*ids}) == len(ids), "a record is listed twice", exchange)

    def populate(self) -> None:
        """Make several records that differ, once."""
        if self._is_populated:
            return
        for number in range(POPULATION):
            self.create(**self.varied(number))
        self._is_populated = True

    def varied(self, number: int) -> dict[str, Any]:
        """Return the fields in which one of several records differs from the others."""
        return marked(self.resource.vary(number))

    def sent_and_shown(self, body: Mapping[str, Any], *, echoed: bool) -> dict[str, str]:
        """Return the names of sent fields and of the fields that show them."""
        kept = self.resource.echoed if echoed else None
        names = {name: self.resource.renamed.get(name, name) for name in body if kept is None or name in kept}
        return {sent: shown for sent, shown in names.items() if shown}


def ids_of(items: list[dict[str, Any]]) -> list[Any]:
    """Return the ids of listed records, as far as they are ids."""
    return [found if isinstance(found := at(each, "/id"), (str, int)) else MISSING for each in items]


def _size(body: Any) -> int:
    return len(body)
