"""The clients that the faults are shown to: their APIs as data, and calls of sync and async clients made in one way."""

from __future__ import annotations

import asyncio
import inspect
import time
from typing import TYPE_CHECKING, Any

import orjson
from attrs import field, frozen

from clemta import AsyncClemta, Clemta
from tests.faults.steps import Success
from wethod import AsyncWethod, Wethod

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

MODES = ("sync", "async")
SYNC, ASYNC = MODES


@frozen
class ApiUnderTest:
    """An API: how its clients are made and called, and what a success response is."""

    name: str
    sync_client: Callable[..., Any]
    async_client: Callable[..., Any]
    key: str = field(repr=False)
    get: Callable[[Any], Any] = field(repr=False)
    """Makes an idempotent call on a client."""
    create: Callable[[Any], Any] = field(repr=False)
    """Makes a call on a client that must not be made twice."""
    operations: Mapping[str, str]
    """GET and POST -> the operationId that an error must name."""
    statuses: Mapping[str, int]
    """GET and POST -> the status of the success response."""
    item: Mapping[str, Any] = field(repr=False)
    envelope: Callable[[Any], Any] = field(repr=False)
    """Makes the body of the success response around an item."""
    error_response: Any = field(repr=False)
    """The parsed body of an error response."""
    string_field: str
    """A field of the item that is a required string."""
    enum_field: str
    """A field of the item that has an enum or a format."""
    integer_field: str
    """A field of the item that is an integer."""

    def make(self, mode: str, **options: Any) -> Any:
        """Return a client; in a running event loop when it is async."""
        return (self.sync_client if mode == SYNC else self.async_client)(self.key, **options)

    def success(self, method: str) -> Success:
        """Return the success response to a request with this method."""
        return Success(self, self.statuses.get(method, 200), self.wrap(self.item))

    def wrap(self, item: Any) -> bytes:
        """Return the body of a response with this item."""
        return orjson.dumps(self.envelope(item))

    def error_body(self) -> bytes:
        """Return the body of an error response in the API's format."""
        return orjson.dumps(self.error_response)

    def error_body_with_key(self) -> bytes:
        """Return the body of an error response whose message has the client's key."""
        return self.error_body().replace(b'"No"', orjson.dumps(f"the key {self.key} may not"))

    def call(self, client: Any, method: str) -> Any:
        """Make the call of this method; to be awaited when the client is async."""
        return {"GET": self.get, "POST": self.create}[method](client)

    def is_success(self, value: Any) -> bool:
        """Whether a value is that of the success response."""
        fields = value.to_dict()
        return {name: fields.get(name) for name in self.item} == self.item


_CONTACT = {
    "id": "64b8f1a2e4b0c8d9f0123456",
    "created_at": 1_752_000_000,
    "updated_at": 1_752_000_001,
    "type": "customer",
    "status": "active",
    "full_name": "Ada Buyer",
    "email": "ada@example.com",
    "description": "",
    "cc_emails": [],
    "bcc_emails": [],
    "billing": {"country": "US"},
}

CLEMTA = ApiUnderTest(
    name="clemta",
    sync_client=Clemta,
    async_client=AsyncClemta,
    key="clemta_marked-key",
    get=lambda client: client.contacts.get(_CONTACT["id"]),
    create=lambda client: client.contacts.create(
        company_id="64b8f1a2e4b0c8d9f0123457", type="customer", full_name="Ada Buyer", email="ada@example.com"
    ),
    operations={"GET": "getContactById", "POST": "createContact"},
    statuses={"GET": 200, "POST": 200},
    item=_CONTACT,
    envelope=lambda item: {"success": True, "message": "Done", "data": item, "error": None},
    error_response={"success": False, "message": "No", "data": None, "error": {"code": "NOT_FOUND", "details": "gone"}},
    string_field="email",
    enum_field="type",
    integer_field="created_at",
)

_PERSON = {
    "id": 70_007,
    "created_at": "2026-05-01T10:00:00.000Z",
    "updated_at": "2026-05-02T10:00:00.000Z",
    "client_id": 3,
    "email": "ada@example.com",
    "name": "Ada",
    "surname": "Buyer",
    "role": None,
    "notes": "",
}

WETHOD = ApiUnderTest(
    name="wethod",
    sync_client=lambda key, **options: Wethod(key, company="acme", **options),
    async_client=lambda key, **options: AsyncWethod(key, company="acme", **options),
    key="wethod_marked-key",
    get=lambda client: client.contacts.get(_PERSON["id"]),
    create=lambda client: client.contacts.create(name="Ada", surname="Buyer", email="ada@example.com"),
    operations={"GET": "getContact", "POST": "createContact"},
    statuses={"GET": 200, "POST": 201},
    item=_PERSON,
    envelope=lambda item: item,
    error_response={"key": "not_found", "message": "No", "failures": [{"field": "id", "message": "No"}]},
    string_field="created_at",
    enum_field="updated_at",
    integer_field="id",
)

APIS = (CLEMTA, WETHOD)


@frozen
class Outcome:
    """What a call ended with."""

    value: Any
    error: Exception | None
    seconds: float

    @property
    def name(self) -> str:
        """``value``, or the class of the error, with its module when it is none of truespec's."""
        return "value" if self.error is None else error_name(self.error)


def error_name(error: Exception) -> str:
    """Return the class of an error, with its module when it is none of truespec's."""
    kind = type(error)
    return kind.__name__ if kind.__module__.startswith("truespec") else f"{kind.__module__}.{kind.__name__}"


@frozen
class ClientUnderTest:
    """A sync or async client, called in one way."""

    mode: str
    api: ApiUnderTest
    runner: asyncio.Runner
    client: Any = field(repr=False)

    def await_if_async(self, step: Callable[[], Any]) -> Any:
        """Return the result of a step, awaited when it is a coroutine."""
        result = step()
        return self.runner.run(result) if inspect.iscoroutine(result) else result

    def call(self, method: str) -> Outcome:
        """Make a call and return what it ended with."""
        began = time.monotonic()
        try:
            value, error = self.await_if_async(lambda: self.api.call(self.client, method)), None
        except Exception as raised:  # noqa: BLE001  (foreign exceptions are what the tests look for)
            value, error = None, raised
        return Outcome(value, error, time.monotonic() - began)

    def sleep(self, seconds: float) -> None:
        """Let time pass, as between two calls of a service whose event loop runs."""
        self.runner.run(asyncio.sleep(seconds))

    def close(self) -> None:
        """Close the client; it leaves no task behind."""
        self.await_if_async(self.client.close)
        tasks = self.runner.run(other_tasks())
        assert tasks == [], f"tasks are left: {tasks}"


async def other_tasks() -> list[str]:
    """Return the tasks of this event loop besides the current one."""
    return [repr(task) for task in asyncio.all_tasks() if task is not asyncio.current_task()]


def make_client(mode: str, api: ApiUnderTest, runner: asyncio.Runner, **options: Any) -> ClientUnderTest:
    """Return a client of this mode."""

    async def make() -> Any:
        return api.make(mode, **options)

    return ClientUnderTest(mode, api, runner, runner.run(make()))
