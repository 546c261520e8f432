"""``make lint-spec``: fail when a contract document is loose somewhere without a reason."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from scripts._errors import SourceError
from scripts.codegen.apis import ROOT, read_apis
from scripts.codegen.lint import find_bounds_without_source, find_loose_places
from scripts.codegen.reading import read_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scripts.codegen.lint import Finding


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return the exit code: 0 nothing is loose, 1 something is, 2 a document cannot be used."""
    parser = argparse.ArgumentParser(prog="lint-spec", description="List where the contract documents are loose.")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder (default: this one)")
    options = parser.parse_args(arguments)
    try:
        root = options.root.resolve()
        by_api = {api.name: find_loose_places(api.contract) + _find_bounds(root, api.name) for api in read_apis(root)}
    except (SourceError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    for name, findings in by_api.items():
        sys.stdout.write(f"{name}: {len(findings)} loose places\n" if findings else f"{name}: nothing is loose\n")
    lines = [str(finding) for findings in by_api.values() for finding in findings]
    if lines:
        sys.stderr.write("\n".join([*lines, "narrow these in openapi/<api>/contract.yaml, or say why not"]) + "\n")
    return 1 if lines else 0


def _find_bounds(root: Path, api: str) -> list[Finding]:
    path = root / "openapi" / api / "contract.yaml"
    return find_bounds_without_source(read_yaml(path, f"openapi/{api}/contract.yaml")) if path.exists() else []


if __name__ == "__main__":
    raise SystemExit(main())
