"""Waiting for a formation, on the sync and the async client, against the running sandbox and its clock."""

from __future__ import annotations

import pickle
import time
from typing import Any

import pytest

from clemta import (
    AuthenticationError,
    ConfigurationError,
    ConnectionFailedError,
    FormationEndedError,
    NotFoundError,
    RequestConformanceError,
    WaitDeadlineError,
    WaitError,
)

DAY = 86_400


@pytest.fixture
def formation_id(driver: Any, clemta: Any, sandbox: Any, founding: dict[str, Any]) -> str:
    """A formation made ten days ago by the clock of the sandbox, which stood still since."""
    sandbox.clock.set(int(time.time()) - 10 * DAY)
    summary = driver.do(lambda: clemta.formations.create(external_id="order", **founding))
    sandbox.clear_requests()
    company_id: str = summary.company_id
    return company_id


def test_it_returns_when_the_status_is_there(driver: Any, clemta: Any, sandbox: Any, formation_id: str) -> None:
    """Each change is reported once, in order; reads between them ask for changes alone; the formation comes back."""
    seen: list[str] = []

    def progress(formation: Any) -> None:
        seen.append(formation.status)
        sandbox.clock.advance(DAY)

    formation = driver.do(
        lambda: clemta.formations.wait_until("order", deadline=20, poll_every=0.02, on_progress=progress)
    )
    assert (formation.company_id, formation.status) == (formation_id, "active")
    assert seen == ["shareholder_verification", "in_progress", "signature_requested", "submitted_to_state", "active"]
    sent = [dict(each.headers).get("if-modified-since") for each in sandbox.requests("getFormation")]
    assert sent[0] is None
    assert all(sent[1:])


def test_unchanged_is_read_as_304(driver: Any, clemta: Any, sandbox: Any, formation_id: str) -> None:
    """While nothing changes, the server says only that, and nothing is reported."""
    reported: list[Any] = []
    with pytest.raises(WaitDeadlineError) as caught:
        driver.do(
            lambda: clemta.formations.wait_until(
                formation_id, deadline=0.6, poll_every=0.05, on_progress=reported.append
            )
        )
    assert [each.status for each in sandbox.requests("getFormation")[:3]] == [200, 304, 304]
    assert caught.value.formation is reported[0]
    assert len(reported) == 1
    assert "is shareholder_verification after 0.6 s" in str(caught.value)


def test_the_deadline_holds(driver: Any, clemta: Any, sandbox: Any, formation_id: str) -> None:
    """Time is up when it is up, also inside a read that does not come back."""
    sandbox.faults({"faults": [{"operation": "getFormation", "fault": "latency", "seconds": 5}]})
    began = time.monotonic()
    with pytest.raises(WaitDeadlineError) as caught:
        driver.do(lambda: clemta.formations.wait_until(formation_id, deadline=1, poll_every=0.1))
    assert 0.8 < time.monotonic() - began < 3
    assert caught.value.formation is None
    assert "was never read" in str(caught.value)
    assert isinstance(caught.value, TimeoutError)
    assert caught.value.__cause__ is not None


def test_recent_changes_are_not_hidden(driver: Any, clemta: Any, sandbox: Any, founding: dict[str, Any]) -> None:
    """A second change within the second of the first is seen: as long as it could hide, reads are whole."""
    summary = driver.do(lambda: clemta.formations.create(**founding))
    with pytest.raises(WaitDeadlineError):
        driver.do(lambda: clemta.formations.wait_until(summary.company_id, deadline=0.5, poll_every=0.05))
    assert {each.status for each in sandbox.requests("getFormation")} == {200}


@pytest.mark.parametrize(
    ("outcome", "days", "expected", "ended"),
    [
        ("refunded", 4, "active", "refunded"),
        ("usual", 4, ["cancelled", "refunded"], "active"),
        ("usual", 4, "in_progress", "active"),
    ],
)
def test_another_final_status_is_an_error(  # noqa: PLR0913, PLR0917  (the parts of one fact)
    driver: Any,
    clemta: Any,
    sandbox: Any,
    founding: dict[str, Any],
    outcome: str,
    days: int,
    expected: Any,
    ended: str,
) -> None:
    """A formation that ended in another status is an error at once, with the formation on it."""
    summary = driver.do(lambda: clemta.formations.create(custom_data={"sandbox_outcome": outcome}, **founding))
    sandbox.clock.advance(days * DAY)
    with pytest.raises(FormationEndedError, match=f"ended as {ended}") as caught:
        driver.do(lambda: clemta.formations.wait_until(summary.company_id, status=expected, deadline=20))
    error = caught.value
    assert (error.formation.status, error.operation, error.response.status) == (ended, "getFormation", 200)
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  (our own bytes)
    assert (type(again), str(again), again.formation) == (type(error), str(error), error.formation)
    assert isinstance(error, WaitError)


def test_cancelled_may_still_be_refunded(driver: Any, clemta: Any, sandbox: Any, formation_id: str) -> None:
    """Who waits for a refund goes on waiting after the cancellation; who waits for active does not."""
    driver.do(lambda: clemta.formations.cancel(formation_id))
    with pytest.raises(FormationEndedError, match="ended as cancelled"):
        driver.do(lambda: clemta.formations.wait_until(formation_id, deadline=20))
    formation = driver.do(
        lambda: clemta.formations.wait_until(
            formation_id,
            status="refunded",
            deadline=20,
            poll_every=0.05,
            on_progress=lambda _: sandbox.clock.advance(4 * DAY),
        )
    )
    assert formation.status == "refunded"


def test_several_statuses(driver: Any, clemta: Any, sandbox: Any, formation_id: str) -> None:
    """One of several statuses is enough; the response of the value is there too."""
    sandbox.clock.advance(DAY)
    response = driver.do(
        lambda: clemta.formations.wait_until.with_response(formation_id, status={"in_progress", "active"}, deadline=20)
    )
    assert (response.status, response.value.status, response.operation) == (200, "in_progress", "getFormation")


def test_retryable_errors_are_retried(driver: Any, clemta: Any, sandbox: Any, formation_id: str) -> None:
    """A read that fails in a way that may pass is made again; one that fails for good ends the wait."""
    patient = clemta.with_options(max_retries=0)
    sandbox.faults({"faults": [{"operation": "getFormation", "nth": [1, 2], "fault": "status", "status": 503}]})
    formation = driver.do(
        lambda: patient.formations.wait_until(
            formation_id, status="shareholder_verification", deadline=20, poll_every=0.05
        )
    )
    assert formation.status == "shareholder_verification"
    assert [each.status for each in sandbox.requests("getFormation")] == [503, 503, 200]
    sandbox.faults({"faults": [{"operation": "getFormation", "fault": "status", "status": 401}]})
    with pytest.raises(AuthenticationError):
        driver.do(lambda: patient.formations.wait_until(formation_id, deadline=20))
    sandbox.faults(None)
    with pytest.raises(NotFoundError):
        driver.do(lambda: patient.formations.wait_until("nothing-like-it", deadline=20))


def test_a_429_delays_the_next_read(driver: Any, clemta: Any, sandbox: Any, formation_id: str) -> None:
    """After a 429 the next read comes no sooner than it asked for; a wait that outlasts the deadline is not begun."""
    hasty = clemta.with_options(max_retries=0)
    limited = {"operation": "getFormation", "nth": 1, "fault": "status", "status": 429}
    sandbox.faults({"faults": [limited | {"retry-after": "1"}]})
    began = time.monotonic()
    wait = {"status": "shareholder_verification", "poll_every": 0.05}
    driver.do(lambda: hasty.formations.wait_until(formation_id, deadline=20, **wait))
    assert time.monotonic() - began >= 1
    sandbox.faults({"faults": [limited | {"retry-after": "60"}]})
    began = time.monotonic()
    with pytest.raises(WaitDeadlineError) as caught:
        driver.do(lambda: hasty.formations.wait_until(formation_id, deadline=30, **wait))
    assert time.monotonic() - began < 5
    assert caught.value.__cause__.status == 429


def test_a_used_up_rate_limit_is_respected(driver: Any, clemta: Any, sandbox: Any, formation_id: str) -> None:
    """When a response says that nothing is left of the rate limit, the next read waits for the end of the period."""
    sandbox.rate_limit("1/minute")
    with pytest.raises(WaitDeadlineError):
        driver.do(lambda: clemta.formations.wait_until(formation_id, deadline=0.9, poll_every=0.05))
    assert [each.status for each in sandbox.requests("getFormation")] == [200]


def test_invalid_arguments_of_a_wait(driver: Any, offline_client: Any) -> None:
    """An unknown status, none at all, and times that make no sense are reported before anything is sent."""
    for status in ("finished", [], ["active", "done"]):
        with pytest.raises(RequestConformanceError, match="status: expected one or several of active, cancelled"):
            driver.do(lambda status=status: offline_client.formations.wait_until("a", status=status, deadline=1))
    for times in ({"deadline": 0}, {"deadline": float("inf")}, {"deadline": 1, "poll_every": -1}, {"deadline": "1"}):
        with pytest.raises(ConfigurationError, match="must be a number of seconds above 0"):
            driver.do(lambda times=times: offline_client.formations.wait_until("a", **times))


@pytest.mark.parametrize("kind", [LookupError, ConnectionFailedError])
def test_an_exception_in_the_callback_ends_the_wait(
    driver: Any, clemta: Any, formation_id: str, kind: type[Exception]
) -> None:
    """What the callback raises comes out as it is, also what of a read would have been outlasted."""

    def stop(_: Any) -> None:
        message = "enough"
        raise kind(message)

    with pytest.raises(kind, match="enough"):
        driver.do(lambda: clemta.formations.wait_until(formation_id, deadline=20, on_progress=stop))
