"""A collection of records on the server under test, with the steps that properties are made of."""

from __future__ import annotations

import json
from secrets import token_hex
from typing import TYPE_CHECKING, Any

from tests.contract.document import allows
from tests.contract.json_values import MISSING, at, members, objects, shorten
from tests.contract.marks import mark_body
from tests.contract.session import ContractViolation
from tests.contract.values import faults, rotations, valid_values

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.contract.document import Document
    from tests.contract.resources import Resource
    from tests.contract.session import Exchange, Session
    from tests.contract.values import Fault

POPULATION = 215
"""The number of different records that ``populate`` creates: more than two pages of the largest size."""
_MAX_RECORDS = 20_000


def require(condition: object, message: str, exchange: Exchange, source: str = "") -> None:
    """Raise ``ContractViolation``, with the place of the expectation in the document, when a condition does not hold."""
    if not condition:
        raise ContractViolation(message, exchange, source=source)


class Collection:
    """A collection under test."""

    def __init__(self, resource: Resource, session: Session) -> None:
        """Name the collection.

        Args:
            resource: what is known of the collection.
            session: the session with its server.

        """
        self.resource = resource
        self.session = session
        self._is_populated = False

    @property
    def document(self) -> Document:
        """The contract document."""
        return self.session.server.document

    # Bodies

    def create_body(self, **changes: Any) -> dict[str, Any]:
        """Return a valid body of a create: the fullest example of the document, with changes."""
        examples = list(self.document.operations[self.resource.create].examples)
        if self.resource.form_part:
            # The first form: the fuller ones need files.
            examples = [json.loads(at(each, f"/{self.resource.form_part}")) for each in examples[:1]]
        return self.mark(members(max(examples, key=len)) | changes)

    def update_body(self, **changes: Any) -> dict[str, Any]:
        """Return a valid body of an update: the required fields, with changes."""
        required = self.document.operations[self.resource.update].schema.get("required", ())
        full = self.create_body()
        body = {**{name: full[name] for name in required if name in full}, **changes}
        return mark_body(body, self.resource, self.document.operations[self.resource.update])

    def mark(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """Return the body of a create with the mark of a live run."""
        return mark_body(body, self.resource, self.document.operations[self.resource.create])

    def unique_fields(self) -> dict[str, str]:
        """Return the unique field with a new value; nothing for a collection without one."""
        field = self.resource.unique_field
        return {field.name: f"contract-{token_hex(6)}"} if field else {}

    def properties(self, operation_id: str) -> dict[str, dict[str, Any]]:
        """Return the schemas of the fields of an operation's body, by name."""
        properties = self.document.resolve(self._schema(operation_id)).get("properties", {})
        return {name: self.document.resolve(raw) for name, raw in properties.items()}

    def value_bodies(self, operation_id: str) -> list[dict[str, Any]]:
        """Return fields in which every field of an operation's body has every kind of value that it may have."""
        fixed = {self.resource.owner_field, *self.resource.ruled, *self.unique_fields()}
        schemas = {name: each for name, each in self.properties(operation_id).items() if name not in fixed}
        choices = {name: valid_values(self.document, each) for name, each in schemas.items()}
        # A reference to another record has to name one that exists.
        for name, each in schemas.items():
            if name.endswith("_id") and each["type"] == "integer":
                choices[name] = [value for value in (1, None) if allows(each, value)]
        return rotations(choices)

    def faults(self, operation_id: str, body: Mapping[str, Any]) -> Iterator[Fault]:
        """Yield what the document forbids at every place of a valid body of an operation."""
        source = f"{self.document.operations[operation_id].pointer}/requestBody"
        return faults(self.document, self._schema(operation_id), body, source)

    def _schema(self, operation_id: str) -> dict[str, Any]:
        # Inside the form where the body is one.
        schema = self.document.operations[operation_id].schema
        part = schema.get("properties", {}).get(self.resource.form_part, {})
        return members(part.get("x-content-schema")) if self.resource.form_part else schema

    def shown_names(self, body: Mapping[str, Any], *, in_create: bool = False) -> dict[str, str]:
        """Return the names under which a record, or the response to a create, shows the fields of a body."""
        echoed = self.resource.echoed if in_create else None
        names = {name: self.resource.renamed.get(name, name) for name in body if echoed is None or name in echoed}
        return {sent: record_name for sent, record_name in names.items() if record_name}

    # Single records

    def try_create(self, body: Any, **options: Any) -> Exchange:
        """Send a create, whatever its response is."""
        return self.session.send(self.resource.create, body=body, form_part=self.resource.form_part, **options)

    def create(self, body: Any = None) -> tuple[Exchange, str]:
        """Create a record, from the example body by default; return the exchange and the id."""
        exchange = self.try_create(self.create_body() if body is None else body)
        require(exchange.is_success, f"a valid body is rejected with {exchange.status}", exchange)
        pointer = self.resource.created + self.resource.id
        record_id = at(exchange.body, pointer)
        is_id = (isinstance(record_id, str) and record_id != "") or type(record_id) is int
        require(is_id, f"the response has no id at {pointer}", exchange)
        return exchange, str(record_id)

    def read(self, record_id: str, **options: Any) -> Exchange:
        """Read a record, whatever the response is."""
        return self.session.send(self.resource.read, record_id, **options)

    def record(self, record_id: str) -> tuple[Exchange, dict[str, Any]]:
        """Read a record that has to exist; return the exchange and the record."""
        exchange = self.read(record_id)
        require(exchange.is_success, f"a record that was created is read with {exchange.status}", exchange)
        return exchange, record_at(exchange, self.resource.record)

    def update(self, record_id: str, body: Mapping[str, Any], **options: Any) -> Exchange:
        """Update a record, whatever the response is."""
        return self.session.send(self.resource.update, record_id, body=body, **options)

    def delete(self, record_id: str, **options: Any) -> Exchange:
        """Delete a record, whatever the response is."""
        return self.session.send(self.resource.delete, record_id, **options)

    # Listings

    def page(self, query: Mapping[str, Any], **options: Any) -> tuple[Exchange, list[dict[str, Any]]]:
        """List a page; return the exchange and the records."""
        texts = {name: str(value) for name, value in {**self.resource.scope, **query}.items()}
        exchange = self.session.send(self.resource.list, query=texts, **options)
        require(exchange.is_success, f"a valid query is rejected with {exchange.status}", exchange)
        page = at(exchange.body, self.resource.items)
        require(isinstance(page, list), f"there is no array at {self.resource.items or 'the root'}", exchange)
        return exchange, objects(page)

    def total(self, exchange: Exchange) -> int | None:
        """Return the total of a page; ``None`` when list responses carry no total."""
        if self.resource.total is None:
            return None
        total = at(exchange.body, self.resource.total)
        require(type(total) is int and total >= 0, f"the total is {shorten(total)}", exchange)
        return int(total)

    def list_all(self, **query: Any) -> tuple[Exchange, list[dict[str, Any]]]:
        """List all pages; return the last exchange and all records, none of which may come twice."""
        records: list[dict[str, Any]] = []
        while True:
            place = {self.resource.limit: self.resource.max_limit, self.resource.skip: len(records)}
            exchange, page = self.page({**query, **place})
            records += page
            if len(page) < self.resource.max_limit:
                require_distinct(exchange, records)
                return exchange, records
            require(len(records) < _MAX_RECORDS, f"the listing has not ended after {len(records)} records", exchange)

    def populate(self) -> None:
        """Create several records that differ, once."""
        if not self._is_populated:
            early: list[str] = []
            for number in range(POPULATION):
                _, record_id = self.create(self.create_body(**self.resource.vary(number)))
                if number % 40 == 0:
                    early.append(record_id)
                    # Sorting and filtering by time need more than one time.
                    self.session.server.pass_time(1)
            for record_id in early[::-1] if self.resource.update else ():
                self.update(record_id, self.update_body())
                self.session.server.pass_time(1)
        self._is_populated = True


def record_at(exchange: Exchange, pointer: str) -> dict[str, Any]:
    """Return the record in a response."""
    record = at(exchange.body, pointer)
    require(isinstance(record, dict), f"there is no record at {pointer or 'the root'} of the response", exchange)
    return members(record)


def ids_of(records: list[dict[str, Any]]) -> list[Any]:
    """Return the ids of listed records; ``MISSING`` for what is no id."""
    return [value if isinstance(value := at(each, "/id"), (str, int)) else MISSING for each in records]


def require_distinct(exchange: Exchange, records: list[dict[str, Any]]) -> None:
    """Require that every record has an id and that none is listed twice."""
    ids = ids_of(records)
    require(MISSING not in ids, "a listed record has no id", exchange)
    require(len({*ids}) == len(ids), "a record is listed twice", exchange)
