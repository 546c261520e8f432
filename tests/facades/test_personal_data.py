"""Personal data that a document marks with ``x-personal`` is in no repr, error, deviation or log; models keep unknown fields."""

from __future__ import annotations

import copy
import importlib
import json
import logging
import pickle
import traceback
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import attrs
import orjson
import pytest

from tests.facades.under_test import CLEMTA
from tests.meta.operation_calls import FORMATION, OWNER
from tests.truespec.wire import always, raw_response, serving
from truespec import RequestConformanceError, TruespecError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.facades.under_test import Facade

CANARY = "canary-of-a-person"
PACKAGES = ("clemta_api", "wethod_api")


def marked_schemas() -> Iterator[tuple[str, str, set[str]]]:
    """Yield each component with marked properties: its package, its name and the properties."""
    for package in PACKAGES:
        document = json.loads(files(package).joinpath("openapi.json").read_bytes())
        for name, schema in document["components"]["schemas"].items():
            if marked := {key for key, value in schema.get("properties", {}).items() if value.get("x-personal")}:
                yield package, name, marked


def models(package: str) -> list[Any]:
    """Return every model of a package."""
    module = importlib.import_module(f"{package}.models")
    return [model for name in module.__all__ if attrs.has(model := getattr(module, name))]


def test_tax_numbers_and_payrolls_are_marked() -> None:
    """The overlays mark the properties that no log should have."""
    marked = {(package, name) for package, _, names in marked_schemas() for name in names}
    assert marked == {
        ("clemta_api", "ssn"), ("clemta_api", "itin"), ("clemta_api", "ein"), ("clemta_api", "tax_id"),
        ("wethod_api", "vat"), ("wethod_api", "tax_reference"), ("wethod_api", "cost"), ("wethod_api", "taxes"),
    }  # fmt: skip


@pytest.mark.parametrize("package", PACKAGES)
def test_a_model_hides_marked_fields(package: str) -> None:
    """No form of a model shows a marked field, or an unknown one of such a name; the field itself is there."""
    types = importlib.import_module(f"{package}.types")
    count = 0
    for model in models(package):
        fields = [field.name for field in attrs.fields(model) if field.repr is types.hide]
        instance, personal = object.__new__(model), dict.fromkeys(types.PERSONAL, CANARY)
        for field in attrs.fields(model):
            setattr(instance, field.name, CANARY if field.name in fields else None)
        instance.additional_properties = {"inner": [personal], **personal}
        assert CANARY not in repr(instance) + str(instance) + f"{instance}{instance!r:>5}" + repr([instance])
        assert all(getattr(instance, name) == CANARY for name in fields)
        count += len(fields)
    marked = sum(len(marked) for name, _, marked in marked_schemas() if name == package)
    assert count == marked + (package == "clemta_api")  # the form that creates a formation


@pytest.mark.parametrize("facade", [CLEMTA], ids=["clemta"])
def test_a_request_hides_marked_fields(driver: Any, caplog: pytest.LogCaptureFixture) -> None:
    """Neither errors nor deviations with values nor logs have the tax numbers of a formation that is invalid or lost."""
    caplog.set_level(logging.DEBUG)
    client = driver.make("key", base_url="http://127.0.0.1:9", max_retries=0, deviation_values=True)
    owner = attrs.evolve(OWNER, ssn=CANARY, itin=CANARY, ein=CANARY)
    invalid: list[dict[str, Any]] = [
        {},
        {"state": "XX"},
        {"ein": [CANARY]},
        {"shareholders": [attrs.evolve(owner, ssn=[CANARY])]},
        {"shareholders": [attrs.evolve(owner, email=5)]},
        {"shareholders": [{"ssn": CANARY}]},
        {"shareholders": {"ssn": CANARY}},
        {"shareholders": [attrs.evolve(owner, ssn=CANARY + "\ud800")]},
    ]
    for change in invalid:
        with pytest.raises(TruespecError) as caught:
            driver.do(lambda change=change: client.formations.create(**FORMATION | {"shareholders": [owner]} | change))
        assert not change or isinstance(caught.value, RequestConformanceError)
        error = caught.value.with_traceback(caught.value.__traceback__.tb_next if caught.value.__traceback__ else None)
        details = traceback.TracebackException.from_exception(error, capture_locals=change.keys() <= {"state"})
        text = str(error) + repr(vars(error)) + "".join(details.format()) + repr(pickle.dumps(error))
        assert CANARY not in text, change
    driver.do(client.close)
    assert CANARY not in caplog.text


def test_a_response_hides_marked_fields(driver: Any, facade: Facade, caplog: pytest.LogCaptureFixture) -> None:
    """Neither the repr of a response nor its deviations with values nor the log have the marked fields in it."""
    names = importlib.import_module(f"{facade.name}_api.types").PERSONAL
    personal = dict.fromkeys(names, CANARY)
    wrong = {"inner": personal}
    body = orjson.dumps(facade.wrap_contact({**facade.item, **personal, "email": wrong, "name": wrong}))
    reported: list[Any] = []
    with serving(always(raw_response(200, body))) as server:
        client = driver.make(
            "key", base_url=server.url, conformance="observe", deviation_values=True, on_deviation=reported.append
        )
        response = driver.do(lambda: client.contacts.get.with_response(facade.some_id))
        with pytest.raises(TruespecError) as caught:
            driver.do(lambda: client.with_options(conformance="strict").contacts.get(facade.some_id))
        driver.do(client.close)
    assert any(deviation.value and "[hidden]" in deviation.value for deviation in reported)
    for thing in (response, response.deviations, reported, caught.value, caught.value.deviations):
        assert CANARY not in repr(thing) + str(thing)
    assert CANARY not in caplog.text


@pytest.mark.parametrize("package", PACKAGES)
def test_unknown_fields_stay(package: str) -> None:
    """Copies of a model have its unknown fields, in a dict of their own where the copy is a changed one."""
    count = 0
    for model in models(package):
        if not hasattr(model, "to_dict"):
            continue
        with importlib.import_module(f"{package}.decoding").lenient():
            instance = model.from_dict({"unknown_1": 1, "unknown_2": {"a": [1]}})
        unknown = {"unknown_1": 1, "unknown_2": {"a": [1]}}
        changed = attrs.evolve(instance)
        for other in (changed, copy.copy(instance), copy.deepcopy(instance), pickle.loads(pickle.dumps(instance))):  # noqa: S301  (our own bytes)
            assert other == instance
            assert unknown.items() <= other.to_dict().items()
        assert attrs.asdict(instance)["additional_properties"] == instance.additional_properties
        if changed.additional_properties:
            changed["unknown_1"] = 2
            assert instance["unknown_1"] == 1
            count += 1
    assert count > 20


def test_a_client_that_with_invalid_options(driver: Any, facade: Facade) -> None:
    """A client whose options were invalid has a repr; the error and its frames do not have the key."""
    client_class = facade.sync_client if driver.mode == "sync" else facade.async_client
    instances: list[Any] = []

    class Recorded(client_class):  # type: ignore[misc, valid-type]  # a class of the row
        def __new__(cls, *_: Any, **__: Any) -> Any:
            instances.append(object.__new__(cls))
            return instances[-1]

    for options in (
        {"timeout": -1},
        {"base_url": f"ftp://u:{CANARY}@h"},
        {"nonsense": CANARY},
        {"proxy": f"x://{CANARY}"},
    ):
        with pytest.raises((TruespecError, TypeError)) as caught:
            Recorded(**{facade.key_argument: CANARY, **facade.required_options, **options})
        assert "Recorded at ?" in repr(instances[-1])
        error = caught.value.with_traceback(caught.value.__traceback__.tb_next if caught.value.__traceback__ else None)
        details = traceback.TracebackException.from_exception(error, capture_locals=True)
        assert CANARY not in "".join(details.format()) + repr(error)
    client = driver.make("key", base_url="http://127.0.0.1:9")
    for options in ({"headers": {"A": f"{CANARY}\n"}}, {"headers": CANARY}):
        with pytest.raises(TruespecError) as caught:
            client.with_options(**options)
        error = caught.value.with_traceback(caught.value.__traceback__.tb_next if caught.value.__traceback__ else None)
        details = traceback.TracebackException.from_exception(error, capture_locals=True)
        assert CANARY not in "".join(details.format())
    driver.do(client.close)
