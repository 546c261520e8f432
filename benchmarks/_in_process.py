"""Benchmarks of the clients, in this process: calls, calls in flight, listings, decoding."""

from __future__ import annotations

import asyncio
import functools
import json
import statistics
from typing import TYPE_CHECKING, Any

import orjson

from benchmarks import _clients, _data, _peers, _servers
from benchmarks._bars import HTTPX, OFF, OURS, OURS_ASYNC, PREFETCH, PYDANTIC, QUICKEST, STOCK, STRICT
from benchmarks._commands import run_python
from benchmarks._harness import Comparison, race
from clemta import AsyncClemta, Clemta
from clemta._api import CLEMTA, call
from clemta_api.api.contacts import get_contacts
from truespec import Headers, RawResponse
from truespec._calls._response_parser import parse_response
from truespec._validation._policy import Policy

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

_PAGE_SECONDS = 0.02
_IN_FLIGHT = 100
_CALLS_EACH = 3
_DEADLINE = 600


def calls(rounds: int, skipped: dict[str, str]) -> list[Comparison]:
    """Measure one GET and one page of a hundred, in sync calls."""
    ids = [str(_data.contact(number)["id"]) for number in range(_data.PAGE)]
    with _servers.serve(_servers.fixed) as url, _clients.sync_clients(url, skipped) as clients:
        _clients.check_equal(clients, ids)
        one = race("one GET", {client.name: client.get for client in clients}, rounds, repeat=20)
        pages = {client.name: functools.partial(client.page, 0) for client in clients}
        page = race("a page of 100", pages, rounds, repeat=3)
    return [
        Comparison("one GET", "us a call", 1e6, HTTPX, one),
        Comparison("a page of 100", "us a call", 1e6, STOCK, page),
    ]


def in_flight(rounds: int) -> list[Comparison]:
    """Measure a hundred async tasks that make three calls each at the same time."""
    with _servers.serve(_servers.fixed) as url, asyncio.Runner() as runner:
        context = _clients.async_clients(url)
        clients = runner.run(context.__aenter__())
        try:
            tasks = {name: functools.partial(_run_tasks, runner, get) for name, get in clients.items()}
            samples = race("100 in flight", tasks, rounds, repeat=1)
        finally:
            runner.run(context.__aexit__(None, None, None))
    return [Comparison("100 in flight", "us a call", 1e6 / _IN_FLIGHT / _CALLS_EACH, STOCK, samples)]


def _run_tasks(runner: asyncio.Runner, get: Callable[[], Awaitable[Any]]) -> None:
    async def repeat() -> None:
        for _ in range(_CALLS_EACH):
            await get()

    async def run() -> None:
        async with asyncio.TaskGroup() as group:
            for _ in range(_IN_FLIGHT):
                group.create_task(repeat())

    runner.run(run())


def listings(rounds: int, skipped: dict[str, str]) -> list[Comparison]:
    """Measure loops over ten thousand contacts, from a server that takes 20 ms a page, and the memory of prefetching."""
    name = "10,000 contacts"
    with _servers.serve(_servers.many, _PAGE_SECONDS) as url:
        with _clients.sync_clients(url, skipped) as clients:
            peers = [client for client in clients if client.name not in {_clients.FLOOR, OURS}]
            counts: dict[str, Callable[[], int]] = {client.name: client.count for client in peers}
            for ours, count in ((OURS, count_sync), (OURS_ASYNC, count_async)):
                for prefetch in (1, PREFETCH):
                    counts[f"{ours}, prefetch={prefetch}"] = functools.partial(count, url, prefetch)
            tasks = {candidate: functools.partial(_check_count, count) for candidate, count in counts.items()}
            comparison = Comparison(name, "s", 1, f"{OURS}, prefetch={PREFETCH}", race(name, tasks, rounds, repeat=1))
        quickest = min((client.name for client in peers), key=lambda peer: comparison.time(peer).median)
        comparison.samples[QUICKEST] = comparison.samples[quickest]
        comparison.notes.append(f"the quickest peer is {quickest}")
        for ours, function in ((OURS, "count_sync"), (OURS_ASYNC, "count_async")):
            one, several = (_peak_memory(function, url, prefetch) for prefetch in (1, PREFETCH))
            comparison.values[f"{ours}: peak memory of prefetch={PREFETCH} over prefetch=1"] = several - one
    return [comparison]


def _check_count(count: Callable[[], int]) -> None:
    contacts = count()
    if contacts != _data.TOTAL:
        message = f"{contacts} contacts came, and the server has {_data.TOTAL}"
        raise _clients.UnequalError(message)


def count_sync(url: str, prefetch: int) -> int:
    """Loop over every contact with a sync client, and return how many there were."""
    with Clemta(_data.KEY, base_url=url, deadline=_DEADLINE) as clemta:
        return sum(1 for _ in clemta.contacts.list(_data.COMPANY, page_size=_data.PAGE, prefetch=prefetch))


def count_async(url: str, prefetch: int) -> int:
    """Loop over every contact with an async client, and return how many there were."""

    async def count() -> int:
        async with AsyncClemta(_data.KEY, base_url=url, deadline=_DEADLINE) as clemta:
            pager = clemta.contacts.list(_data.COMPANY, page_size=_data.PAGE, prefetch=prefetch)
            contacts = 0
            async for _ in pager:
                contacts += 1
            return contacts

    return asyncio.run(count())


def _peak_memory(function: str, url: str, prefetch: int) -> float:
    """Return the peak megabytes of a process that runs one of the two functions, the median of three runs."""
    program = f"""
import re
from pathlib import Path
from benchmarks import _in_process
_in_process.{function}({url!r}, {prefetch})
print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) / 1024)
"""
    return float(statistics.median(run_python(program) for _ in range(3)))


def decoding(rounds: int, skipped: dict[str, str]) -> list[Comparison]:
    """Measure bytes to models and models to dicts: the response with a list of a hundred contacts."""
    body = _data.contact_page(_data.PAGE)
    decoders = decoding_candidates(skipped)
    decode = {name: functools.partial(decoder, body) for name, (decoder, _) in decoders.items()}
    for name, (_, encode) in decoders.items():
        if _canonical(encode(decode[name]())) != _canonical(json.loads(body)):
            message = f"something else than the response has is read by {name}"
            raise _clients.UnequalError(message)
    encoders = {name: decode[name]().to_dict for name in (STOCK, OFF)}
    return [
        Comparison("decoding 100", "us", 1e6, STOCK, race("decoding 100", decode, rounds)),
        Comparison("encoding 100", "us", 1e6, STOCK, race("encoding 100", encoders, rounds)),
    ]


def decoding_candidates(skipped: dict[str, str]) -> dict[str, tuple[Callable[[bytes], Any], Callable[[Any], Any]]]:
    """Return for each candidate its function from bytes to models, and one from models to JSON values."""
    stock = _peers.stock().models.ContactListResponse
    described = call(get_contacts, company_id=_data.COMPANY)

    def parse(policy: Policy, body: bytes) -> Any:
        headers = Headers([("Content-Type", "application/json")])
        return parse_response(CLEMTA, described, RawResponse(200, headers, body), policy).value

    candidates: dict[str, tuple[Callable[[bytes], Any], Callable[[Any], Any]]] = {
        STOCK: (lambda body: stock.from_dict(json.loads(body)), lambda model: model.to_dict()),
        OFF: (lambda body: get_contacts.parse(200, orjson.loads(body)), lambda model: model.to_dict()),
        STRICT: (functools.partial(parse, Policy()), lambda data: {**_envelope(), "data": data.to_dict()}),
        PYDANTIC: (_peers.Page.model_validate_json, lambda model: model.model_dump(exclude_unset=True)),
        "orjson.loads (floor)": (orjson.loads, lambda value: value),
    }
    try:
        msgspec, page = _peers.msgspec()
        candidates["msgspec"] = (msgspec.json.Decoder(page).decode, msgspec.to_builtins)
    except _peers.PeerError as error:
        skipped["msgspec"] = str(error)
    return candidates


def _envelope() -> dict[str, Any]:
    return {name: value for name, value in json.loads(_data.contact_page(1)).items() if name != "data"}


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True)  # 1, 1.0 and true are different texts
