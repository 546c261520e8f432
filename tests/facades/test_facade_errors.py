"""Errors as a user of any facade meets them, on the sync and the async client, against the running sandbox."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import pytest

import truespec
from truespec import (
    AuthenticationError,
    ConnectionFailedError,
    NotFoundError,
    RequestConformanceError,
    StatusError,
    TruespecError,
)

if TYPE_CHECKING:
    from tests.conftest import Driver
    from tests.facades.under_test import Facade
    from truespec_sandbox import Sandbox


def test_an_unknown_contact(driver: Driver, facade: Facade, client: Any) -> None:
    """A contact that is not there raises NotFoundError with the API's code and message, the operation and the response."""
    with pytest.raises(NotFoundError) as caught:
        driver.do(lambda: client.contacts.get(facade.unknown_id))
    error, (code, message) = caught.value, facade.not_found_error
    assert (error.status, error.code, error.message) == (404, code, message)
    assert error.operation == facade.get
    assert error.response is not None
    assert code.encode() in error.response.content
    assert error.retryable is False
    assert str(error) == f"{facade.get}: 404 Not Found [{code}]: {message}"


def test_a_key_that_is_not_known(driver: Driver, facade: Facade, sandbox: Sandbox) -> None:
    """A key that the server does not know raises AuthenticationError."""
    client = driver.make("not-a-key", base_url=sandbox.url)
    with pytest.raises(AuthenticationError) as caught:
        driver.all(facade.list(client))
    assert caught.value.code == facade.unknown_key_code
    driver.do(client.close)


def test_a_contact_id_that_is_none(driver: Driver, facade: Facade, offline_client: Any) -> None:
    """An id of another kind than the document's is refused before anything is sent, by its parameter's name."""
    for contact_id in facade.invalid_ids:
        for method in (offline_client.contacts.get, offline_client.contacts.delete):
            with pytest.raises(RequestConformanceError, match=f"nothing was sent: path '{facade.id_parameter}'"):
                driver.do(lambda method=method, contact_id=contact_id: method(contact_id))


def test_no_server(driver: Driver, facade: Facade, offline_client: Any) -> None:
    """Where nobody listens a call raises ConnectionFailedError, and the server cannot have got the request."""
    with pytest.raises(ConnectionFailedError) as caught:
        driver.do(lambda: offline_client.contacts.get(facade.some_id))
    assert caught.value.sent is False
    assert caught.value.operation == facade.get


def test_an_error_survives_pickling(driver: Driver, facade: Facade, client: Any) -> None:
    """An error from a worker process arrives as it was raised."""
    with pytest.raises(StatusError) as caught:
        driver.do(lambda: client.contacts.get(facade.unknown_id))
    back = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  (our own bytes)
    assert type(back) is type(caught.value)
    assert (str(back), back.code, back.status, back.response) == (
        str(caught.value), caught.value.code, 404, caught.value.response,
    )  # fmt: skip


def errors_of(facade: Facade) -> set[str]:
    """The names of the exceptions that a facade exports."""
    exports = {name: getattr(facade.module, name) for name in facade.module.__all__}
    return {name for name, kind in exports.items() if isinstance(kind, type) and issubclass(kind, Exception)}


def test_every_error_has_one_root(facade: Facade) -> None:
    """Every exported error is a TruespecError, and every facade exports all that the runtime has."""
    assert all(issubclass(getattr(facade.module, name), TruespecError) for name in errors_of(facade))
    assert errors_of(facade) >= {name for name in truespec.__all__ if name.endswith("Error")}


def test_success_bodies_are_no_errors(facade: Facade) -> None:
    """A record and a listing have no error details, whatever fields a record has; an error body has code and message."""
    parse_error = facade.make("sync", "key")._executor.settings.api.parse_error
    for body in (
        facade.wrap_contact(facade.item),
        facade.wrap_contacts([facade.item]),
        facade.wrap_contacts([]),
        None,
        5,
        "no",
        [],
    ):
        assert parse_error(body) is None
    assert parse_error(facade.wrap_contact({**facade.item, "key": "k", "message": "m", "error": {}})) is None
    details = parse_error(facade.error_body("GONE"))
    assert (details.code, details.message) == ("GONE", "GONE")


@pytest.mark.parametrize("odd", [5, None, [], {}, ""])
def test_error_bodies_with_parts_of_other_types(facade: Facade, odd: Any) -> None:
    """Parts of an error body that are not texts are left out."""
    parse_error = facade.make("sync", "key")._executor.settings.api.parse_error
    body = {name: value if isinstance(value, bool) else odd for name, value in facade.error_body("GONE").items()}
    details = parse_error(body)
    assert details is None or (details.code, details.message, details.details, list(details.failures)) == (
        None,
        None,
        None,
        [],
    )
