"""Formations through the facade, on the sync and the async client, against the running sandbox."""

from __future__ import annotations

import copy
import pickle
from datetime import UTC, datetime
from typing import Any

import orjson
import pytest

from clemta import (
    NOT_MODIFIED,
    BadRequestError,
    ConflictError,
    ConnectionFailedError,
    DeadlineExceededError,
    Formation,
    NotFoundError,
    Person,
    RequestConformanceError,
    ResponseConformanceError,
    Shareholder,
)
from clemta._formation_calls import read_formation
from clemta_api.api.formation import get_formation

DAY = 86_400
LOST = {"operation": "createFormation", "fault": "reset", "when": "after"}


def test_create_and_get(driver: Any, clemta: Any, founding: dict[str, Any]) -> None:
    """A formation is created from typed arguments, and read by its company id and by its external id."""
    summary = driver.do(
        lambda: clemta.formations.create(
            external_id="order/17", custom_data={"ticket": 2087}, package="essential", private=True, **founding
        )
    )
    assert (summary.status, summary.external_id) == ("shareholder_verification", "order/17")
    formation = driver.do(lambda: clemta.formations.get(summary.company_id))
    assert formation == driver.do(lambda: clemta.formations.get("order/17"))
    assert (formation.company_name, formation.state, formation.is_company_private) == ("Juniper Works", "WY", True)
    assert formation.custom_data["ticket"] == 2087
    assert (formation.address, formation.shareholders[0].last_name) == (founding["address"], "Haddad")


def test_every_field_arrives(driver: Any, clemta: Any, founding: dict[str, Any]) -> None:
    """A C-CORP takes all optional fields, people who hold no shares among them, from tuples as from lists."""
    person = Person(first_name="Tomas", last_name="Okafor", title="Treasurer")
    summary = driver.do(
        lambda: clemta.formations.create(
            **(founding | {"type": "C-CORP", "ending": "Inc.", "shareholders": tuple(founding["shareholders"])}),
            number_of_shares=1000,
            par_value=0.001,
            ein="12-3456789",
            directors=(person,),
            officers=[person],
        )
    )
    formation = driver.do(lambda: clemta.formations.get(summary.company_id))
    assert (formation.number_of_shares, formation.par_value, formation.ein) == (1000, 0.001, "12-3456789")
    assert [(who.last_name, who.title) for who in (*formation.directors, *formation.officers)] == [
        ("Okafor", "Treasurer")
    ] * 2


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"state": "DC"}, "/state"),
        ({"shareholders": []}, "/shareholders"),
        ({"external_id": "x" * 65}, "/external_id"),
        ({"custom_data": {"a": float("nan")}}, "/custom_data/a: must be a finite number"),
        ({"custom_data": "x"}, "/custom_data: is not of type"),
        ({"industry": object()}, "/industry: must be JSON"),
        ({"industry": "\ud800"}, "/industry: must be text without lone surrogates"),
        ({"shareholders": 5}, "/shareholders: is not of type"),
    ],
)
def test_an_invalid_field_is_not_sent(
    driver: Any, offline_client: Any, founding: dict[str, Any], change: dict[str, Any], words: str
) -> None:
    """The JSON inside the form is held to the document before anything is sent."""
    with pytest.raises(RequestConformanceError, match=words) as caught:
        driver.do(lambda: offline_client.formations.create(**(founding | change)))
    assert caught.value.operation == "createFormation"
    assert "123-45-6789" not in repr(vars(caught.value)) + repr(pickle.dumps(caught.value))
    assert caught.value.__cause__ is caught.value.__context__ is None


def test_missing_fields_are_named(driver: Any, offline_client: Any) -> None:
    """A required field that is missing is a TypeError that names it; so is one that there is not."""
    with pytest.raises(TypeError, match="missing arguments: account_holder, address, ending, industry, name"):
        driver.do(lambda: offline_client.formations.create(type="LLC"))
    with pytest.raises(TypeError, match="unknown argument 'nickname'"):
        driver.do(lambda: offline_client.formations.create(nickname="x"))


def test_cancel(driver: Any, clemta: Any, founding: dict[str, Any]) -> None:
    """Cancelling returns the new status, and cancelling again is a BadRequestError."""
    summary = driver.do(lambda: clemta.formations.create(external_id="o", **founding))
    cancelled = driver.do(lambda: clemta.formations.cancel("o"))
    assert (cancelled.company_id, cancelled.status) == (summary.company_id, "cancelled")
    with pytest.raises(BadRequestError):
        driver.do(lambda: clemta.formations.cancel("o"))


def test_a_conditional_get(driver: Any, clemta: Any, sandbox: Any, founding: dict[str, Any]) -> None:
    """With if_modified_since a read gives NOT_MODIFIED until something changed, by text, datetime or Unix seconds."""
    summary = driver.do(lambda: clemta.formations.create(**founding))
    response = driver.do(lambda: clemta.formations.get.with_response(summary.company_id))
    at = response.value.updated_at
    for since in (response.headers["Last-Modified"], datetime.fromtimestamp(at, UTC), at):
        again = driver.do(lambda since=since: clemta.formations.get(summary.company_id, if_modified_since=since))
        assert again is NOT_MODIFIED
        assert not again
    whole = driver.do(lambda: clemta.formations.get.with_response(summary.company_id, if_modified_since=at))
    assert (whole.status, whole.value, whole.content) == (304, NOT_MODIFIED, b"")
    sandbox.clock.advance(DAY)
    changed = driver.do(lambda: clemta.formations.get(summary.company_id, if_modified_since=at))
    assert (changed.status, changed.updated_at > at) == ("in_progress", True)


def test_if_modified_since_must_be_a_timestamp(driver: Any, offline_client: Any) -> None:
    """A text that is no HTTP date, and a datetime without a zone, are refused before anything is sent."""
    for since in ("yesterday", datetime(2025, 6, 24), 1.5):  # noqa: DTZ001  (that is the point)
        with pytest.raises(RequestConformanceError):
            driver.do(lambda since=since: offline_client.formations.get("a", if_modified_since=since))


def test_not_modified_is_one_value() -> None:
    """NOT_MODIFIED stays itself through copy and pickle, and is false."""
    assert copy.deepcopy(NOT_MODIFIED) is pickle.loads(pickle.dumps(NOT_MODIFIED)) is NOT_MODIFIED  # noqa: S301  (our own bytes)
    assert (repr(NOT_MODIFIED), bool(NOT_MODIFIED)) == ("NOT_MODIFIED", False)


def test_both_published_forms_are_read(driver: Any, clemta: Any, founding: dict[str, Any]) -> None:
    """The formation comes the same whether it is the body or stands under data."""
    summary = driver.do(lambda: clemta.formations.create(**founding))
    body = orjson.loads(driver.do(lambda: clemta.formations.get.with_response(summary.company_id)).content)
    nested = {"success": True, "data": {name: value for name, value in body.items() if name != "success"}}
    flat, under = read_formation("a").decode(200, body), read_formation("a").decode(200, nested)
    assert isinstance(flat, Formation)
    assert flat.to_dict() == {"success": True, **under.to_dict()}
    assert get_formation.OPERATION.id == read_formation("a").request.operation.id


def test_304_to_an_unconditional_read_is_a_deviation(
    driver: Any, clemta: Any, sandbox: Any, founding: dict[str, Any]
) -> None:
    """A 304 to a plain read is a deviation, never a value of another type than promised."""
    driver.do(lambda: clemta.formations.create(external_id="o", **founding))
    sandbox.faults({"faults": [{"operation": "getFormation", "fault": "status", "status": 304, "body": "none"}]})
    with pytest.raises(ResponseConformanceError):
        driver.do(lambda: clemta.formations.get("o"))


def test_a_lost_response_is_looked_up(driver: Any, clemta: Any, sandbox: Any, founding: dict[str, Any]) -> None:
    """When the response to a create is lost, the error has the formation that is there; nothing is sent twice."""
    sandbox.faults({"faults": [LOST]})
    with pytest.raises(ConnectionFailedError) as caught:
        driver.do(lambda: clemta.formations.create(external_id="order-1", **founding))
    formation = caught.value.existing
    assert isinstance(formation, Formation)
    assert (formation.external_id, formation.status) == ("order-1", "shareholder_verification")
    assert caught.value.sent
    assert [each.operation for each in sandbox.requests()] == ["createFormation", "getFormation"]
    assert pickle.loads(pickle.dumps(caught.value)).existing == formation  # noqa: S301  (our own bytes)


def test_it_is_looked_up_after_the_deadline_too(
    driver: Any, clemta: Any, sandbox: Any, founding: dict[str, Any]
) -> None:
    """When the deadline ended the wait for the response, the formation is looked for all the same."""
    slow = {"operation": "createFormation", "fault": "latency", "seconds": 9, "when": "after"}
    sandbox.faults({"faults": [slow]})
    hasty = clemta.with_options(deadline=2)
    with pytest.raises(DeadlineExceededError) as caught:
        driver.do(lambda: hasty.formations.create(external_id="order-4", **founding))
    assert caught.value.existing.external_id == "order-4"


def test_a_lost_request_stays_an_error(driver: Any, clemta: Any, sandbox: Any, founding: dict[str, Any]) -> None:
    """When nothing is there, or nothing can be read, the error is the one of the create, with nothing on it."""
    for second in ({}, {"operation": "getFormation", "fault": "status", "status": 401}):
        sandbox.faults({"faults": [LOST | {"when": "before"}, *([second] if second else [])]})
        with pytest.raises(ConnectionFailedError) as caught:
            driver.do(lambda: clemta.formations.create(external_id="order-2", **founding))
        assert (caught.value.operation, caught.value.existing, caught.value.sent) == ("createFormation", None, True)


def test_without_an_external_id_nothing_is_looked_up(
    driver: Any, clemta: Any, sandbox: Any, offline_client: Any, founding: dict[str, Any]
) -> None:
    """Without an external id there is nothing to look up; and what was never sent is not looked up either."""
    sandbox.faults({"faults": [LOST]})
    with pytest.raises(ConnectionFailedError) as caught:
        driver.do(lambda: clemta.formations.create(**founding))
    assert caught.value.existing is None
    assert [each.operation for each in sandbox.requests()] == ["createFormation"]
    with pytest.raises(ConnectionFailedError) as refused:
        driver.do(lambda: offline_client.formations.create(external_id="o", **founding))
    assert (refused.value.sent, refused.value.existing, refused.value.operation) == (False, None, "createFormation")


def test_another_formation_is_not_taken(driver: Any, clemta: Any, sandbox: Any, founding: dict[str, Any]) -> None:
    """An external id that is the company id of another formation finds that one; it is not taken for the lost one."""
    other = driver.do(lambda: clemta.formations.create(**founding))
    sandbox.faults({"faults": [LOST]})
    with pytest.raises(ConnectionFailedError) as caught:
        driver.do(lambda: clemta.formations.create(external_id=other.company_id, **founding))
    assert caught.value.existing is None


def test_a_conflict_is_always_an_error(driver: Any, clemta: Any, sandbox: Any, founding: dict[str, Any]) -> None:
    """An external id that was used before is a ConflictError and nothing else, after a 429 as well."""
    driver.do(lambda: clemta.formations.create(external_id="order-3", **founding))
    with pytest.raises(ConflictError):
        driver.do(lambda: clemta.formations.create(external_id="order-3", **founding))
    wait = {"operation": "createFormation", "nth": 1, "fault": "status", "status": 429, "retry-after": "0"}
    sandbox.faults({"faults": [wait]})
    with pytest.raises(ConflictError) as caught:
        driver.do(lambda: clemta.formations.create(external_id="order-3", **founding))
    assert [attempt.status for attempt in caught.value.attempts] == [429, 409]
    assert not hasattr(caught.value, "existing")


def test_unknown_ids_are_not_found(driver: Any, clemta: Any) -> None:
    """Reading and cancelling what does not exist are NotFoundErrors."""
    for method in (clemta.formations.get, clemta.formations.cancel):
        with pytest.raises(NotFoundError):
            driver.do(lambda method=method: method("nothing-like-it"))


def test_organizations_are_shareholders_too(driver: Any, clemta: Any, founding: dict[str, Any]) -> None:
    """A passport belongs to the shareholder at its index, organizations counted."""
    owner = founding["shareholders"][0]
    firm = Shareholder(
        type_="organization",
        legal_entity_name="Copper Finch Inc.",
        representative_name="Ida Finch",
        ein="12-3456789",
        number_of_shares=10,
        email="ida@example.com",
        phone="3075550118",
        iso_code="US",
        title="Partner",
        address=owner.address,
    )
    both = founding | {"shareholders": [firm, owner]}
    summary = driver.do(lambda: clemta.formations.create(passports={1: b"%PDF-1.7"}, **both))
    assert summary.status == "shareholder_verification"
    with pytest.raises(BadRequestError, match="organization"):
        driver.do(lambda: clemta.formations.create(passports={0: b"%PDF-1.7"}, **both))
