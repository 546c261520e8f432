"""``python -m scripts.contract_run``: hold every API to its document and write ``build/contract/``."""

from __future__ import annotations

import argparse
import os
import secrets
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.contract import APIS, add_phases
from scripts.contract_run._plans import Extent
from scripts.contract_run._reports import write_all
from scripts.contract_run._run import judge, passed
from scripts.contract_run._settings import SettingsError, live

if TYPE_CHECKING:
    from scripts.contract_run._run import Told

FOLDER = Path(__file__).parents[2] / "build" / "contract"
_WRONG_USE = 2


def main(arguments: list[str] | None = None) -> int:
    """Run the whole suite.

    Args:
        arguments: the command line; ``None``, the default, for the process's own.

    Returns:
        0 when nothing was found, 1 when something was, 2 when the environment asks for what must not be done.

    """
    options = _parser().parse_args(arguments)
    apis = options.api or sorted(APIS)
    try:
        servers = {api: live(api, os.environ) for api in apis}
    except SettingsError as error:
        sys.stderr.write(f"contract: {error}\n")
        return _WRONG_USE
    extent = Extent(
        options.max_examples,
        secrets.randbits(32) if options.random else options.seed,
        tags=tuple(options.tag),
        phases=options.phases,
    )
    if extent.seed is not None:
        _say(f"seed {extent.seed} (repeat with --seed {extent.seed})")
    with ProcessPoolExecutor(len(apis), mp_context=get_context("spawn")) as pool:
        futures = [pool.submit(judge, api, extent, servers[api], options.folder) for api in apis]
        runs = [future.result() for future in futures]
    for told in runs:
        _tell(told)
    write_all(runs, options.folder)
    _say(f"report: {options.folder / 'index.html'}")
    return 0 if all(passed(told) for told in runs) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.contract_run", description="Hold every API to its document."
    )
    parser.add_argument("--api", action="append", choices=sorted(APIS), help="an API to keep to; all by default")
    parser.add_argument("--tag", action="append", default=[], help="a tag to keep to; all by default")
    parser.add_argument(
        "--max-examples", type=int, default=40, metavar="N", help="cases for each operation and random phase"
    )
    parser.add_argument(
        "--seed", type=int, metavar="N", help="what cases are made from; without it, the same every time"
    )
    add_phases(parser)
    parser.add_argument("--random", action="store_true", help="another seed each time, printed")
    parser.add_argument("--folder", type=Path, default=FOLDER, metavar="PATH", help="where the report goes")
    return parser


def _tell(told: Told) -> None:
    for finding in told["findings"]:
        _say(
            f"BROKEN  {finding['operation']}: {finding['check']}\n        {finding['message']}\n        {finding['curl']}"
        )
    for part, word in (
        ("crashes", "CRASH  "),
        ("warnings", "WARNING"),
        ("shortfalls", "REACH  "),
        ("skipped", "SKIPPED"),
    ):
        for line in told[part]:
            _say(f"{word} {line}")
    requests = sum(operation["cases"] for operation in told["operations"])
    tried = sum(bool(operation["cases"]) for operation in told["operations"])
    _say(
        f"{told['api']} on {told['server']}: {tried} operations, {requests} requests in {told['seconds']:.0f} s: "
        f"{len(told['findings'])} findings, {len(told['crashes'])} crashes, {len(told['warnings'])} warnings, "
        f"{len(told['shortfalls'])} below the reach, {len(told['skipped'])} skipped"
    )
    if told["mode"] == "live":
        _say(f"{told['made']} records made, {told['removed']} removed; {told['recorded']} exchanges recorded")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
