"""The command ``make generate``: write ``generated/`` and the sandbox's documents from ``openapi/``.

    openapi/<api>/, client's view    -> generated/<api>_api/
    openapi/<api>/, contract's view  -> sandbox/truespec_sandbox/documents/<api>.json

Everything is written to a temporary folder first and moved into place as a whole: a failure leaves the old folders as they
were.  With ``--check`` nothing is moved; the new folders are compared with the old ones, byte for byte.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from scripts import _tree
from scripts._errors import SourceError
from scripts.codegen.apis import ROOT, read_apis
from scripts.codegen.checks import report_malformed
from scripts.codegen.writing import write_package

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scripts.codegen.apis import APIDocuments
    from scripts.codegen.reading import Document

_DOCUMENTS = Path("sandbox/truespec_sandbox/documents")


def write_folders(apis: Sequence[APIDocuments], into: Path) -> dict[Path, Path]:
    """Write all generated folders below ``into``; return each one's final path, relative to the root -> its present path."""
    documents = into / "documents"
    documents.mkdir(parents=True)
    folders = {_DOCUMENTS: documents}
    for api in apis:
        package = into / f"{api.name}_api"
        with report_malformed(api.client):
            write_package(api.client, package, _header(api.client))
        _write_json(api.client, package / "openapi.json")
        _write_json(api.contract, documents / f"{api.name}.json")
        folders[Path("generated") / package.name] = package
    return folders


def _header(document: Document) -> str:
    return f"Written by `make generate` from {document.name}; do not edit."


def _write_json(document: Document, path: Path) -> None:
    value = {**document.value, "x-written-by": _header(document)}
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def find_orphans(root: Path, names: Sequence[str]) -> list[Path]:
    """Return the generated packages whose API is no longer in ``openapi/``."""
    return [
        path
        for path in sorted((root / "generated").glob("*_api"))
        if path.name.removesuffix("_api") not in names and (path / "openapi.json").exists()
    ]


def run(root: Path, *, check: bool = False) -> list[str]:
    """Generate, or with ``check`` compare.

    Returns:
        A line for each folder that was written, or for each difference.

    Raises:
        SourceError: A document or overlay cannot be used.
    """
    scratch = root / ".generating"
    scratch.mkdir(exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=scratch))
    try:
        apis = read_apis(root)
        folders = write_folders(apis, work / "new")
        lines: list[str] = []
        for path, new in folders.items():
            differences = _tree.compare_folders(new, root / path)
            lines += [f"{path}: {line}" for line in differences] if check else [f"wrote {path}"] if differences else []
            if differences and not check:
                _tree.replace_folder(root / path, new, work / f"old-{new.name}")
        for path in find_orphans(root, [api.name for api in apis]):
            lines.append(f"{'' if check else 'removed '}{path.relative_to(root)}: its API is not in openapi/")
            if not check:
                shutil.rmtree(path)
        return lines
    finally:
        shutil.rmtree(work, ignore_errors=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return the exit code: 0 written or current, 1 not current, 2 a document cannot be used."""
    parser = argparse.ArgumentParser(
        prog="generate", description="Write generated/ and the sandbox's documents from openapi/."
    )
    parser.add_argument("--check", action="store_true", help="write nothing; exit with 1 when something is not current")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project's folder (default: this one)")
    options = parser.parse_args(arguments)
    try:
        lines = run(options.root.resolve(), check=options.check)
    except SourceError as error:
        sys.stderr.write(f"{error}\nnothing was written\n")
        return 2
    if options.check and lines:
        sys.stderr.write("\n".join([*lines, "not current: run `make generate` and commit what it writes"]) + "\n")
        return 1
    sys.stdout.writelines(f"{line}\n" for line in lines or ["generated code is current"])
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
