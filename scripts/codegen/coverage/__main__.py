"""``make ledger``: fail when generated code lost something of its document, or the reviewed file is out of date."""

from __future__ import annotations

import argparse
import ast
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from scripts._errors import SourceError
from scripts.codegen.apis import ROOT, read_apis
from scripts.codegen.coverage import ledger_of, read_entries
from scripts.codegen.coverage._of_runtime import CARRIED, TESTS
from scripts.codegen.coverage._page import summary

if TYPE_CHECKING:
    from collections.abc import Sequence


def missing_tests(root: Path) -> list[str]:
    """The tests that kinds of the ledger name and that are not there."""
    path = root / TESTS
    tree = ast.parse(path.read_text(encoding="utf-8")) if path.exists() else ast.Module([], [])
    found = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    return [f"{TESTS}: there is no {name}, which {kind} names" for kind, name in CARRIED.items() if name not in found]


def run(root: Path) -> tuple[list[str], list[str]]:
    """The summaries of every API's ledger as lines, and the faults."""
    told: list[str] = []
    faults = missing_tests(ROOT)
    for api in read_apis(root):
        found = ledger_of(
            api.client,
            read_entries(root / "openapi" / api.name, f"openapi/{api.name}"),
            root / "generated" / f"{api.name}_api",
        )
        told += [f"{api.name}:", *summary(found.rows)]
        faults += found.faults
    return told, faults


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns the exit code: 0 all is well, 1 there are faults, 2 a document cannot be used."""
    parser = argparse.ArgumentParser(prog="ledger", description="Compare generated/ with openapi/, item by item.")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder (default: this one)")
    options = parser.parse_args(arguments)
    try:
        told, faults = run(options.root.resolve())
    except (SourceError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write("\n".join(told) + "\n")
    if faults:
        sys.stderr.write("\n".join([*faults, "list what may be dropped, with its reason, in ledger.yaml"]) + "\n")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
