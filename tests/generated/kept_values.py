"""Values that the schemas of a document in tests/data allow, made once and kept.

The document is large and never changes, and making sixty values for each of its schemas takes minutes.  `make fuzz` makes
new ones; this module, run, makes those that are kept:

    python -m tests.generated.kept_values
"""

from __future__ import annotations

import hashlib
import json
import lzma
from pathlib import Path
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings

from tests.generated.made_values import model_names, values_of

EXAMPLES = 60
DOCUMENT = Path(__file__).parents[1] / "data" / "clemta-partner-2026-08-13.yaml"
KEPT = Path(__file__).parents[1] / "data" / "values" / "clemta-partner.json.xz"


def kept() -> dict[str, list[Any]]:
    """The values of each schema.  Raises AssertionError when they were made of another document."""
    found = json.loads(lzma.decompress(KEPT.read_bytes()))
    assert found["document"] == _digest(), "the document has changed: run `python -m tests.generated.kept_values`"
    values: dict[str, list[Any]] = found["values"]
    return values


def main() -> None:
    """Make the values anew."""
    document = yaml.safe_load(DOCUMENT.read_text(encoding="utf-8"))
    values = {name: _made(values_of(document, name)) for name in model_names(document)}
    told = json.dumps({"document": _digest(), "values": values}, separators=(",", ":"))
    KEPT.parent.mkdir(exist_ok=True)
    KEPT.write_bytes(lzma.compress(told.encode(), preset=9))


def _made(values: Any) -> list[Any]:
    found: list[Any] = []

    @settings(
        max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(values)
    def keep(case: Any) -> None:
        found.append(case.body)

    keep()
    return found


def _digest() -> str:
    return hashlib.sha256(DOCUMENT.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
