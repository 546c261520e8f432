"""The command line: ``truespec-sandbox clemta --port 0 --db PATH``; ``--help`` says the rest."""

from __future__ import annotations

import signal
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

from truespec_sandbox._document._model import DocumentError
from truespec_sandbox._options import options_parser
from truespec_sandbox._profiles import PROFILES
from truespec_sandbox._running import running
from truespec_sandbox._serving._server import ServerError
from truespec_sandbox._state._database import StoreError

if TYPE_CHECKING:
    from collections.abc import Generator
    from types import FrameType

    from truespec_sandbox._sandbox import Sandbox

_WRONG_USE = 2


def main(arguments: list[str] | None = None) -> int:
    """Run the sandbox until a signal ends it.

    Args:
        arguments: the command line without the program's name; ``None``, the default, for the process's own.

    Returns:
        The exit code: 0 after a signal, 2 when the sandbox could not start.

    """
    options = options_parser().parse_args(arguments)
    try:
        with _stop_by_signal() as stop, running(**vars(options)) as sandbox:
            _introduce(sandbox, options.api, has_page=options.admin)
            stop.wait()
    except (DocumentError, StoreError, ServerError, ValueError, TypeError) as error:
        _say(f"truespec-sandbox: {error}", sys.stderr)
        return _WRONG_USE
    return 0


@contextmanager
def _stop_by_signal() -> Generator[threading.Event]:
    stop = threading.Event()

    def request_stop(_signal: int, _frame: FrameType | None) -> None:
        stop.set()

    before = {each: signal.signal(each, request_stop) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _introduce(sandbox: Sandbox, api: str, *, has_page: bool) -> None:
    profile = PROFILES[api]
    headers = " ".join(f"-H '{name}: {value}'" for name, value in profile.example_headers.items())
    lines = [
        sandbox.url,
        f"key:       {sandbox.api_key}",
        *(f"company:   {company}" for company in sandbox.company_ids),
        f"try:       curl {headers} '{sandbox.url}{profile.example_path}'",
        *([f"page:      {sandbox.url}/  (in a browser)"] if has_page else []),
        *(f"other key: {key}  ({does})" for key, does in profile.other_keys.items()),
        "end:       Ctrl-C",
    ]
    _say("\n".join(lines), sys.stdout)


def _say(text: str, stream: TextIO) -> None:
    stream.write(f"{text}\n")
    stream.flush()


if __name__ == "__main__":
    sys.exit(main())
