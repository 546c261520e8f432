"""Arguments of every public method: whatever their type, they give a value or an error of ours that shows nothing of them."""

from __future__ import annotations

import contextlib
import enum
import functools
import inspect
import itertools
import pickle
import re
from collections import OrderedDict
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Never

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import clemta
import wethod
from tests.facades.under_test import CLEMTA
from tests.meta.operation_calls import ASSET, CONTACT, FORMATION
from tests.truespec.wire import always, raw_response, serving
from truespec import (
    AsyncPager,
    CallOptions,
    ConfigurationError,
    NotFoundError,
    Pager,
    RequestConformanceError,
    TruespecError,
)
from truespec._config._options import ClientOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.facades.under_test import Facade

CANARY = "canary-of-a-person"
VALID: dict[str, dict[str, Any]] = {
    "clemta": {**CONTACT, **ASSET, **FORMATION, "contact_id": "a", "fixed_asset_id": "a", "id": "a", "deadline": 0.01},
    "wethod": {"contact_id": 1, "client_id": 1},
}


VALID_DEADLINES = {("deadline", "huge float"), ("deadline", "raising number")}
"""Arguments of ``wait_until`` that are numbers of seconds; the call would take as long."""


class Raising:
    """An object that raises whatever is done with it."""

    def fail(self, *_: object) -> Never:
        """Raise."""
        raise RuntimeError(CANARY)

    __str__ = __repr__ = __len__ = __bool__ = __iter__ = __getattr__ = __call__ = __fspath__ = fail
    __eq__ = __hash__ = __lt__ = __index__ = __float__ = fail  # type: ignore[assignment]  # that is the point


class RaisingText(str):
    """A text that raises whatever is done with it."""

    __slots__ = ()
    __str__ = __repr__ = __len__ = __eq__ = __hash__ = encode = isascii = Raising.fail  # type: ignore[assignment]  # likewise


class RaisingNumber(int):
    """A number that raises whatever is done with it."""

    __str__ = __repr__ = __eq__ = __hash__ = __lt__ = __le__ = __gt__ = __index__ = Raising.fail  # type: ignore[assignment]  # likewise


class WithToDict:
    """An object that looks like a model and is none."""

    def to_dict(self) -> Never:
        """Raise."""
        raise ValueError(CANARY)


def nested(depth: int) -> list[Any]:
    """Return a list inside a list, and so on."""
    value: list[Any] = [CANARY]
    for _ in range(depth):
        value = [value]
    return value


def recursive() -> list[Any]:
    """Return a list that contains itself twice."""
    value: list[Any] = []
    value += [value, value]
    return value


HOSTILE: dict[str, Callable[[], Any]] = {
    "lone surrogate": lambda: CANARY + "\ud800",
    "line break": lambda: CANARY + "\r\nX: y",
    "nothing": lambda: None,
    "true": lambda: True,
    "NaN": lambda: float("nan"),
    "infinity": lambda: float("-inf"),
    "huge number": lambda: 10**5_000,
    "huge float": lambda: 1e308,
    "negative": lambda: -(2**63) - 1,
    "decimal": lambda: Decimal("sNaN"),
    "bytes": CANARY.encode,
    "bytearray": lambda: bytearray(CANARY, "ascii"),
    "set": lambda: {CANARY},
    "list of all": lambda: [None, CANARY, 1.5, b"a", Raising()],
    "mapping": lambda: {CANARY + "\ud800": 1, 5: CANARY},
    "recursive list": recursive,
    "recursive dict": lambda: (value := {}, value.update(a=value))[0],
    "deep": lambda: nested(10_000),
    "subclass of dict": lambda: OrderedDict(a=RaisingText(CANARY)),
    "generator": lambda: (CANARY for _ in range(3)),
    "endless": itertools.count,
    "long range": lambda: range(10**15),
    "raising object": Raising,
    "raising text": lambda: RaisingText(CANARY),
    "raising number": lambda: RaisingNumber(5),
    "other to_dict": WithToDict,
    "class": lambda: Raising,
    "date": lambda: datetime.max,  # noqa: DTZ901  (without a time zone)
    "missing file": lambda: f"/{CANARY}/scan.pdf",
    "model": lambda: clemta.ContactBilling(email=Raising(), address_1=CANARY + "\ud800"),  # type: ignore[arg-type]  # likewise
    "shareholder": lambda: [clemta.Shareholder(*[RaisingText(CANARY)] * 7)],  # type: ignore[arg-type]  # likewise
    "filter": lambda: clemta.raw(CANARY + "\n", Raising(), end=RaisingNumber(5)),
    "filter of text": lambda: clemta.gt(CANARY + "\ud800"),
    "other filter": lambda: wethod.raw(CANARY + "\ud800"),
    "other timestamps": lambda: wethod.between(CANARY, Raising()),  # type: ignore[arg-type]  # likewise
}


def methods(client: Any) -> Iterator[tuple[str, Any]]:
    """Yield every public method of every resource of a client."""
    for resource in [name for name in dir(type(client)) if hasattr(getattr(client, name, None), "executor")]:
        for name in dir(type(getattr(client, resource))):
            if not name.startswith("_"):
                yield f"{resource}.{name}", getattr(getattr(client, resource), name)


def arguments(facade: Facade, method: Any) -> dict[str, Any]:
    """Return valid values of the required parameters of a method."""
    parameters = inspect.signature(method).parameters.values()
    values = VALID[facade.name]
    return {
        one.name: values[one.name] for one in parameters if one.default is one.empty and one.kind is not one.VAR_KEYWORD
    }


def check_call(call: Callable[[], Any], *, is_public: bool = False) -> None:
    """Make a call, and check that it gives a value, or an error of ours that does not show a value that is not public."""
    with contextlib.suppress(TruespecError):  # of a valid value: there is no server
        try:
            call()
        except (RequestConformanceError, ConfigurationError) as error:
            check_error(error, is_public=is_public)


def check_error(error: TruespecError, *, is_public: bool) -> None:
    """Check that an error has no cause, and nothing of the arguments."""
    assert error.__cause__ is error.__context__ is None
    assert is_public or CANARY not in str(error) + repr(error) + repr(vars(error)) + repr(pickle.dumps(error))


def call_method(driver: Any, method: Any, values: dict[str, Any]) -> Any:
    """Make a call, or loop over a listing."""
    result = driver.do(lambda: method(**values))
    return driver.all(result) if isinstance(result, Pager | AsyncPager) else result


def test_every_argument_of_every_method(driver: Any, facade: Facade) -> None:
    """Each hostile value as each argument of each method gives a value or an error of ours, validated or not."""
    conformance = "strict" if driver.mode == "sync" else "off"
    client = driver.make("key", base_url="http://127.0.0.1:9", max_retries=0, conformance=conformance)
    public_methods = dict(methods(client))
    assert len(public_methods) >= 10
    for method in public_methods.values():
        required = arguments(facade, method)
        for name in inspect.signature(method).parameters:
            for kind, build in HOSTILE.items():
                if (name, kind) in VALID_DEADLINES:
                    continue
                check_call(functools.partial(call_method, driver, method, required | {name: build()}))
    driver.do(client.close)


JUNK = st.recursive(
    st.sampled_from(list(HOSTILE.values())).map(lambda build: build())
    | st.text(st.characters())
    | st.integers()
    | st.floats()
    | st.binary(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner, inner),
    max_leaves=8,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_any_arguments(driver: Any, facade: Facade, data: st.DataObject) -> None:
    """Any values as any arguments of a method give a value or an error of ours."""
    client = driver.make("key", base_url="http://127.0.0.1:9", max_retries=0)
    method = data.draw(st.sampled_from([method for _, method in methods(client)]))
    names = list(inspect.signature(method).parameters)
    changed = data.draw(st.lists(st.sampled_from(names), unique=True)) if names else []
    values = arguments(facade, method) | {name: data.draw(JUNK) for name in changed}
    check_call(lambda: call_method(driver, method, values))
    driver.do(client.close)


def test_every_option(driver: Any, facade: Facade) -> None:
    """Each hostile value as each option of a client, or as a credential, gives a client or a ConfigurationError."""
    client = driver.make("key", base_url="http://127.0.0.1:9")
    client_class = facade.sync_client if driver.mode == "sync" else facade.async_client
    for name in (facade.key_argument, *facade.required_options, *ClientOptions.__annotations__):
        is_public = name in {"rate_limit", "environment", "conformance", "headers"}  # of headers the names
        for build in HOSTILE.values():
            values = {facade.key_argument: "key", **facade.required_options, name: build()}
            check_call(lambda values=values: driver.do(client_class(**values).close), is_public=is_public)
            if name in CallOptions.__annotations__:
                check_call(functools.partial(client.with_options, **{name: build()}), is_public=is_public)
    driver.do(client.close)


def test_wrong_names_are_type_errors(driver: Any, facade: Facade) -> None:
    """Only a missing or an unknown argument is a TypeError, and it names the argument."""
    client = driver.make("key", base_url="http://127.0.0.1:9")
    for _, method in methods(client):
        with pytest.raises(TypeError, match="nonsense"):
            driver.do(lambda method=method: method(**arguments(facade, method), nonsense=1))
        for name in arguments(facade, method):
            rest = {key: value for key, value in arguments(facade, method).items() if key != name}
            with pytest.raises(TypeError, match=name):
                driver.do(lambda method=method, rest=rest: method(**rest))
    driver.do(client.close)


class Text(enum.StrEnum):
    """Texts as members of an enum."""

    KEY = "key-of-somebody"
    NAME = "Ada"


class OldText(str, enum.Enum):  # noqa: UP042  (str() of its members is not their value)
    """A text as the member of an older kind of enum."""

    NAME = "Ada"


class Level(enum.IntEnum):
    """Numbers as members of an enum."""

    SEVEN = 7


class Label(str):
    """A text whose str() is another one."""

    __slots__ = ()

    def __str__(self) -> str:
        return "label"


def requests_of(driver: Any, facade: Facade, name: str, number: int, key: str) -> list[bytes]:
    """Return the requests of a read and a creation with these values, without the server's port."""
    with serving(always(raw_response(404, facade.encode_error()))) as server:
        client = driver.make(key, base_url=Label(server.url), headers={Label("X-Team"): name})
        identifier = name if isinstance(facade.some_id, str) else number
        for call in (lambda: client.contacts.get(identifier), lambda: facade.create(client, name)):
            with pytest.raises(NotFoundError):
                driver.do(call)
        driver.do(client.close)
        port = server.url.rpartition(":")[2].encode()
        return [request.replace(port, b"") for request in server.requests]


@pytest.mark.parametrize("name", [Text.NAME, OldText.NAME, Label("Ada")])
def test_subclasses_are_sent_as_their_values(driver: Any, facade: Facade, name: str) -> None:
    """Members of enums and other subclasses of text and numbers are sent as their values, in every part of a request."""
    expected = requests_of(driver, facade, "Ada", 7, "key-of-somebody")
    assert requests_of(driver, facade, name, Level.SEVEN, Text.KEY) == expected
    assert b"key-of-somebody" in expected[0]
    assert b'"Ada"' in expected[1]


@pytest.mark.parametrize("facade", [CLEMTA], ids=["clemta"])
def test_subclasses_in_forms_and_filters(driver: Any) -> None:
    """They are sent as their values in the JSON of a form, in filters, in a query and in a header too."""
    requests: list[list[bytes]] = []
    for text, old, number in ((str, str, int), (Text, OldText, Level)):
        name, old_name, seven = text("Ada"), old("Ada"), number(7)
        form = FORMATION | {
            "name": old_name,
            "custom_data": {name: [old_name, seven]},
            "par_value": seven,
            "passports": {},
        }
        with serving(always(raw_response(404, b"{}"))) as server:
            client = driver.make("key", base_url=server.url)
            filtered = client.contacts.list(name, sort=old_name, created_at=clemta.raw(old_name, seven, end=seven))
            calls = (
                lambda client=client, form=form: client.formations.create(**form),
                lambda client=client, name=name, seven=seven: client.formations.get(name, if_modified_since=seven),
                filtered.first,
            )
            for call in calls:
                with pytest.raises(NotFoundError):
                    driver.do(call)
            driver.do(client.close)
            port = server.url.rpartition(":")[2].encode()
            requests.append(
                [re.sub(rb"boundary=\w+|--\w+", b"", request).replace(port, b"") for request in server.requests]
            )
    assert requests[0] == requests[1]
    assert [len(sent) for sent in requests] == [3, 3]
