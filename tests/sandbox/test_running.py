"""The context manager: start, end, and what goes wrong at the start."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

import attrs
import httpx
import pytest

import truespec_sandbox
from truespec_sandbox import PlanError, ServerError, running

if TYPE_CHECKING:
    from pathlib import Path


def test_the_first_response_comes_within_a_second() -> None:
    """From entering the block to the first response less than a second passes."""
    start = time.perf_counter()
    with running("clemta") as sandbox:
        assert httpx.get(f"{sandbox.url}/contacts").status_code == 401
        assert time.perf_counter() - start < 1


def test_responses_on_one_connection_do_not_wait_for_each_other() -> None:
    """Fifty requests on one connection take less than a second; Nagle's algorithm alone would make it two."""
    with running("clemta") as sandbox, httpx.Client(base_url=sandbox.url) as client:
        client.get("/contacts")
        start = time.perf_counter()
        for _ in range(50):
            client.get("/contacts")
        assert time.perf_counter() - start < 1


def test_the_block_ends_when_the_thread_has_ended() -> None:
    """After the block no thread is left and the port refuses connections, idle connections notwithstanding."""
    before = set(threading.enumerate())
    with running("clemta") as sandbox, httpx.Client() as client:
        client.get(sandbox.url)
        threads = set(threading.enumerate()) - before
        assert threads
    assert not any(thread.is_alive() for thread in threads)
    with pytest.raises(httpx.ConnectError):
        httpx.get(sandbox.url)


def test_an_exception_in_the_block_ends_the_server_too() -> None:
    """An exception passes through the block unchanged, and the server is gone afterwards."""
    message = "from the block"
    with pytest.raises(KeyError, match=message), running("clemta") as sandbox:
        raise KeyError(message)
    with pytest.raises(httpx.ConnectError):
        httpx.get(sandbox.url)


def test_the_sandbox_is_frozen_and_keeps_its_key_to_itself() -> None:
    """The object cannot be changed, its repr lacks the key, and it listens on loopback."""
    with running("clemta") as sandbox:
        assert sandbox.api_key
        assert sandbox.api_key not in repr(sandbox)
        assert isinstance(sandbox.company_ids, tuple)
        assert sandbox.url.startswith("http://127.0.0.1:")
        for name in ("url", "api_key", "company_ids", "anything"):
            with pytest.raises(attrs.exceptions.FrozenInstanceError):
                setattr(sandbox, name, "changed")


def test_sandboxes_run_side_by_side() -> None:
    """Two sandboxes have two addresses and two states."""
    with running("clemta") as one, running("clemta") as two:
        assert one.url != two.url


@pytest.mark.parametrize(
    ("host", "url_host"), [("::1", "[::1]"), ("localhost", "localhost"), ("127.0.0.2", "127.0.0.2")]
)
def test_every_kind_of_address_is_listened_on(host: str, url_host: str) -> None:
    """An IPv6 address, a name and other IPv4 addresses serve the API, and the page and admin path, at the URL."""
    try:
        socket.create_server((host, 0), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except OSError:
        pytest.skip(f"this machine does not have {host}")
    with running("clemta", host=host, admin=True) as sandbox:
        assert sandbox.url.startswith(f"http://{url_host}:")
        assert httpx.get(f"{sandbox.url}/contacts").status_code == 401
        assert httpx.get(sandbox.url).status_code == 200
        assert httpx.get(f"{sandbox.url}/_sandbox/clock", headers={"Origin": sandbox.url}).status_code == 200


@pytest.mark.parametrize("host", ["", " ", "\t"])
def test_an_empty_host_is_rejected(host: str) -> None:
    """An empty host, which the system takes for every address, listens nowhere."""
    with pytest.raises(ServerError, match=r"the host is empty: give an address"), running("clemta", host=host):
        pass


def test_an_unknown_api_is_named() -> None:
    """An unknown API raises ValueError with the known names."""
    with pytest.raises(ValueError, match=r"'stripe'.*clemta"), running("stripe"):
        pass


def test_a_port_in_use_is_raised_to_the_caller() -> None:
    """A port that another program listens on is a ServerError, and no thread is left behind."""
    before = threading.active_count()
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(ServerError, match=f"127.0.0.1:{port}"), running("clemta", port=port):
            pass
    assert threading.active_count() == before


def test_nothing_of_the_client_side_is_loaded() -> None:
    """A sandbox that serves has imported neither client, facade, generated code nor the client's HTTP, and no YAML."""
    program = (
        "import sys, truespec_sandbox, urllib.request, urllib.error\n"
        "with truespec_sandbox.running('clemta', faults=True) as sandbox:\n"
        "    try: urllib.request.urlopen(sandbox.url)\n"
        "    except urllib.error.HTTPError: pass\n"
        "loaded = {name.partition('.')[0] for name in sys.modules}\n"
        "print(loaded & {'truespec', 'clemta', 'clemta_api', 'httpx', 'httpcore', 'yaml'})\n"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout == "set()\n"


def test_the_public_names_are_sorted_and_there() -> None:
    """``__all__`` is sorted, and each name in it exists and has a docstring."""
    names = truespec_sandbox.__all__
    assert names == sorted(names)
    assert all(getattr(truespec_sandbox, name).__doc__ for name in names)


def test_keys_are_not_logged(caplog: pytest.LogCaptureFixture) -> None:
    """Neither a success nor an error response writes a line, and no record holds a key."""
    caplog.set_level("DEBUG", logger="truespec_sandbox")
    caplog.set_level("INFO", logger="uvicorn.access")
    with running("clemta") as sandbox:
        for key in (sandbox.api_key, "a-secret-nobody-knows"):
            httpx.get(f"{sandbox.url}/contacts", headers={"X-API-Key": key})
    assert sandbox.api_key not in caplog.text
    assert "a-secret-nobody-knows" not in caplog.text
    assert not [record for record in caplog.records if record.name == "uvicorn.access"]


@pytest.mark.parametrize(
    ("options", "error", "message"),
    [
        ({"api": 7}, TypeError, "api must be a text, not 7"),
        ({"port": "80"}, TypeError, "port must be a whole number from 0 to 65535, not '80'"),
        ({"port": True}, TypeError, "port must be a whole number"),
        ({"port": 65536}, ValueError, "port must be from 0 to 65535, not 65536"),
        ({"host": None}, TypeError, "host must be a text, not None"),
        ({"db": 7}, TypeError, "db must be a path or None, not 7"),
        ({"seed": "many"}, TypeError, "size must be a whole number from 0 to 1000000, not 'many'"),
        ({"seed": -1}, ValueError, "size must be from 0"),
        ({"admin": 1}, TypeError, "admin must be True or False, not 1"),
        ({"check": "yes"}, TypeError, "check must be True or False, not 'yes'"),
        ({"faults": 3}, TypeError, "faults must be True, a mapping or the path of a file, not 3"),
        ({"faults": "no-such-plan.yaml"}, PlanError, "no-such-plan.yaml"),
        ({"churn": 1.5}, TypeError, "churn must be a number, a mapping or None, not 1.5"),
        ({"rate_limit": 100}, TypeError, "rate_limit must be a text, not 100"),
        ({"rate_limit": "100"}, ValueError, "invalid rate limit '100'"),
    ],
)
def test_arguments_of_the_wrong_kind_are_named(options: dict[str, Any], error: type[Exception], message: str) -> None:
    """Each argument of a wrong kind or out of bounds is named with what it must be, and nothing is left running."""
    before = threading.active_count()
    with pytest.raises(error, match=re.escape(message)), running(**{"api": "clemta", **options}):
        pass
    assert threading.active_count() == before


def test_all_options_together(tmp_path: Path) -> None:
    """A file, a data set, admin, check, a plan, churn and a limit work together."""
    plan = {"faults": [{"operation": "getContacts", "nth": 2, "fault": "status", "status": 503}]}
    options: dict[str, Any] = {"seed": 50, "admin": True, "check": True, "churn": 1, "rate_limit": "9/hour"}
    with (
        running("clemta", db=tmp_path / "state.sqlite", faults=plan, **options) as sandbox,
        httpx.Client(base_url=sandbox.url, headers={"X-API-Key": sandbox.api_key}) as client,
    ):
        query = {"company_id": sandbox.company_ids[0]}
        responses = [client.get("/contacts", params=query) for _ in range(3)]
        assert [response.status_code for response in responses] == [200, 503, 200]
        assert responses[2].headers["x-ratelimit-remaining"] == "7"
        assert len(sandbox.changes) == 2
        assert len(client.get("/_sandbox/requests").json()["requests"]) == 3


def test_a_file_with_records_is_not_seeded_again(tmp_path: Path) -> None:
    """The data set is added to an empty file alone: a second start finds the records of the first, and no more."""
    path = tmp_path / "state.sqlite"
    with running("clemta", db=path, seed=20) as first:
        kept = first.snapshot()
    with running("clemta", db=path, seed=20) as second:
        assert second.snapshot() == kept
