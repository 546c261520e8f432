"""Mutation tests for the contract suite: it finds the defect of every mutant, by a failure and not by a crash."""

from __future__ import annotations

import logging
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.contract.apis import APIS
from tests.contract.collection import Collection
from tests.contract.mutants import KINDS, MUTANTS, Mutant, running_mutant
from tests.contract.requirements import PROPERTIES, load_properties
from tests.contract.schemathesis_run import Extent, run_schemathesis
from tests.contract.session import ContractViolation, Session, sandbox_server

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.contract.requirements import Property
    from tests.contract.session import Server

load_properties()

# One of most kinds, with what finds it.
SAMPLE = {
    "contact-created-201": "status_code_conformance",
    "contacts-without-remaining": "response_headers_conformance",
    "contact-time-as-text": "response_schema_conformance",
    "wethod-contact-error-key": "error_code",
    "wethod-contacts-create-takes-trailing-bytes": "test_malformed_bodies_are_rejected",
    "contacts-total-of-rest": "test_pages_are_slices_of_one_listing",
    "contacts-order-ignored": "test_sorting_orders_all_records",
    "contact-email-lower": "test_created_record_shows_what_was_sent",
    "contact-update-lost": "test_update_is_kept_and_changes_nothing_else",
    "contact-delete-lost": "test_listing_follows_changes",
    "assets-listed-by-all": "test_listings_are_hidden_from_other_customers",
    "contact-breaks-on-emoji": "not_a_server_error",
    "wethod-client-null-ignored": "test_update_is_kept_and_changes_nothing_else",
    "formation-since-ignored": "test_conditional_read_is_evaluated",
}

MODULES = {
    "listings": "test_pages",
    "paging": "test_pages",
    "totals": "test_pages",
    "sort and search": "test_pages",
    "invalid requests": "test_requests",
    "credentials": "test_identities",
    "auth": "test_identities",
    "cross-company reads": "test_identities",
    "protocol": "test_protocol",
    "updates": "test_records",
    "texts": "test_records",
    "echo": "test_records",
    "lost update": "test_records",
}


@pytest.fixture
def _no_tracebacks(caplog: pytest.LogCaptureFixture) -> None:
    """Keep the sandbox from logging the crashes that are a mutant's defect."""
    caplog.set_level(logging.CRITICAL, "truespec_sandbox")


@pytest.mark.usefixtures("_no_tracebacks")
@pytest.mark.parametrize(
    "mutant",
    [
        pytest.param(mutant, id=name, marks=() if name in SAMPLE else pytest.mark.exhaustive)
        for name, mutant in MUTANTS.items()
    ],
)
def test_the_suite_finds_the_defect(mutant: Mutant, tmp_path: Path) -> None:
    """A property fails at the mutant, or else a check of schemathesis; those of the sample by the check that is named."""
    with running_mutant(mutant) as sandbox:
        server = sandbox_server(mutant.api, sandbox)
        check = find_by_properties(server, mutant) or find_by_schemathesis(server, mutant, tmp_path)
    assert check, f"{mutant.name} survives: {mutant.kind} of {', '.join(mutant.operations)}"
    assert check == SAMPLE.get(mutant.name, check)


def find_by_properties(server: Server, mutant: Mutant) -> str:
    """Return the check that finds a mutant's defect; empty when every property holds."""
    session = Session(server)
    try:
        for collection in collections_of(mutant, session):
            for function, requirements in sorted(PROPERTIES.items(), key=lambda pair: _is_elsewhere(pair[0], mutant)):
                if requirements.operation_ids(collection.resource).intersection(mutant.operations):
                    try:
                        function(collection)
                    except ContractViolation as violation:
                        return violation.check or function.__name__
    finally:
        session.close()
    return ""


def _is_elsewhere(function: Property, mutant: Mutant) -> bool:
    # Only for speed: the properties of the module that a kind is about go first.
    return MODULES.get(mutant.kind, "") not in function.__module__


def collections_of(mutant: Mutant, session: Session) -> Iterator[Collection]:
    """Yield the collections that a mutant's defect is in."""
    for resource in APIS[mutant.api].resources:
        if resource.operations.intersection(mutant.operations):
            yield Collection(resource, session)


def find_by_schemathesis(server: Server, mutant: Mutant, folder: Path) -> str:
    """Return ``schemathesis`` when it finds a mutant's defect: first alone, then in walks along links."""
    related = [one.operations for one in APIS[mutant.api].resources if one.operations.intersection(mutant.operations)]
    runs = (
        (frozenset(mutant.operations), ("examples", "coverage", "fuzzing")),
        (frozenset[str]().union(*related), ("examples", "fuzzing", "stateful")),
    )
    for operations, phases in runs:
        result = run_schemathesis(server, operations, phases, Extent(max_examples=40, first_only=True), folder)
        assert not result.has_crashed, result.output
        if result.failures:
            return "schemathesis"
    return ""


def test_every_kind_has_mutants() -> None:
    """Each kind has three mutants of Clemta and one of Wethod at least, and Wethod has twelve in all."""
    kinds = {api: Counter(one.kind for one in MUTANTS.values() if one.api == api) for api in APIS}
    assert set(KINDS) == set(kinds["clemta"])
    assert min(kinds["clemta"].values()) >= 3
    assert sum(kinds["wethod"].values()) >= 12
    assert {one.kind for one in MUTANTS.values()} - set(kinds["wethod"]) <= {"totals", "enum"}


def test_every_operation_has_mutants() -> None:
    """Each collection of Clemta has ten mutants at least, and each of its operations one."""
    named = Counter(operation for one in MUTANTS.values() if one.api == "clemta" for operation in one.operations)
    for resource in APIS["clemta"].resources:
        assert sum(named[operation] for operation in resource.operations) >= 10
        assert resource.operations <= set(named)


def test_every_property_applies() -> None:
    """Every property is for some collection, and every operation of a collection is in five properties at least."""
    resources = [resource for api in APIS.values() for resource in api.resources]
    for requirements in PROPERTIES.values():
        assert any(requirements.operation_ids(resource) for resource in resources), requirements
    for resource in resources:
        for operation in resource.operations:
            assert sum(operation in each.operation_ids(resource) for each in PROPERTIES.values()) >= 5, operation
