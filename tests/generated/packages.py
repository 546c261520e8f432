"""Packages generated from documents of the tests."""

from __future__ import annotations

import contextlib
import importlib
import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import define

from scripts import generate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

DATA = Path(__file__).parents[1] / "data"


@define
class Package:
    """A generated package, with its document."""

    name: str
    document: dict[str, Any]

    def module(self, name: str) -> ModuleType:
        """Return a module by its name in the package, such as ``client`` or ``api.default.get_item``."""
        return importlib.import_module(f"{self.name}_api.{name}")


@contextlib.contextmanager
def generated(root: Path, name: str, document: dict[str, Any]) -> Iterator[Package]:
    """Generate a package from a document, without overlays, and make it importable for the time of a block."""
    folder = root / "openapi" / name
    folder.mkdir(parents=True)
    # JSON without anything that YAML 1.1 and 1.2 read differently.
    (folder / "1.yaml").write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    generate.run(root)
    sys.path.insert(0, str(root / "generated"))
    try:
        yield Package(name, document)
    finally:
        sys.path.remove(str(root / "generated"))
        for module in [module for module in sys.modules if module.partition(".")[0] == f"{name}_api"]:
            del sys.modules[module]


def generate_test_packages(root: Path) -> None:
    """Generate the packages of the documents in tests/data into ``root/generated``, with their lists of allowed drops."""
    for path in sorted(DATA.glob("*.yaml")):
        name = path.stem.rstrip("0123456789-")
        folder = root / "openapi" / name.replace("-", "_")
        folder.mkdir(parents=True)
        shutil.copy(path, folder / "1.yaml")
        ledger = DATA / "ledgers" / f"{name}.yaml"
        if ledger.exists():
            shutil.copy(ledger, folder / "ledger.yaml")
    generate.run(root)
