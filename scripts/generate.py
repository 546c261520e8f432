"""Write ``generated/`` and the sandbox's documents from ``openapi/``.

``openapi/<api>/`` holds the published document (one YAML file, named after its version) and its overlays:

    <version>.yaml + overlay.yaml                  -> generated/<api>_api/                   the client
    <version>.yaml + overlay.yaml + contract.yaml  -> sandbox/truespec_sandbox/documents/    what the sandbox keeps

and ``ledger.yaml``, the list of what the client may leave out of its document.

Everything is made in a temporary folder first and moved into place as a whole: a failure leaves the old trees as they
were.  With ``--check`` nothing is moved: the new trees are compared with the old ones, byte for byte.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

from scripts import _tree
from scripts._errors import SourceError
from scripts.codegen import coverage as ledger
from scripts.codegen.reading import _overlay, _prechecks, _yaml
from scripts.codegen.reading._shape import shaped
from scripts.codegen.writing import _client

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scripts.codegen.reading._overlay import Document

ROOT = Path(__file__).parent.parent
_OVERLAYS = ("overlay.yaml", "contract.yaml")
_LEDGER = "ledger.yaml"


@frozen
class Api:
    """One API: its name, its document as the client sees it and as the sandbox keeps it, and what may be dropped."""

    name: str
    client: Document
    contract: Document
    dropped: tuple[ledger.Entry, ...] = ()


def read_api(folder: Path, root: Path) -> Api:
    """The documents of one API, overlays applied and checked.  Raises SourceError with file and place."""
    shown = folder.relative_to(root)
    if not re.fullmatch(r"[a-z][a-z0-9_]*", folder.name):
        message = f"{shown}: a folder here names a package: lower-case letters, digits and underscores, please"
        raise SourceError(message)
    published = sorted(path for path in folder.glob("*.yaml") if path.name not in (*_OVERLAYS, _LEDGER))
    if len(published) != 1:
        names = ", ".join(path.name for path in published) or "none"
        message = f"{shown}: one published document is wanted beside {' and '.join(_OVERLAYS)}, found {names}"
        raise SourceError(message)
    source = _yaml.load(published[0], f"{shown}/{published[0].name}")
    documents = [_overlay.Document(source.name, source.value, source.places)]
    for name in _OVERLAYS:
        overlay = folder / name
        if overlay.exists():
            documents.append(_overlay.apply(documents[-1], _yaml.load(overlay, f"{shown}/{name}")))
        else:
            documents.append(documents[-1])
    for document in documents[1:]:
        with shaped(document):
            _prechecks.check(document)
    return Api(folder.name, documents[1], documents[2], ledger.read_entries(folder, str(shown)))


def read_apis(root: Path) -> list[Api]:
    """Every API below ``openapi/``, in the order of their names."""
    openapi = root / "openapi"
    folders = sorted(path for path in openapi.iterdir() if path.is_dir()) if openapi.is_dir() else []
    if not folders:
        message = "openapi: no folder with an API's documents here"
        raise SourceError(message)
    return [read_api(folder, root) for folder in folders]


def write_trees(apis: Sequence[Api], into: Path) -> dict[Path, Path]:
    """Write all trees below ``into``; returns where each belongs, relative to the root -> where it stands now."""
    documents = into / "documents"
    documents.mkdir(parents=True)
    trees = {Path("sandbox/truespec_sandbox/documents"): documents}
    for api in apis:
        package = into / f"{api.name}_api"
        with shaped(api.client):
            _client.write_package(api.client, package, _written_by(api.client))
        _write_json(api.client, package / "openapi.json")
        _write_ledger(api, package)
        _write_json(api.contract, documents / f"{api.name}.json")
        trees[Path("generated") / package.name] = package
    return trees


def _write_ledger(api: Api, package: Path) -> None:
    found = ledger.ledger_of(api.client, api.dropped, package)
    text = ledger.page(found, _written_by(api.client), f"openapi/{api.name}/{_LEDGER}")
    (package / "LEDGER.md").write_text(text, encoding="utf-8")


def _written_by(document: Document) -> str:
    return f"Written by `make generate` from {document.name}; do not edit."


def _write_json(document: Document, path: Path) -> None:
    value = {**document.value, "x-written-by": _written_by(document)}
    path.write_text(json.dumps(value, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def stale_trees(root: Path, names: Sequence[str]) -> list[Path]:
    """Clients in ``generated/`` that belong to no API any more."""
    return [
        path
        for path in sorted((root / "generated").glob("*_api"))
        if path.name.removesuffix("_api") not in names and (path / "openapi.json").exists()
    ]


def run(root: Path, *, check: bool = False) -> list[str]:
    """Generate, or with ``check`` compare; returns a line for each tree that was written or differs."""
    scratch = root / ".generating"
    scratch.mkdir(exist_ok=True)
    work = Path(tempfile.mkdtemp(dir=scratch))
    try:
        apis = read_apis(root)
        trees = write_trees(apis, work / "new")
        stale = stale_trees(root, [api.name for api in apis])
        told: list[str] = []
        for place, new in trees.items():
            changes = _tree.differences(new, root / place)
            told += [f"{place}: {change}" for change in changes] if check else [str(place)] if changes else []
            if changes and not check:
                _tree.swap(new, root / place, work / f"old-{new.name}")
        for path in stale:
            told.append(f"{path.relative_to(root)}: belongs to no folder in openapi/")
            if not check:
                shutil.rmtree(path)
        return told
    finally:
        shutil.rmtree(work, ignore_errors=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; returns the exit code: 0 done or current, 1 not current, 2 a document cannot be used."""
    parser = argparse.ArgumentParser(prog="generate", description="Write generated/ from openapi/.")
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; fail when a tree is not current",
    )
    parser.add_argument(
        "--root",
        type=Path,
        default=ROOT,
        help="the project's folder (default: this one)",
    )
    options = parser.parse_args(arguments)
    try:
        told = run(options.root.resolve(), check=options.check)
    except SourceError as error:
        sys.stderr.write(f"{error}\nnothing was written\n")
        return 2
    if options.check and told:
        sys.stderr.write("\n".join([*told, "not current: run `make generate` and commit what it writes"]) + "\n")
        return 1
    sys.stdout.write("\n".join(f"wrote {line}" for line in told) + "\n" if told else "generated code is current\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
