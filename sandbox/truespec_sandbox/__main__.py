"""The command line: ``truespec-sandbox clemta --port 0 --db PATH``; ``--help`` lists its options."""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from truespec_sandbox._document._model import DocumentError
from truespec_sandbox._faults._kinds import describe_kinds
from truespec_sandbox._profiles import PROFILES
from truespec_sandbox._running import running
from truespec_sandbox._serving._server import ServerError
from truespec_sandbox._settings import HIGHEST_PORT
from truespec_sandbox._state._store import StoreError

if TYPE_CHECKING:
    from collections.abc import Generator
    from types import FrameType

    from truespec_sandbox._sandbox import Sandbox

_WRONG_USE = 2
_EPILOG = (
    """\
examples:
  truespec-sandbox clemta --port 8080                    an empty state, in memory
  truespec-sandbox clemta --db clemta.sqlite --seed 500  a data set, kept in a file
  truespec-sandbox wethod --faults plan.yaml --admin     with faults, and controls for another process

The first line of the output is the server's URL and nothing else, written as soon as the server listens:

  truespec-sandbox clemta --port 0 --db clemta.sqlite > sandbox.log &
  until URL=$(head -n 1 sandbox.log) && [ "$URL" ]; do sleep 0.1; done

The lines after it are a key, the companies of the key, keys with other rights, and a first request to paste.
Ctrl-C or SIGTERM ends the server with exit code 0; exit code 2 means that it could not start.

faults:
  Without PLAN, a request selects its own fault with the header X-Sandbox-Fault: status;status=503;retry-after=2
  A plan selects the calls that fail, by their number among the calls of one operation or at random. The first fault
  that matches a call applies, and the same seed gives the same faults, whatever runs at the same time:

    seed: 7
    faults:
      - {operation: getContacts, nth: 2, fault: status, status: 429, retry-after: 1}
      - {operation: createContact, nth: [1, 3], fault: reset, when: after}   # created, and the response lost
      - {operation: "*", probability: 0.05, fault: latency, seconds: 0.5}
      - {operation: getContactById, every: 5, fault: wrong-type, pointer: /data/email}

"""
    + "".join(describe_kinds())
    + """
page (with --admin):
  Open the URL in a browser to try operations, to inspect records and requests, and to use the controls below.
  The page and the admin path need no key: whoever reaches the port may use them, but no page from another origin.

admin path (with --admin; the same controls exist in Python, see truespec_sandbox.running; POST takes JSON):
  GET, DELETE       /_sandbox/requests    the received requests, newest last; ?operation=getContacts
  POST              /_sandbox/reset       empty the state, restart the clock, clear requests and counters
  POST              /_sandbox/seed        {"size": 1000, "seed": 7}
  GET               /_sandbox/snapshot    the whole state; POST it to /_sandbox/restore
  GET, PUT, DELETE  /_sandbox/faults      a plan, as JSON (by its Content-Type) or YAML
  GET, PUT, DELETE  /_sandbox/churn       {"changes": 2}; GET lists every id that was inserted or deleted
  GET, POST, DELETE /_sandbox/clock       {"advance": seconds} or {"set": Unix seconds}; DELETE resets it
"""
)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    parser = argparse.ArgumentParser(
        prog="truespec-sandbox",
        description="Serve an API on this machine: a real HTTP server that keeps state and validates requests against "
        "the API's contract document.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("api", choices=sorted(PROFILES), help="the API to serve")
    _add_state_options(parser)
    _add_test_options(parser)
    address = parser.add_argument_group("address")
    address.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="ADDRESS",
        help="the address to listen on; 127.0.0.1, the default, cannot be reached from other machines; ::1 for IPv6",
    )
    address.add_argument(
        "--port", type=_port, default=0, metavar="PORT", help="the port to listen on; 0, the default, for any free one"
    )
    return parser


def _add_state_options(parser: argparse.ArgumentParser) -> None:
    state = parser.add_argument_group("state")
    state.add_argument(
        "--db", metavar="PATH", help="the SQLite file of the state; without it, the state ends with the server"
    )
    state.add_argument(
        "--seed",
        type=int,
        metavar="N",
        help="start with a data set of about N records in the largest collections, the same every time; a --db with "
        "records in it stays as it is",
    )


def _add_test_options(parser: argparse.ArgumentParser) -> None:
    tests = parser.add_argument_group("for tests")
    tests.add_argument(
        "--admin", action="store_true", help="serve a page at / and the admin path /_sandbox/; see below"
    )
    tests.add_argument(
        "--check",
        action="store_true",
        help="validate the sandbox's own responses against the contract document, and send 500 for a violation",
    )
    tests.add_argument(
        "--faults",
        nargs="?",
        const=True,
        metavar="PLAN",
        help="inject faults: those of the plan in this file, YAML or (*.json) JSON; without PLAN, those that requests "
        "select",
    )
    tests.add_argument(
        "--churn",
        metavar="CHANGES",
        help="insert or delete this many records after each page of a listing; or changes=2,inserts=0.5,seed=7, where "
        "inserts is the share of insertions",
    )
    tests.add_argument(
        "--rate-limit",
        metavar="LIMIT",
        help="the number of requests for each key and each resource, such as 100/minute; a million a minute by default",
    )
    tests.add_argument(
        "--cors",
        metavar="ORIGIN",
        help="let the pages of this origin, such as http://localhost:5173, or of every one (*) use the API; off by "
        "default",
    )


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) <= HIGHEST_PORT:
        return int(text)
    message = f"invalid port {text!r}: give a number from 0 to {HIGHEST_PORT}"
    raise argparse.ArgumentTypeError(message)


def main(arguments: list[str] | None = None) -> int:
    """Run the sandbox until a signal ends it.

    Args:
        arguments: the command line without the program's name; ``None``, the default, for the process's own.

    Returns:
        The exit code: 0 after a signal, 2 when the sandbox could not start.

    """
    options = build_parser().parse_args(arguments)
    try:
        with _stop_by_signal() as stop, running(**vars(options)) as sandbox:
            _print_introduction(sandbox, options.api, has_page=options.admin)
            stop.wait()
    except (DocumentError, StoreError, ServerError, ValueError, TypeError) as error:
        _print(f"truespec-sandbox: {error}", sys.stderr)
        return _WRONG_USE
    return 0


@contextmanager
def _stop_by_signal() -> Generator[threading.Event]:
    stop = threading.Event()

    def request_stop(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    handlers = {each: signal.signal(each, request_stop) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for each, handler in handlers.items():
            signal.signal(each, handler)


def _print_introduction(sandbox: Sandbox, api: str, *, has_page: bool) -> None:
    profile = PROFILES[api]
    headers = " ".join(f"-H '{name}: {value}'" for name, value in profile.example_headers.items())
    lines = [
        sandbox.url,
        f"key:       {sandbox.api_key}",
        *(f"company:   {company}" for company in sandbox.company_ids),
        f"try:       curl {headers} '{sandbox.url}{profile.example_path}'",
        *([f"page:      {sandbox.url}/  (in a browser)"] if has_page else []),
        *(f"other key: {key}  ({description})" for key, description in profile.other_keys.items()),
        "end:       Ctrl-C",
    ]
    _print("\n".join(lines), sys.stdout)


def _print(text: str, stream: TextIO) -> None:
    stream.write(f"{text}\n")
    stream.flush()


if __name__ == "__main__":
    sys.exit(main())
