"""``make coverage``: fail when generated code lost something of its document, or the list of drops is out of date."""

from __future__ import annotations

import argparse
import ast
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from scripts._errors import SourceError
from scripts.codegen.apis import ROOT, read_apis
from scripts.codegen.coverage import measure_coverage, read_allowed_drops
from scripts.codegen.coverage._page import format_page, format_summary
from scripts.codegen.coverage._verdicts import ENFORCED, TESTS
from scripts.codegen.writing.unions import list_ambiguous_unions

if TYPE_CHECKING:
    from collections.abc import Sequence


def find_missing_tests(root: Path) -> list[str]:
    """Return a fault for each test that a kind names and that does not exist."""
    path = root / TESTS
    tree = ast.parse(path.read_text(encoding="utf-8")) if path.exists() else ast.Module([], [])
    names = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
    return [f"{TESTS}: there is no {name}, which {kind} names" for kind, name in ENFORCED.items() if name not in names]


def run(root: Path) -> tuple[list[str], list[str]]:
    """Return the summary of every API as lines, and the faults; write each page to ``build/coverage/<api>.md``."""
    lines: list[str] = []
    faults = find_missing_tests(ROOT)
    folder = root / "build" / "coverage"
    for api in read_apis(root):
        coverage = measure_coverage(
            api.client,
            read_allowed_drops(root / "openapi" / api.name, f"openapi/{api.name}"),
            root / "generated" / f"{api.name}_api",
        )
        lines += [f"{api.name}:", *format_summary(coverage.rows), *list_ambiguous_unions(api.client)]
        faults += coverage.faults
        folder.mkdir(parents=True, exist_ok=True)
        text = format_page(
            coverage, f"Written by `make coverage` from {api.client.name}.", f"openapi/{api.name}/ledger.yaml"
        )
        (folder / f"{api.name}.md").write_text(text, encoding="utf-8")
    return lines, faults


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return the exit code: 0 no faults, 1 faults, 2 a document cannot be used."""
    parser = argparse.ArgumentParser(prog="coverage", description="Compare generated/ with openapi/, item by item.")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder (default: this one)")
    options = parser.parse_args(arguments)
    try:
        lines, faults = run(options.root.resolve())
    except (SourceError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write("\n".join(lines) + "\n")
    if faults:
        sys.stderr.write("\n".join([*faults, "list what may be dropped, with its reason, in ledger.yaml"]) + "\n")
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
