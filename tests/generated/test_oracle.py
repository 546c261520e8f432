"""Every schema of systematically generated documents is decoded to what an oracle expects, and encoded as the same JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, get_type_hints

import pytest

from tests.generated.oracle import Oracle, find_type_fault
from tests.generated.packages import Package, generated
from tests.generated.schema_examples import case_strategy, generate_bodies
from tests.generated.systematic import CONSTRUCTS, make_document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

VERSIONS = ("3.0.3", "3.1.0")
CASES = [(construct, version) for construct in CONSTRUCTS for version in VERSIONS]
SAMPLED = [
    ("nested", "3.0.3"),
    ("inherited_kind", "3.1.0"),
    ("arrays", "3.1.0"),
    ("dates", "3.0.3"),
    ("binary", "3.0.3"),
    ("enums", "3.1.0"),
]


def _check(package: Package, values_of: dict[str, list[Any]]) -> int:
    """Compare models and operation with the oracle; return how many values were tried."""
    oracle, count = Oracle(package.document), 0
    models, operation = package.module("models"), package.module("api.default.get_subject")
    to_json = package.module("decoding").to_json
    hint = get_type_hints(operation.parse)["return"]
    for name, schema in package.document["components"]["schemas"].items():
        for value in [*oracle.iter_values(schema), *values_of.get(name, [])]:
            before = json.dumps(value, sort_keys=True)
            if name == "Subject":
                decoded = operation.parse(200, value)
                fault = find_type_fault(decoded, hint)
            elif hasattr(models, name) and value is not None:
                decoded = getattr(models, name).from_dict(value)
                fault = find_type_fault(decoded, type(decoded))
            else:
                continue
            fault = fault or oracle.find_fault(schema, value, decoded)
            assert not fault, (name, value, fault)
            assert json.dumps(to_json(decoded), sort_keys=True) == before, (name, value, decoded)
            count += 1
    return count


def _generate(root: Path, construct: str, version: str, seed: int) -> Iterator[Package]:
    name = f"{construct}_{version[2]}_{seed}"
    with generated(root, name, make_document(construct, version, seed)) as package:
        yield package


@pytest.mark.parametrize(("construct", "version"), SAMPLED)
def test_values_for_each_member(tmp_path: Path, construct: str, version: str) -> None:
    """Values generated for each member of each union become what the oracle expects."""
    for package in _generate(tmp_path, construct, version, len(construct)):
        assert _check(package, {}) > 20


@pytest.mark.exhaustive
@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("construct", "version"), CASES)
def test_random_values(tmp_path: Path, construct: str, version: str, seed: int) -> None:
    """So do values from schemathesis, for every document, in three orders of its schemas, inline and as components."""
    for package in _generate(tmp_path, construct, version, seed):
        document = package.document
        names = [] if seed else ["Subject", "InProperty"]
        values = {name: generate_bodies(case_strategy(document, name), 20) for name in names}
        assert _check(package, values) > 10
