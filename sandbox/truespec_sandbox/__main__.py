"""The command line: ``python -m truespec_sandbox clemta --port 0 --db PATH``."""

from __future__ import annotations

import argparse
import signal
import sys
import threading
from typing import TYPE_CHECKING, TextIO

from truespec_sandbox._document import DocumentError
from truespec_sandbox._sandbox import PROFILES, Sandbox, running
from truespec_sandbox._server import ServerError
from truespec_sandbox._store import StoreError

if TYPE_CHECKING:
    from types import FrameType

_WRONG_USE = 2
_HIGHEST_PORT = 65535
_EPILOG = """\
The first line printed is the server's URL and nothing else, and it is printed once the server listens:

  python -m truespec_sandbox clemta --port 0 --db clemta.sqlite > sandbox.log &
  until URL=$(head -n 1 sandbox.log) && [ "$URL" ]; do sleep 0.1; done

The lines behind it name a key, the companies that the key sees, and a first request to try.
Ctrl-C or SIGTERM ends the server; the exit code is 0 then, and 2 when it could not start.
"""


def main(arguments: list[str] | None = None) -> int:
    """Run the sandbox until a signal ends it.

    Args:
        arguments: the command line without the program's name; ``None``, the default, for the process's own.

    Returns:
        The exit code: 0 after a signal, 2 when the sandbox could not start.

    """
    options = _parser().parse_args(arguments)
    stop = threading.Event()

    def request_stop(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    for each in (signal.SIGINT, signal.SIGTERM):
        signal.signal(each, request_stop)
    try:
        with running(options.api, db=options.db, host=options.host, port=options.port) as sandbox:
            _introduce(sandbox, options.api)
            stop.wait()
    except (DocumentError, StoreError, ServerError) as error:
        _say(f"truespec_sandbox: {error}", sys.stderr)
        return _WRONG_USE
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m truespec_sandbox",
        description="Play an API on this machine: a real HTTP server that keeps state and holds requests to the "
        "API's contract document.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("api", choices=sorted(PROFILES), help="the API to play")
    parser.add_argument(
        "--port", type=_port, default=0, metavar="PORT", help="the port to listen on; 0, the default, for any free one"
    )
    parser.add_argument(
        "--db", metavar="PATH", help="the SQLite file that keeps the state; without it, the state ends with the server"
    )
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="ADDRESS",
        help="the address to listen on; 127.0.0.1, the default, is not reached from other machines",
    )
    return parser


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) <= _HIGHEST_PORT:
        return int(text)
    message = f"{text!r} is no port; give a number from 0 to {_HIGHEST_PORT}"
    raise argparse.ArgumentTypeError(message)


def _introduce(sandbox: Sandbox, api: str) -> None:
    profile = PROFILES[api]
    lines = [
        sandbox.url,
        f"key:       {sandbox.api_key}",
        *(f"company:   {company}" for company in sandbox.company_ids),
        f"try:       curl -H '{profile.example_header}: {sandbox.api_key}' '{sandbox.url}{profile.example_path}'",
        "end:       Ctrl-C",
    ]
    _say("\n".join(lines), sys.stdout)


def _say(text: str, stream: TextIO) -> None:
    stream.write(f"{text}\n")
    stream.flush()


if __name__ == "__main__":
    sys.exit(main())
