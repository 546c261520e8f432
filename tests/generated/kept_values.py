"""Values that the schemas of the documents allow, made once and kept.

Making sixty for each schema takes minutes, and gives the same ones every time.  So they are kept in ``tests/data/values``,
for the schemas that they were made of; for others they are made when they are needed.  `make fuzz` makes many more.  This
module, run, makes those that are kept:

    python -m tests.generated.kept_values
"""

from __future__ import annotations

import hashlib
import json
import lzma
import tempfile
from pathlib import Path
from typing import Any

from tests.generated.made_values import collected, model_names, values_of
from tests.generated.own_package import of_test_data

FEWEST = 60
ROOT = Path(__file__).parents[2]
KEPT = ROOT / "tests" / "data" / "values"


def kept(api: str, document: dict[str, Any]) -> dict[str, list[Any]] | None:
    """The values of each schema that has a model; None when none are kept for these schemas."""
    path = KEPT / f"{api}.json.xz"
    found = json.loads(lzma.decompress(path.read_bytes())) if path.exists() else {}
    if found.get("schemas") != _digest(document):
        return None
    values: dict[str, list[Any]] = found["values"]
    return values


def main() -> None:
    """Make the values anew."""
    KEPT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        of_test_data(Path(folder))
        for path in sorted([*ROOT.glob("generated/*_api"), *Path(folder).glob("generated/*_api")]):
            document = json.loads((path / "openapi.json").read_text(encoding="utf-8"))
            values = {name: collected(values_of(document, name), FEWEST) for name in model_names(document)}
            told = json.dumps({"schemas": _digest(document), "values": values}, separators=(",", ":"))
            api = path.name.removesuffix("_api").replace("_", "-")
            (KEPT / f"{api}.json.xz").write_bytes(lzma.compress(told.encode(), preset=9))


def _digest(document: dict[str, Any]) -> str:
    schemas = document["components"]["schemas"]
    return hashlib.sha256(json.dumps(schemas, sort_keys=True).encode()).hexdigest()


if __name__ == "__main__":
    main()
